// What is sealed opens under its key, for its account and factor, and for nothing else.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveFactorKeys } from '../../../../server/factors/keys.ts';
import { SealBroken, seal, unseal } from '../../../../server/factors/seal.ts';

const keys = deriveFactorKeys(Buffer.alloc(32, 1));
const context = { accountId: 'amira', factorId: 'app' };

describe('sealing', () => {
  test('gives back what was sealed, and looks different each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        const sealed = seal(keys, context, secret);
        expect(unseal(keys, context, sealed)).toBe(secret);
        expect(seal(keys, context, secret)).not.toBe(sealed);
      }),
    );
  });

  test('is for one account and one factor', () => {
    const sealed = seal(keys, context, 'secret');
    for (const other of [
      { ...context, accountId: 'zoe' },
      { ...context, factorId: 'codes' },
      { accountId: 'amiraa', factorId: 'pp' },
    ])
      expect(() => unseal(keys, other, sealed)).toThrow(SealBroken);
  });

  test('says when another master key is in use', () => {
    const sealed = seal(keys, context, 'secret');
    const others = deriveFactorKeys(Buffer.alloc(32, 2));
    expect(() => unseal(others, context, sealed)).toThrow(/another KEYTURN_MASTER_KEY/);
  });

  test('notices every change', () => {
    const sealed = seal(keys, context, 'secret');
    const [id, body] = sealed.split('.') as [string, string];
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const altered = Buffer.from(bytes);
      altered[index]! ^= 1;
      expect(() => unseal(keys, context, `${id}.${altered.toString('base64url')}`)).toThrow(SealBroken);
    }
    for (const broken of ['', id, `${id}.`, `${id}.AAAA`])
      expect(() => unseal(keys, context, broken)).toThrow(SealBroken);
  });
});

describe('keys', () => {
  test('each purpose has its own, and the id gives nothing away', () => {
    const all = [keys.seal, keys.mailCode, keys.storedCode].map((key) => key.toString('hex'));
    expect(new Set(all).size).toBe(3);
    for (const key of all) expect(key).not.toContain(keys.id);
  });

  test.each([0, 16, 31, 33])('a master key of %i bytes is refused', (length) => {
    expect(() => deriveFactorKeys(new Uint8Array(length))).toThrow(RangeError);
  });
});
