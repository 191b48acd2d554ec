// Nonces for proofs (RFC 9449 §8): freshness by the server's clock alone, and nothing to be kept. Every server
// with the same master key makes and takes the same ones.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A new one begins so often; each is taken until the next one ends. */
const periodMs = 5 * 60_000;

/** Milliseconds after which no nonce of now is taken any more, on whichever server: when used proofs may be forgotten. */
export const nonceLifeMs = 4 * periodMs;

export interface Nonces {
  current(now: Date): string;
  /** `stale`: still taken, but a new one has begun. `wrong`: too old, or none of ours. */
  judge(nonce: string, now: Date): 'current' | 'stale' | 'wrong';
}

/** `masterKey` is KEYTURN_MASTER_KEY; the key of nonces is derived from it (RFC 5869). */
export function createNonces(masterKey: Uint8Array): Nonces {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'keyturn devices nonce', 32));
  const ofPeriod = (period: number): string =>
    createHmac('sha256', key).update(String(period)).digest('base64url').slice(0, 22);
  const periodOf = (now: Date): number => Math.floor(now.getTime() / periodMs);
  return {
    current: (now) => ofPeriod(periodOf(now)),
    judge(nonce, now) {
      const period = periodOf(now);
      if (isSame(nonce, ofPeriod(period))) return 'current';
      // The next one, too: clocks of servers differ a little.
      const isTaken = [period - 1, period + 1].some((near) => isSame(nonce, ofPeriod(near)));
      return isTaken ? 'stale' : 'wrong';
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
