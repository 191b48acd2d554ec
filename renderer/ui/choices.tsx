// A list of ways to go on; pressing one goes there.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './choices.module.css';
import { cx } from './cx.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly about?: string;
  readonly icon?: ReactNode;
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
  <ul className={styles.list} aria-label={label}>
    {choices.map(({ id, name, about, icon, onPress, pending = false }) => (
      <li key={id} className={styles.item}>
        <Button className={cx(styles.choice)} onPress={onPress} isPending={pending}>
          {icon !== undefined && <span className={styles.icon}>{icon}</span>}
          <span className={styles.words}>
            <span className={styles.name}>{name}</span>
            {about !== undefined && <span className={styles.about}>{about}</span>}
          </span>
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
