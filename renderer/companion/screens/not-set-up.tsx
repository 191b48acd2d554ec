// This computer has no settings, or settings that may not be used: what a person does, what IT does.
import { useState } from 'react';
import type { AppState } from '../../../src/contract/ipc.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { useWords } from '../../ui/words.tsx';
import { useEffects } from '../effects/index.tsx';
import { Frame } from '../frame.tsx';
import { show } from '../stores/app.ts';

/** Never on a workstation in use: on a shared seat a typed address would be a phishing tool. */
const DevelopmentAddress = () => {
  const { t } = useWords();
  const effects = useEffects();
  const [url, setUrl] = useState('http://127.0.0.1:8787');
  const [problem, setProblem] = useState<string>();
  const use = async () => {
    const fault = await effects.app.useApiAddress(url);
    setProblem(fault && t('setup.development.not-an-address'));
  };
  return (
    <Card heading={t('setup.development.title')}>
      <Field
        label={t('setup.development.label')}
        about={t('setup.development.about')}
        type="url"
        inputMode="url"
        value={url}
        onChange={setUrl}
        problem={problem}
      />
      <Button onPress={() => void use()}>{t('setup.development.use')}</Button>
    </Card>
  );
};

type Setup = Exclude<AppState['setup'], { kind: 'ready' }>;

export const NotSetUp = ({
  setup,
  development,
}: {
  readonly setup: Setup;
  readonly development: boolean;
}) => {
  const { t } = useWords();
  const refused = setup.kind === 'refused';
  return (
    <Frame
      title={t(refused ? 'setup.refused.title' : 'setup.missing.title')}
      lead={t(refused ? 'setup.refused.lead' : 'setup.missing.lead')}
      answers={
        <Button kind="filled" onPress={() => show('checks')}>
          {t('home.checks')}
        </Button>
      }
    >
      <Card heading={t('setup.missing.person')}>{t('setup.missing.person.text')}</Card>
      <Card heading={t('setup.missing.it')}>
        {refused ? (
          <>
            <Facts
              facts={[
                [t('setup.refused.reason'), setup.reason],
                [t('setup.refused.location'), setup.location],
              ]}
            />
            <p>{t('setup.refused.it.text')}</p>
          </>
        ) : (
          t('setup.missing.it.text')
        )}
      </Card>
      {development && <DevelopmentAddress />}
    </Frame>
  );
};
