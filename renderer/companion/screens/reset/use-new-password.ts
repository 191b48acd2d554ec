// The state of the new-password screen. The password lives here, in the component, and nowhere else: no
// store holds it, and it goes when the screen goes.
import { useEffect, useRef, useState } from 'react';
import type { PolicyRule } from '../../../../src/contract/steps.ts';
import { useWords } from '../../../ui/words.tsx';
import { loadWordLists } from '../../common-words.ts';
import type { WordLists } from '../../common-words.ts';
import { secureRandom, suggestPassphrase } from '../../passphrase.ts';
import { judge, ruleLines } from './rule-lines.ts';

/** What the server said about one password; it holds for no other. */
export interface Refused {
  readonly password: string;
  readonly rules: ReadonlySet<string>;
}

export const nothingRefused: Refused = { password: '', rules: new Set() };

export const useNewPassword = (rules: readonly PolicyRule[], refused: Refused) => {
  const words = useWords();
  const { t } = words;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  /** What stands in the field is ours, and shown: it is not typed again to find a slip. */
  const [suggested, setSuggested] = useState(false);
  const [problem, setProblem] = useState<{ readonly password?: string; readonly again?: string }>({});
  const [lists, setLists] = useState<WordLists | null>(null);
  const [openedAt] = useState(() => new Date());
  const passwordRef = useRef<HTMLInputElement>(null);
  const againRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let gone = false;
    // Without the lists the server still checks when the password is saved, and says so in the list.
    void loadWordLists().then(
      (loaded) => !gone && setLists(loaded),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);

  // Back from the directory with a no: why stands at the top, and the password is what is to be changed.
  useEffect(() => {
    if (refused === nothingRefused) return;
    passwordRef.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [refused]);

  const broken = refused.password === password ? refused.rules : nothingRefused.rules;
  const results = judge(password, rules, lists?.isCommon ?? null, broken);
  const lines = ruleLines(words, rules, results, broken, password === '', openedAt);
  const open = lines.filter(({ standing }) => standing === 'open').length;
  const summary = open === 0 ? t('password.rules-met') : t('password.rules-open', { count: open });

  /** The password when it may be sent; otherwise says what is missing, where it is missing. */
  const ready = (): string | null => {
    if (password === '') setProblem({ password: t('password.missing') });
    else if (open > 0) setProblem({ password: summary });
    else if (!suggested && again !== password) setProblem({ again: t('password.differs') });
    else return password;
    (password === '' || open > 0 ? passwordRef : againRef).current?.focus();
    return null;
  };
  const suggest = () => {
    if (!lists) return;
    const phrase = suggestPassphrase(rules, lists.diceware, lists.isCommon, secureRandom);
    if (phrase === null) return;
    setPassword(phrase);
    setAgain('');
    setShown(true);
    setSuggested(true);
    setProblem({});
  };
  const typed = (change: (value: string) => void) => (value: string) => {
    setProblem({});
    setSuggested(false);
    change(value);
  };
  return {
    password,
    again,
    shown,
    suggested,
    problem,
    lines,
    open,
    /** What the live region says: the list in one sentence. */
    spoken: password === '' ? '' : summary,
    canSuggest: lists !== null,
    passwordRef,
    againRef,
    setPassword: typed(setPassword),
    setAgain: typed(setAgain),
    setShown,
    suggest,
    ready,
  };
};
