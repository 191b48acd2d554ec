// More for who wants it: closed until it is asked for.
import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

export const Disclosure = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <details className={styles.disclosure}>
    <summary className={styles.name}>
      {name}
      <svg className={styles.arrow} viewBox="0 0 14 8" aria-hidden="true" focusable="false">
        <path d="m1 1 6 6 6-6" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
    </summary>
    <div className={styles.more}>{children}</div>
  </details>
);

/** Several of them. */
export const Disclosures = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.row}>{children}</div>
);
