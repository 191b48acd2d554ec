// The numbered list of self-checks: name, verdict as mark, word and colour, what was found, what to do.
import type { CheckResult } from '../../../src/contract/ipc.ts';
import { cx } from '../../ui/cx.ts';
import { Mark } from '../../ui/mark.tsx';
import type { MarkKind } from '../../ui/mark.tsx';
import tones from '../../ui/tone.module.css';
import { useWords } from '../../ui/words.tsx';
import styles from './check-list.module.css';

const marks = {
  running: 'working',
  ok: 'done',
  attention: 'attention',
  bad: 'urgent',
  'not-run': 'none',
} as const satisfies Record<CheckResult['verdict'], MarkKind>;

const colours = {
  running: undefined,
  ok: tones.fine,
  attention: tones.soon,
  bad: tones.urgent,
  'not-run': undefined,
} as const;

export const CheckList = ({ results }: { readonly results: readonly CheckResult[] }) => {
  const words = useWords();
  const { t } = words;
  return (
    <ol className={styles.list}>
      {results.map(({ id, verdict, text, advice, params }) => {
        const found = verdict === 'running' ? '' : (words.find(text, params) ?? t('checks.unworded'));
        const todo = advice === null ? undefined : words.find(advice, params);
        return (
          <li key={id} className={styles.check}>
            <Mark kind={marks[verdict]} />
            <div className={styles.words}>
              <p className={styles.head}>
                <span className={styles.name}>{words.t(`check.${id}.name`)}</span>
                <span className={cx(styles.verdict, colours[verdict])}>{t(`verdict.${verdict}`)}</span>
              </p>
              {found !== '' && <p className={styles.found}>{found}</p>}
              {todo !== undefined && <p>{t('checks.advice', { advice: todo })}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
};
