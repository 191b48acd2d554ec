// The four steps of a reset.
import { Progress } from '../ui/progress.tsx';
import { useWords } from '../ui/words.tsx';

const steps = ['who', 'verify', 'password', 'done'] as const;

export const FlowProgress = ({ at }: { readonly at: (typeof steps)[number] }) => {
  const { t } = useWords();
  const step = steps.indexOf(at) + 1;
  return (
    <Progress
      step={step}
      total={steps.length}
      label={t('progress.label', { step, total: steps.length, name: t(`progress.${at}`) })}
    />
  );
};
