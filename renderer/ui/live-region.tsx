// Says something to a screen reader without moving its focus (WCAG 2.2, 4.1.3).
import { useEffect, useState } from 'react';
import styles from './visually-hidden.module.css';

/** Milliseconds of quiet before changing words are said: a reader must not be cut off at every key. */
const quietMs = 700;

/**
 * The polite region. It says `text` when it has stood still for a moment, and only when it differs
 * from what was said last.
 */
export const LiveRegion = ({ text }: { readonly text: string }) => {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" aria-live="polite" className={styles.hidden}>
      {said}
    </p>
  );
};
