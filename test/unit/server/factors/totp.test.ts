// Codes of an app: RFC 6238's own numbers, one step of tolerance, no step twice.
import * as fc from 'fast-check';
import { generate } from 'otplib';
import { describe, expect, test } from 'vitest';
import { matchingStep, newTotpSecret, totpUri } from '../../../../server/factors/totp.ts';

/** RFC 6238 appendix B: SHA-1 of the ASCII secret 12345678901234567890, last six of its eight digits. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1_000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238 at %i: %s', async (seconds, code) => {
  expect(await matchingStep(rfcSecret, code, null, at(seconds))).toBe(Math.floor(seconds / 30));
});

describe('tolerance', () => {
  const secret = newTotpSecret();

  test('one step, wherever in the step the server is; never two', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        fc.integer({ min: -4, max: 4 }),
        async (seconds, steps) => {
          const codeAt = (away: number) => generate({ secret, epoch: seconds + away * 30 });
          const code = await codeAt(steps);
          const near = await Promise.all([codeAt(-1), codeAt(0), codeAt(1)]);
          // Of a million codes two are equal now and then; that says nothing of the tolerance.
          fc.pre(near.filter((each) => each === code).length === (Math.abs(steps) <= 1 ? 1 : 0));
          const step = await matchingStep(secret, code, null, at(seconds));
          expect(step).toBe(Math.abs(steps) <= 1 ? Math.floor(seconds / 30) + steps : null);
        },
      ),
    );
  });

  test('a step that was taken, and those before it, are not taken again', async () => {
    const now = at(1_800_000_000);
    const step = 1_800_000_000 / 30;
    const code = await generate({ secret, epoch: 1_800_000_000 });
    expect(await matchingStep(secret, code, step - 1, now)).toBe(step);
    expect(await matchingStep(secret, code, step, now)).toBeNull();
    expect(await matchingStep(secret, code, step + 1, now)).toBeNull();
  });
});

test('anything that is not six digits is wrong, and nothing throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (code) => {
      if (/^\s*(\d\s*){6}$/.test(code)) return;
      expect(await matchingStep(rfcSecret, code, null, at(59))).toBeNull();
    }),
  );
  expect(await matchingStep(rfcSecret, ' 287 082 ', null, at(59))).toBe(1);
});

test('the QR code holds issuer, account and secret', () => {
  const uri = new URL(totpUri(rfcSecret, 'Corp & Söhne', 'amira'));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.searchParams.get('secret')).toBe(rfcSecret);
  expect(uri.searchParams.get('issuer')).toBe('Corp & Söhne');
  expect(decodeURIComponent(uri.pathname)).toContain('amira');
});

test('a new secret has 160 bits', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
});
