// How far along a flow is: bars for the eye, a sentence for the ear.
import { cx } from './cx.ts';
import styles from './progress.module.css';

export interface ProgressProps {
  readonly step: number;
  readonly total: number;
  /** "Step 2 of 4: prove it is you" */
  readonly label: string;
}

export const Progress = ({ step, total, label }: ProgressProps) => (
  <div className={styles.bars} role="img" aria-label={label}>
    {Array.from({ length: total }, (_, index) => (
      <span key={index} className={cx(styles.bar, index < step && styles.done)} />
    ))}
  </div>
);
