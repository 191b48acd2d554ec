// The small sign in front of a thing done, a rule or a check. It never speaks: the word stands beside it.
import { cx } from './cx.ts';
import styles from './mark.module.css';
import tones from './tone.module.css';
import turning from './turning.module.css';

export type MarkKind = 'done' | 'attention' | 'urgent' | 'open' | 'working' | 'none' | 'item';

const ring = <circle cx="10" cy="10" r="8.75" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const disc = <circle cx="10" cy="10" r="9.5" fill="currentColor" />;
const exclamation = <path className={styles.sign} d="M10 5.5v5.2M10 14.4v.1" />;

const drawings = {
  done: (
    <>
      {disc}
      <path className={styles.sign} d="m6 10.4 2.7 2.7 5.3-5.8" />
    </>
  ),
  attention: (
    <>
      <path d="M10 .9 19.6 18H.4z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path className={styles.sign} d="M10 7.4v4.2M10 14.9v.1" />
    </>
  ),
  urgent: (
    <>
      {disc}
      {exclamation}
    </>
  ),
  open: ring,
  // One of a list of which nothing is asked: no ring, which looks like something to choose.
  item: <circle cx="10" cy="10" r="3" fill="currentColor" />,
  working: (
    <>
      <circle className={styles.track} cx="10" cy="10" r="8.5" fill="none" strokeWidth="2.5" />
      <path
        className={turning.arc}
        d="M10 1.5a8.5 8.5 0 0 1 8.5 8.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </>
  ),
  none: (
    <>
      {ring}
      <path d="M6.5 10h7" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </>
  ),
} as const;

const colours = {
  done: tones.fine,
  attention: tones.soon,
  urgent: tones.urgent,
  open: styles.open,
  working: styles.working,
  none: styles.none,
  item: styles.item,
} as const satisfies Record<MarkKind, unknown>;

export const Mark = ({ kind }: { readonly kind: MarkKind }) => (
  <svg className={cx(styles.mark, colours[kind])} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {drawings[kind]}
  </svg>
);
