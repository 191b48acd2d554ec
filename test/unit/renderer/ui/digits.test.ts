// Digits in any script, and codes in what was pasted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyDigits, pastedCode } from '../../../../renderer/ui/digits.ts';

describe('onlyDigits', () => {
  it.each([
    ['123 456', '123456'],
    ['१२३४५६', '123456'],
    ['٠١٢٣٤٥', '012345'],
    ['１２３', '123'],
    ['a1b2', '12'],
    ['²½Ⅷ', ''],
    ['', ''],
  ])('of %s are %s', (text, digits) => {
    expect(onlyDigits(text)).toBe(digits);
  });

  it('gives nothing but 0 to 9, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(onlyDigits(text)).toMatch(/^[0-9]*$/);
      }),
    );
  });
});

describe('pastedCode', () => {
  it.each(['123456', ' 123 456 ', '123-456', '123\u00a0456\n'])('finds the code in %j', (text) => {
    expect(pastedCode(text, 6)).toBe('123456');
  });

  it.each(['', '12345', '1234567', 'Your code is 123456', 'a.okafor', '7K3-M2P'])(
    'finds none in %j',
    (text) => {
      expect(pastedCode(text, 6)).toBeNull();
    },
  );
});
