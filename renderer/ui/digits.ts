// Digits as people type, paste and dictate them, in any script, with blanks and dashes between.

const isDigit = (codePoint: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));

/** Digits of a script stand in runs that begin at zero, so a digit's value is its distance from the start of its run. */
const valueOf = (character: string): string => {
  const codePoint = character.codePointAt(0) ?? 0;
  let start = codePoint;
  while (start > 0 && isDigit(start - 1)) start -= 1;
  return String((codePoint - start) % 10);
};

/** The digits of a text, as 0 to 9: "१२३ ४५६" is "123456". Everything else is left out. */
export const onlyDigits = (text: string): string =>
  Array.from(text, (character) => (/^\p{Nd}$/u.test(character) ? valueOf(character) : '')).join('');

/**
 * The code in a pasted text, when the text is a code of `length` digits and nothing else but blanks and
 * dashes; null otherwise, so that pasting a name somewhere never fills in a code.
 */
export const pastedCode = (text: string, length: number): string | null => {
  const plain = text.replace(/[\s\u00a0-]/gu, '');
  const digits = onlyDigits(plain);
  return digits.length === length && Array.from(plain).length === length ? digits : null;
};
