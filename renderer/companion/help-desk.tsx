// The help desk in one line, with its hours: on every screen.
import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/words.tsx';
import { useEffects } from './effects/index.tsx';
import styles from './help-desk.module.css';
import { useApp } from './stores/app.ts';

export const HelpDeskLine = () => {
  const { t } = useWords();
  const effects = useEffects();
  const helpDesk = useApp(({ state }) => state?.helpDesk);
  const phone = helpDesk?.phone ?? null;
  const hours = helpDesk?.hours ?? null;
  return (
    <p className={styles.line}>
      <span>{phone === null ? t('help.unknown') : t('help.phone', { phone })}</span>
      {hours !== null && <span>{hours}</span>}
      {helpDesk?.hasLink === true && (
        <Button kind="quiet" onPress={() => void effects.app.openHelpDesk()}>
          {t('help.link')}
        </Button>
      )}
    </p>
  );
};

/** "Call the help desk on 4400 (Mon to Sat 06:00 to 23:00)." as a sentence of its own. */
export const useHelpDeskSentence = (): string => {
  const { t } = useWords();
  const helpDesk = useApp(({ state }) => state?.helpDesk);
  const { phone = null, hours = null } = helpDesk ?? {};
  if (phone === null) return t('help.ask');
  return hours === null ? t('help.call', { phone }) : t('help.call-hours', { phone, hours });
};
