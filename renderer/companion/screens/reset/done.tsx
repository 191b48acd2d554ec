// Done: what was updated, what was not and why, what to do next.
import type * as z from 'zod';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { CompletedStep } from '../../../../src/contract/steps.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { FlowProgress } from '../../flow-progress.tsx';
import { Frame } from '../../frame.tsx';
import { show } from '../../stores/app.ts';
import { openItems, useCopies } from '../../stores/copies.ts';
import { useReset } from '../../stores/flow.ts';
import { isLeftOver, isOpen } from '../copies/credential-lines.ts';
import { KeychainWait } from '../copies/keychain-wait.tsx';
import { OutcomeList } from '../copies/outcome-list.tsx';
import { StopWaiting } from './stop-waiting.tsx';
import { directoryLines, systemLines } from './things.ts';

type Completed = z.infer<typeof CompletedStep>;

export interface DoneProps {
  readonly view: ResetView;
  readonly step: Completed;
  readonly onRetry: () => void;
  readonly onFinish: () => void;
}

/** "Your new password works. It is good until Tuesday 2 March 2027." The directory's instant, or nothing. */
const leadOf = ({ t, dates }: Translator, step: Completed): string => {
  if (step.changedAt === null) return t('done.lead.unlocked');
  const first = t(step.confirmed === 'yes' ? 'done.lead.works' : 'done.lead.set');
  // A password that is to be changed again has no date worth telling.
  if (step.mustChange === true) return first;
  if (step.expiresAt === null) return `${first} ${t('done.lead.never')}`;
  return `${first} ${t('done.lead.expires', { when: dates.day(new Date(step.expiresAt), new Date()) })}`;
};

const nextOf = ({ t }: Translator, view: ResetView, step: Completed): readonly string[] => [
  ...(step.mustChange === true ? [t('done.next.must-change')] : []),
  ...(step.confirmed === 'no' ? [t('done.next.not-confirmed')] : []),
  ...(view.credentials.some(isLeftOver) && !view.canRetryCredentials ? [t('done.retry.gone')] : []),
  t(step.changedAt === null ? 'done.next.locked-again' : 'done.next.sign-in'),
];

export const Done = ({ view, step, onRetry, onFinish }: DoneProps) => {
  const words = useWords();
  const { t } = words;
  const { pending, fault, faultAt } = useReset();
  const left = view.credentials.filter(isLeftOver);
  const busy = view.credentials.some(isOpen);
  const rest = useCopies(({ view: copies }) => view.own && copies !== null && openItems(copies) > 0);
  const retry = left.length > 0 && view.canRetryCredentials;
  const next = nextOf(words, view, step);
  const changed = left.length > 0 ? t('done.title.leftovers') : t('done.title.changed');
  const locked = left.some(({ state }) => state === 'locked');
  return (
    <Frame
      title={step.changedAt === null ? t('done.title.unlocked') : changed}
      lead={leadOf(words, step)}
      progress={<FlowProgress at="done" />}
      withReference
      answers={
        <>
          {retry && (
            <Button kind="filled" pending={pending === 'reset.retry-credentials'} onPress={onRetry}>
              {t(locked ? 'done.retry' : 'done.retry.other')}
            </Button>
          )}
          {view.waitingForKeychain && <StopWaiting />}
          <Button kind={retry ? 'outlined' : 'filled'} onPress={onFinish}>
            {t('action.done')}
          </Button>
        </>
      }
    >
      <OutcomeList
        lines={view.credentials}
        again={view.canRetryCredentials}
        before={directoryLines(words, view, step)}
        after={systemLines(words, step)}
      />
      {view.waitingForKeychain && <KeychainWait />}
      <Steps heading={t('done.next')} steps={next} />
      {rest && !busy && <Button onPress={() => show('copies')}>{t('done.rest')}</Button>}
      <FaultNotice fault={fault} at={faultAt} />
    </Frame>
  );
};
