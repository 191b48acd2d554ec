// The short reference of a reset, for people on the phone: 7K3-M2P.

/** 32 characters without 0, O, 1 and I, which sound or look alike. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Six characters out of six random bytes (five bits of each count, so every character is equally likely).
 * Throws RangeError when there are fewer bytes. Unique only by chance: the caller asks again on a clash.
 */
export function referenceFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length < 6) throw new RangeError('A reference needs six random bytes');
  const characters = [...randomBytes.subarray(0, 6)].map((byte) => alphabet[byte % alphabet.length] ?? '');
  return `${characters.slice(0, 3).join('')}-${characters.slice(3).join('')}`;
}

/** What a person typed or read out, in the form it is stored in: `7k3 m2p` is `7K3-M2P`. Null when it can't be one. */
export function parseReference(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  const isReference =
    plain.length === 6 && Array.from(plain).every((character) => alphabet.includes(character));
  return isReference ? `${plain.slice(0, 3)}-${plain.slice(3)}` : null;
}
