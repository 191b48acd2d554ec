// For who wants to know more: what a new password needs, and the last reminders.
import type { HomeView } from '../../../../src/contract/ipc.ts';
import { Disclosure, Disclosures } from '../../../ui/disclosure.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { ruleWords } from '../reset/rule-lines.ts';
import type { KnownState } from './home-state.ts';
import { reminderLines } from './reminder-lines.ts';

export interface HomeDetailsProps {
  readonly state: KnownState;
  readonly view: HomeView;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: number;
}

export const HomeDetails = ({ state, view, now }: HomeDetailsProps) => {
  const words = useWords();
  const from = new Date(now);
  const { rules } = state.known.policy;
  if (rules.length === 0 && view.reminders.length === 0) return null;
  return (
    <Disclosures>
      {rules.length > 0 && (
        <Disclosure name={words.t('home.rules')}>
          <MarkedList
            lines={rules.map((rule) => ({ id: rule.id, mark: 'item', words: ruleWords(words, rule, from) }))}
          />
        </Disclosure>
      )}
      {view.reminders.length > 0 && (
        <Disclosure name={words.t('home.reminders')}>
          <MarkedList lines={reminderLines(words, view.reminders, from)} />
        </Disclosure>
      )}
    </Disclosures>
  );
};
