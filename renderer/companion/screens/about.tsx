// About: which Keyturn this is, and whose.
import { Card, Facts } from '../../ui/card.tsx';
import { useWords } from '../../ui/words.tsx';
import type { AppState } from '../../../src/contract/ipc.ts';
import { Frame } from '../frame.tsx';

export interface AboutProps {
  readonly state: AppState;
  readonly onBack: () => void;
}

export const About = ({ state, onBack }: AboutProps) => {
  const { t } = useWords();
  const { version, organisation, development, helpDesk } = state;
  const facts: (readonly [string, string])[] = [
    [t('about.version'), development ? `${version}, ${t('about.development')}` : version],
    [t('about.organisation'), organisation ?? t('about.organisation.none')],
    ...(helpDesk.phone === null ? [] : [[t('about.help-desk'), helpDesk.phone] as const]),
    ...(helpDesk.hours === null ? [] : [[t('about.hours'), helpDesk.hours] as const]),
  ];
  return (
    <Frame title={t('about.title')} lead={t('about.lead')} onBack={onBack}>
      <Card>
        <Facts facts={facts} />
      </Card>
    </Frame>
  );
};
