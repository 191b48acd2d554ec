// A recovery code as people copy it from paper, in the form it was made in.

/** "acde fghj kmnp 3467" is "ACDE-FGHJ-KMNP-3467"; null when it can't be one. */
export const parseRecoveryCode = (text: string): string | null => {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');
  return /^[A-Z2-9]{16}$/.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : null;
};
