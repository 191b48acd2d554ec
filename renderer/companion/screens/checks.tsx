// Run checks: what Keyturn needs on this computer, one numbered line each.
import { useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { useWords } from '../../ui/words.tsx';
import { useEffects } from '../effects/index.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { Frame } from '../frame.tsx';
import { useChecks } from '../stores/checks.ts';
import { CheckList } from './check-list.tsx';

export const Checks = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useWords();
  const effects = useEffects();
  const { results, running, fault } = useChecks();
  useEffect(() => void effects.app.runChecks(), [effects]);

  const count = results.filter(({ verdict }) => verdict === 'attention' || verdict === 'bad').length;
  const finished = !running && results.length > 0;
  const summary = count === 0 ? t('checks.summary.ok') : t('checks.summary.attention', { count });
  return (
    <Frame
      title={t('checks.title')}
      lead={finished ? summary : t('checks.running')}
      onBack={onBack}
      answers={
        <Button kind="filled" pending={running} onPress={() => void effects.app.runChecks()}>
          {t('checks.again')}
        </Button>
      }
    >
      <FaultNotice fault={fault} at={0} />
      <CheckList results={results} />
      <LiveRegion text={finished ? summary : ''} />
    </Frame>
  );
};
