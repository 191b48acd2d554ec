// What a row of a list says: a drawing, a name, and what it means. The row around it may be pressed or not.
import type { ReactNode } from 'react';
import styles from './row.module.css';

export interface RowWordsProps {
  readonly name: string;
  readonly about?: string | undefined;
  readonly icon?: ReactNode;
}

export const RowWords = ({ name, about, icon }: RowWordsProps) => (
  <>
    {icon !== undefined && <span className={styles.icon}>{icon}</span>}
    <span className={styles.words}>
      <span className={styles.name}>{name}</span>
      {about !== undefined && <span className={styles.about}>{about}</span>}
    </span>
  </>
);
