// A screen that steps aside for another one and keeps what was typed into it.
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { arriveAt } from './arrival.ts';
import styles from './kept.module.css';

/** Hides the children while `aside`. When they come back, the field that had the focus has it again. */
export const Kept = ({ aside, children }: { readonly aside: boolean; readonly children: ReactNode }) => {
  const kept = useRef<HTMLDivElement>(null);
  const wasAside = useRef(aside);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wasAside.current && !aside && kept.current) {
      if (field.current?.isConnected) field.current.focus();
      else arriveAt(kept.current);
      const title = kept.current.querySelector('h1');
      if (title) document.title = title.textContent;
    }
    wasAside.current = aside;
  }, [aside]);
  return (
    <div
      ref={kept}
      className={styles.kept}
      hidden={aside}
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement) field.current = target;
      }}
    >
      {children}
    </div>
  );
};
