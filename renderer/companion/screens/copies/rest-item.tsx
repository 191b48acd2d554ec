// One thing of the list: its box, what to do, and where it can be verified, how.
import { useId } from 'react';
import type { AppState, ChecklistLine } from '../../../../src/contract/ipc.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { KnownChecklistItem } from '../../../../src/settings/saved-credential-settings.ts';
import { Button } from '../../../ui/button.tsx';
import { TickBox } from '../../../ui/tick-box.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { useApp } from '../../stores/app.ts';
import styles from './copies.module.css';

const wordsOf = ({ t }: Translator, line: ChecklistLine, system: AppState['platform']) => {
  const { kind, id, name, about } = line;
  if (kind === 'saved') return { name: name ?? id, about: t('rest.saved.do') };
  const known = KnownChecklistItem.safeParse(id);
  if (kind === 'own' || !known.success) return { name: name ?? id, about };
  return { name: t(`rest.${known.data}`), about: t(`rest.${known.data}.do`, { system }) };
};

interface VerificationProps {
  readonly id: string;
  readonly check: Exclude<ChecklistLine['check'], 'none'>;
}

/** The button stays where it is, whatever comes of it: it keeps the focus of who pressed it. */
const Verification = ({ id, check }: VerificationProps) => {
  const { t } = useWords();
  const effects = useEffects();
  return (
    <>
      <div role="status" className={styles.answer}>
        {check === 'domain-away' && <p>{t('rest.away')}</p>}
        {check === 'domain-reachable' && <p>{t('rest.reachable')}</p>}
      </div>
      <span className={styles.link}>
        <Button kind="quiet" pending={check === 'checking'} onPress={() => void effects.copies.verify(id)}>
          {t(check === 'checking' ? 'rest.verifying' : 'rest.verify')}
        </Button>
      </span>
    </>
  );
};

export const RestItem = ({ line }: { readonly line: ChecklistLine }) => {
  const words = useWords();
  const effects = useEffects();
  const aboutId = useId();
  const { id, state, check } = line;
  const system = useApp(({ state: app }) => app?.platform ?? 'linux');
  const { name, about } = wordsOf(words, line, system);
  // What is done needs no instructions.
  const todo = state === 'open' ? about : null;
  return (
    <li className={styles.item}>
      <TickBox
        ticked={state !== 'open'}
        onChange={(done) => void effects.copies.tick(id, done)}
        {...(todo !== null && { describedBy: aboutId })}
      >
        <span className={styles.name}>{name}</span>
        {state === 'verified' && <span className={styles.note}> {words.t('rest.verified')}</span>}
      </TickBox>
      <div className={styles.beneath}>
        {todo !== null && (
          <p id={aboutId} className={styles.about}>
            {todo}
          </p>
        )}
        {state !== 'verified' && check !== 'none' && <Verification id={id} check={check} />}
      </div>
    </li>
  );
};
