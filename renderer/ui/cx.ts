// Joins class names; what is switched off is left out.

/** `cx('a', condition && 'b')` is `'a b'` or `'a'`. */
export const cx = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter((name) => typeof name === 'string' && name !== '').join(' ');
