// Six digits: typed, or pasted anywhere in the window; the last one sends them off.
import { useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { CodeInput, codeLength } from '../../../ui/code-input.tsx';
import { pastedCode } from '../../../ui/digits.ts';
import { useWords } from '../../../ui/words.tsx';
import { usePasteAnywhere } from './use-paste.ts';

export interface CodeEntryState {
  readonly digits: string;
  readonly problem: string | undefined;
  /** Digits as they come, six at the most; sends them when they are whole. */
  readonly take: (digits: string) => void;
  readonly submit: () => void;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
}

/**
 * The state of a code field. `send` says whether the code was right; one that was not is cleared, and the
 * field has the focus again.
 */
export const useCodeEntry = (
  send: (digits: string) => Promise<boolean>,
  pending: boolean,
): CodeEntryState => {
  const { t } = useWords();
  const [digits, setDigits] = useState('');
  const [problem, setProblem] = useState<string>();
  const inputRef = useRef<HTMLInputElement>(null);

  const offer = async (code: string) => {
    if (pending) return;
    if (code.length < codeLength) {
      setProblem(t('code.incomplete'));
      inputRef.current?.focus();
      return;
    }
    if (await send(code)) return;
    setDigits('');
    inputRef.current?.focus();
  };
  const take = (code: string) => {
    setProblem(undefined);
    setDigits(code);
    if (code.length === codeLength) void offer(code);
  };
  usePasteAnywhere((text) => {
    const code = pastedCode(text, codeLength);
    if (code !== null && !pending) take(code);
    return code !== null;
  });
  return { digits, problem, take, submit: () => void offer(digits), inputRef };
};

export const CodeEntry = ({
  entry,
  pending,
}: {
  readonly entry: CodeEntryState;
  readonly pending: boolean;
}) => {
  const { t } = useWords();
  return (
    <CodeInput
      label={t('code.label')}
      about={t('code.paste')}
      value={entry.digits}
      onChange={entry.take}
      problem={entry.problem}
      readOnly={pending}
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
