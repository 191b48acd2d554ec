// A ring that shows how much is left, with the figure or a sign in its middle. Each state has a shape of its own,
// so that colour is never the only sign.
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './dial.module.css';
import { Mark } from './mark.tsx';
import type { MarkKind } from './mark.tsx';
import tones from './tone.module.css';
import turning from './turning.module.css';

export type DialTone = 'fine' | 'soon' | 'urgent' | 'quiet';

/**
 * What the ring does: filled by a share between 0 and 1; whole; broken, because it is over; dashed, because nothing is
 * known; turning, while something is being looked up.
 */
type DialRing =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'whole' | 'broken' | 'dashed' | 'turning' };

export interface DialProps {
  readonly tone: DialTone;
  readonly ring: DialRing;
  /** It may not be true any more: dashed, and without colour. */
  readonly old?: boolean;
  /** Large; a number, or a drawing on a grid of 24. */
  readonly figure?: string;
  readonly sign?: ReactNode;
  /** Beneath, in small letters. */
  readonly word: string;
  /** Beneath the word, so that a figure's colour is not the only sign of how it stands. */
  readonly mark?: MarkKind;
  /** All of it in words, for those who don't see it. Absent: the words beside it say the same. */
  readonly label?: string;
}

const width = 8;
const circle = { cx: 60, cy: 60, r: 54, strokeWidth: width } as const;
/** So much of the ring is seen however little is left, in hundredths: a round end alone looks like a speck. */
const least = 1.5;
const dashes = '1.6 2.4';

const Track = ({ dashed = false }: { readonly dashed?: boolean }) => (
  <circle
    {...circle}
    className={styles.track}
    pathLength={100}
    {...(dashed && { strokeDasharray: dashes })}
  />
);

const Share = ({ share, old }: { readonly share: number; readonly old: boolean }) => (
  <>
    <Track dashed={old} />
    <circle
      {...circle}
      className={styles.arc}
      pathLength={100}
      strokeDasharray={`${String(Math.max(least, Math.min(1, share) * 100))} 100`}
      strokeLinecap={old ? 'butt' : 'round'}
      transform="rotate(-90 60 60)"
      {...(old && { strokeWidth: width / 2 })}
    />
  </>
);

/** Three pieces, one of which has come off. */
const Broken = () => (
  <g className={styles.arc} strokeWidth={width} strokeLinecap="butt">
    <path d="M60 6a54 54 0 1 0 46.8 81" />
    <path d="M110.7 78.5a54 54 0 0 0-12.5-56.7" />
    <path d="M96.5 12.5a54 54 0 0 0-25-12.3" transform="translate(4 0)" />
  </g>
);

const Ring = ({ ring, old }: { readonly ring: DialRing; readonly old: boolean }) => {
  switch (ring.kind) {
    case 'share':
      return <Share share={ring.share} old={old} />;
    case 'whole':
      return <circle {...circle} className={styles.arc} {...(old && { strokeDasharray: '4 6' })} />;
    case 'broken':
      return <Broken />;
    case 'dashed':
      return <Track dashed />;
    case 'turning':
      return (
        <>
          <Track />
          <path
            className={cx(styles.arc, styles.turning, turning.arc)}
            strokeWidth={width}
            d="M60 6a54 54 0 0 1 54 54"
          />
        </>
      );
  }
};

export const Dial = ({ tone, ring, old = false, figure, sign, word, mark, label }: DialProps) => (
  <div
    className={cx(styles.dial, tones[old ? 'quiet' : tone], old && styles.old)}
    {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
  >
    <svg className={styles.ring} viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <Ring ring={ring} old={old} />
    </svg>
    <span className={styles.middle}>
      {figure !== undefined && <span className={styles.figure}>{figure}</span>}
      {sign !== undefined && <span className={styles.sign}>{sign}</span>}
      <span className={styles.word}>{word}</span>
      {mark !== undefined && (
        <span className={styles.mark}>
          <Mark kind={mark} />
        </span>
      )}
    </span>
  </div>
);
