// The reference can be read over the phone, and what a person types finds it again.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Reference } from '../../../src/contract/api.ts';
import { parseReference, referenceFrom } from '../../../src/reset/reference.ts';

const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 });

test('every six bytes make a reference of the contract', () => {
  fc.assert(fc.property(bytes, (random) => Reference.safeParse(referenceFrom(random)).success));
});

test('it is found however it was typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const reference = referenceFrom(random);
      expect(parseReference(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(reference);
    }),
  );
});

test('letters that look like digits are not guessed', () => {
  expect(parseReference('7O3-M2P')).toBeNull();
  expect(parseReference('7K3-M2')).toBeNull();
});

test('too few bytes are refused', () => {
  expect(() => referenceFrom(new Uint8Array(5))).toThrow(RangeError);
});
