// The help desk in one line, with its hours: on every screen. Large where it is the answer.
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useWords } from '../ui/words.tsx';
import { useEffects } from './effects/index.tsx';
import styles from './help-desk.module.css';
import { useApp } from './stores/app.ts';
import { useReset } from './stores/flow.ts';

const useHelpDesk = () => {
  const helpDesk = useApp(({ state }) => state?.helpDesk);
  return helpDesk ?? { phone: null, hours: null, hasLink: false };
};

export const HelpDeskLine = () => {
  const { t } = useWords();
  const effects = useEffects();
  const { phone, hours, hasLink } = useHelpDesk();
  const name = phone === null ? t('help.unknown') : t('help.phone', { phone });
  return (
    <p className={styles.line}>
      {hasLink ? (
        <Button
          kind="quiet"
          label={`${name}: ${t('help.link')}`}
          onPress={() => void effects.app.openHelpDesk()}
        >
          {name}
        </Button>
      ) : (
        <span>{name}</span>
      )}
      {hours !== null && <span className={styles.hours}>{hours}</span>}
    </p>
  );
};

/**
 * "Still stuck? Call the help desk on 4400." as a sentence of its own; without the question where nobody else can
 * help. Its hours are at the foot of the screen.
 */
export const useHelpDeskSentence = (only: boolean): string => {
  const { t } = useWords();
  const { phone } = useHelpDesk();
  const call = phone === null ? t('help.ask') : t('help.call', { phone });
  return only ? call : `${t('help.stuck')} ${call}`;
};

/** "Tell them this reference: 7K3-M2P.", the reference never broken over two lines; nothing without one. */
export const QuoteReference = ({ reference }: { readonly reference: string | null }) => {
  const { t } = useWords();
  if (reference === null) return null;
  const [before = '', after = ''] = t('help.quote', { reference }).split(reference);
  return (
    <>
      {' '}
      {before}
      <span className={styles.whole}>{reference}</span>
      {after}
    </>
  );
};

/** Where the help desk is what to do next: its number, its hours and the reference, to be read from afar. */
export const HelpDeskCard = ({ heading }: { readonly heading?: string }) => {
  const words = useWords();
  const { t } = words;
  const { phone, hours } = useHelpDesk();
  const reference = useReset(({ view }) => view?.reference ?? null);
  if (phone === null && reference === null) return <p>{t('help.ask')}</p>;
  return (
    <section className={styles.card}>
      {heading !== undefined && <h2 className={styles.heading}>{heading}</h2>}
      <dl className={styles.figures}>
        {phone !== null && (
          <div className={styles.figure}>
            <dt>{t('help.desk')}</dt>
            <dd>{phone}</dd>
          </div>
        )}
        {reference !== null && (
          <div className={styles.figure}>
            <dt>{t('reference.name')}</dt>
            <dd>
              <span aria-hidden="true">{reference}</span>
              <VisuallyHidden>{words.spelled(reference)}</VisuallyHidden>
            </dd>
          </div>
        )}
      </dl>
      {hours !== null && <p className={styles.note}>{hours}</p>}
    </section>
  );
};
