// Six digits: typed, or pasted anywhere in the window; the last one sends them off.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { CodeInput, codeLength } from '../../../ui/code-input.tsx';
import { pastedCode } from '../../../ui/digits.ts';
import { useWords } from '../../../ui/words.tsx';
import { usePasteAnywhere } from './use-paste.ts';

export interface CodeEntryState {
  readonly digits: string;
  readonly problem: string | undefined;
  /** The code is being checked, or will be as soon as the mail is on its way. */
  readonly checking: boolean;
  /** Digits as they come, six at the most; sends them when they are whole. */
  readonly take: (digits: string) => void;
  readonly submit: () => void;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
}

export interface CodeEntryOptions {
  /** Sends a whole code and says whether it was right. */
  readonly send: (digits: string) => Promise<boolean>;
  /** Main has been asked something: one question at a time. */
  readonly pending: boolean;
  /** What it has been asked is to mail a code. Digits may come meanwhile; they are sent when it is done. */
  readonly sending?: boolean;
  /** The mail could not be sent: what was typed meanwhile waits for the button. */
  readonly failed?: boolean;
}

/** The state of a code field. A code that was not right is cleared, and the field has the focus again. */
export const useCodeEntry = (options: CodeEntryOptions): CodeEntryState => {
  const { send, pending, sending = false, failed = false } = options;
  const { t } = useWords();
  const [digits, setDigits] = useState('');
  const [problem, setProblem] = useState<string>();
  const inputRef = useRef<HTMLInputElement>(null);
  const whole = digits.length === codeLength;

  const hand = (code: string) =>
    void send(code).then((right) => {
      if (right) return;
      setDigits('');
      inputRef.current?.focus();
    });
  const offer = (code: string) => {
    if (code.length < codeLength) {
      setProblem(t('code.incomplete'));
      inputRef.current?.focus();
    } else if (!pending) hand(code);
  };
  const take = (code: string) => {
    setProblem(undefined);
    setDigits(code);
    if (code.length === codeLength) offer(code);
  };
  const mailed = useEffectEvent(() => {
    if (whole && !failed) hand(digits);
  });
  useEffect(() => {
    if (!sending) mailed();
  }, [sending]);
  usePasteAnywhere((text) => {
    const code = pastedCode(text, codeLength);
    if (code !== null && (!pending || sending)) take(code);
    return code !== null;
  });
  return {
    digits,
    problem,
    checking: sending ? whole : pending,
    take,
    submit: () => offer(digits),
    inputRef,
  };
};

export const CodeEntry = ({ entry }: { readonly entry: CodeEntryState }) => {
  const { t } = useWords();
  return (
    <CodeInput
      label={t('code.label')}
      about={t('code.paste')}
      value={entry.digits}
      onChange={entry.take}
      problem={entry.problem}
      readOnly={entry.checking}
      inputRef={entry.inputRef}
    />
  );
};

export const CheckCodeButton = ({ pending }: { readonly pending: boolean }) => {
  const { t } = useWords();
  return (
    <Button kind="filled" type="submit" pending={pending}>
      {t(pending ? 'code.checking' : 'code.submit')}
    </Button>
  );
};
