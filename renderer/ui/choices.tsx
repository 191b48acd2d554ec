// A list of ways to go on; pressing one goes there.
import { Button } from 'react-aria-components';
import { cx } from './cx.ts';
import row from './row.module.css';
import { RowWords } from './row.tsx';
import type { RowWordsProps } from './row.tsx';
// After the row's: it changes them.
import styles from './choices.module.css';

export interface Choice extends RowWordsProps {
  readonly id: string;
  readonly onPress: () => void;
  readonly pending?: boolean;
}

export const Choices = ({
  choices,
  label,
}: {
  readonly choices: readonly Choice[];
  readonly label: string;
}) => (
  <ul className={cx(row.list, styles.list)} aria-label={label}>
    {choices.map(({ id, name, about, icon, onPress, pending = false }) => (
      <li key={id} className={row.item}>
        <Button className={cx(row.row, styles.choice)} onPress={onPress} isPending={pending}>
          <RowWords name={name} about={about} icon={icon} />
          <svg className={styles.onward} viewBox="0 0 8 14" aria-hidden="true" focusable="false">
            <path
              d="m1 1 6 6-6 6"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              strokeLinecap="round"
            />
          </svg>
        </Button>
      </li>
    ))}
  </ul>
);
