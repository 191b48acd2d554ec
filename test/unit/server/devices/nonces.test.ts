// Nonces: the same on every server of a master key, new every five minutes, good until the next one ends.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNonces, nonceLifeMs } from '../../../../server/devices/nonces.ts';

const nonces = createNonces(Buffer.alloc(32, 1));
const start = Date.parse('2026-12-03T09:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1_000);

describe('a nonce', () => {
  test('is the same on another server of the same key, and on none of another', () => {
    expect(createNonces(Buffer.alloc(32, 1)).current(at(0))).toBe(nonces.current(at(0)));
    expect(createNonces(Buffer.alloc(32, 2)).judge(nonces.current(at(0)), at(0))).toBe('wrong');
  });

  test('is current for its five minutes, then taken for five more', () => {
    const nonce = nonces.current(at(0));
    expect(nonces.judge(nonce, at(299))).toBe('current');
    expect(nonces.judge(nonce, at(300))).toBe('stale');
    expect(nonces.judge(nonce, at(599))).toBe('stale');
    expect(nonces.judge(nonce, at(600))).toBe('wrong');
  });

  test('of a server whose clock is a little ahead is taken', () => {
    expect(nonces.judge(nonces.current(at(301)), at(299))).toBe('stale');
    expect(nonces.judge(nonces.current(at(900)), at(299))).toBe('wrong');
  });

  test('is not taken any more once used proofs are forgotten, whichever server gave it', () => {
    fc.assert(
      fc.property(fc.nat(600_000), fc.integer({ min: -300_000, max: 300_000 }), (offset, skew) => {
        const used = start + offset;
        const nonce = nonces.current(new Date(used + skew));
        expect(nonces.judge(nonce, new Date(used + nonceLifeMs))).toBe('wrong');
      }),
    );
  });

  test('that is nobody’s is wrong, whatever it looks like', () => {
    fc.assert(fc.property(fc.string(), (text) => nonces.judge(text, at(0)) === 'wrong'));
    expect(nonces.judge(`${nonces.current(at(0))}x`, at(0))).toBe('wrong');
  });
});
