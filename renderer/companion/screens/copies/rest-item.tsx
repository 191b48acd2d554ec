// One thing of the list: its box, what to do, and where it can be verified, how.
import { useId } from 'react';
import type { ChecklistLine } from '../../../../src/contract/ipc.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { KnownChecklistItem } from '../../../../src/settings/saved-credential-settings.ts';
import { Button } from '../../../ui/button.tsx';
import { TickBox } from '../../../ui/tick-box.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import styles from './copies.module.css';

/** IT's own words, or those that Keyturn has for the id. */
const wordsOf = ({ t }: Translator, { id, name, about }: ChecklistLine) => {
  const known = KnownChecklistItem.safeParse(id);
  if (name !== null || !known.success) return { name: name ?? id, about };
  return { name: t(`rest.${known.data}`), about: t(`rest.${known.data}.do`) };
};

interface VerificationProps {
  readonly id: string;
  readonly check: Exclude<ChecklistLine['check'], 'none'>;
}

const Verification = ({ id, check }: VerificationProps) => {
  const { t } = useWords();
  const effects = useEffects();
  switch (check) {
    case 'checking':
      return <Waiting>{t('rest.verifying')}</Waiting>;
    case 'domain-reachable':
      return <p>{t('rest.reachable')}</p>;
    case 'offered':
    case 'domain-away':
      return (
        <>
          {check === 'domain-away' && <p>{t('rest.away')}</p>}
          <span className={styles.verify}>
            <Button kind="quiet" onPress={() => void effects.copies.verify(id)}>
              {t('rest.verify')}
            </Button>
          </span>
        </>
      );
  }
};

export const RestItem = ({ line }: { readonly line: ChecklistLine }) => {
  const words = useWords();
  const effects = useEffects();
  const aboutId = useId();
  const { id, state, check } = line;
  const { name, about } = wordsOf(words, line);
  // What is done needs no instructions.
  const todo = state === 'open' ? about : null;
  return (
    <li className={styles.item}>
      <TickBox
        ticked={state !== 'open'}
        onChange={(done) => void effects.copies.tick(id, done)}
        {...(todo !== null && { describedBy: aboutId })}
      >
        {name}
        {state === 'verified' && <span className={styles.note}> {words.t('rest.verified')}</span>}
      </TickBox>
      <div className={styles.beneath}>
        {todo !== null && (
          <p id={aboutId} className={styles.about}>
            {todo}
          </p>
        )}
        {state !== 'verified' && check !== 'none' && (
          <div role="status">
            <Verification id={id} check={check} />
          </div>
        )}
      </div>
    </li>
  );
};
