// The self-checks as a text for the command line: one numbered line each, for people and for scripts.
import type { CheckResult } from '../../src/contract/ipc.ts';
import type { Translator } from '../../src/i18n/index.ts';

export interface Diagnosis {
  readonly text: string;
  /** 0: Keyturn can do its work here, perhaps with something to look at. 1: it can't. */
  readonly exitCode: 0 | 1;
}

/** Words the results. `[ok]`, `[attention]`, `[bad]` and `[not-run]` are the same in every language. */
export function wordDiagnosis(results: readonly CheckResult[], words: Translator): Diagnosis {
  const lines = results.flatMap(({ id, verdict, text, advice, params }, index) => [
    words.t('check.line', {
      number: index + 1,
      verdict,
      name: words.t(`check.${id}.name`),
      text: words.find(text, params) ?? text,
    }),
    ...(advice === null
      ? []
      : [words.t('check.line.advice', { advice: words.find(advice, params) ?? advice })]),
  ]);
  const bad = results.some(({ verdict }) => verdict === 'bad' || verdict === 'not-run');
  return { text: lines.join('\n'), exitCode: bad ? 1 : 0 };
}
