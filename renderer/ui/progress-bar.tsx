// How much of something is done: a bar and two numbers, told to a screen reader as a progress bar.
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** "12 of 50" */
  readonly words: string;
}

export const ProgressBar = ({ label, done, total, words }: ProgressBarProps) => (
  <AriaProgressBar
    aria-label={label}
    value={done}
    maxValue={total}
    valueLabel={words}
    className={cx(styles.progress)}
  >
    {({ percentage = 0 }) => (
      <>
        <span className={styles.words}>{words}</span>
        <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles.track} width="100" height="4" />
          <rect className={styles.filled} width={percentage} height="4" />
        </svg>
      </>
    )}
  </AriaProgressBar>
);
