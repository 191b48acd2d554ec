// What is being waited for: nothing turns without saying so.
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import styles from './waiting.module.css';

export const Waiting = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.waiting}>
    <Mark kind="working" />
    <span>{children}</span>
  </p>
);
