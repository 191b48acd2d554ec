// Codes on paper: how they look, what is forgiven in typing, how they are stored. And masks, tokens.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashCode, newCode, newSalt, normaliseCode, sameHash } from '../../../../server/factors/codes.ts';
import { newMailCode } from '../../../../server/factors/email-code.ts';
import { maskMail } from '../../../../server/factors/hint.ts';
import { deriveFactorKeys } from '../../../../server/factors/keys.ts';
import { hashToken, newToken } from '../../../../server/factors/tokens.ts';
import { Token } from '../../../../src/contract/api.ts';

const keys = deriveFactorKeys(Buffer.alloc(32, 1));

describe('a code on paper', () => {
  test('has no characters that look or sound alike', () => {
    for (let count = 0; count < 200; count += 1)
      expect(newCode()).toMatch(/^([34679ACDEFGHJKMNPQRTWXY]{4}-){3}[34679ACDEFGHJKMNPQRTWXY]{4}$/);
  });

  test('is found however it is typed', () => {
    const code = newCode();
    const plain = code.replaceAll('-', '');
    for (const typed of [
      code,
      plain,
      code.toLowerCase(),
      ` ${code.replaceAll('-', ' ')} `,
      code.replaceAll('-', '–'),
    ])
      expect(normaliseCode(typed)).toBe(plain);
  });

  test('anything else is none', () => {
    for (const typed of ['', '123456', `${newCode()}4`, 'OOOO-0000-IIII-1111'])
      expect(normaliseCode(typed)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const plain = normaliseCode(typed);
        expect(plain === null || plain.length === 16).toBe(true);
      }),
    );
  });

  test('is stored as a hash that needs the salt and the master key', async () => {
    const [code, salt] = [newCode().replaceAll('-', ''), newSalt()];
    const hash = await hashCode(keys, code, salt);
    expect(await hashCode(keys, code, salt)).toBe(hash);
    expect(await hashCode(keys, code, newSalt())).not.toBe(hash);
    expect(await hashCode(deriveFactorKeys(Buffer.alloc(32, 2)), code, salt)).not.toBe(hash);
    expect(sameHash(hash, hash)).toBe(true);
    expect(sameHash(hash, hash.slice(1))).toBe(false);
  });
});

test('a code by mail is six digits, leading zeros kept', () => {
  const codes = Array.from({ length: 2_000 }, newMailCode);
  for (const code of codes) expect(code).toMatch(/^[0-9]{6}$/);
  expect(codes.some((code) => code.startsWith('0'))).toBe(true);
});

test.each([
  ['amira@home.example', 'a•••@home.example'],
  ['"a@b"@home.example', '"•••@home.example'],
  ['élodie@home.example', 'é•••@home.example'],
  ['@home.example', null],
  ['no address', null],
  ['', null],
  [null, null],
])('%s is shown as %s', (address, shown) => {
  expect(maskMail(address)).toBe(shown);
});

test('tokens are of the contract, and stored as something else', () => {
  const token = newToken();
  expect(Token.safeParse(token).success).toBe(true);
  expect(newToken()).not.toBe(token);
  expect(hashToken(token)).toBe(hashToken(token));
  expect(hashToken(token)).not.toContain(token.slice(0, 8));
});
