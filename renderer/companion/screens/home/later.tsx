// Puts reminders off: one button where there is one choice, a button with a list where there are several.
import { Button } from '../../../ui/button.tsx';
import { MenuButton } from '../../../ui/menu-button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { snoozeButton, snoozeChoice } from './snooze-words.ts';

export interface LaterProps {
  /** The choices; at least one. */
  readonly minutes: readonly number[];
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
  readonly onSnooze: (minutes: number) => void;
}

export const Later = ({ minutes, now, onSnooze }: LaterProps) => {
  const words = useWords();
  const [only, ...others] = minutes;
  const from = new Date(now);
  if (only === undefined) return null;
  if (others.length === 0)
    return <Button onPress={() => onSnooze(only)}>{snoozeButton(words, only, from)}</Button>;
  return (
    <MenuButton
      name={words.t('home.later')}
      onChoose={(id) => onSnooze(Number(id))}
      choices={minutes.map((choice) => ({
        id: String(choice),
        name: snoozeChoice(words, choice, from),
        about: words.moment(new Date(now + choice * 60_000), from),
      }))}
    />
  );
};
