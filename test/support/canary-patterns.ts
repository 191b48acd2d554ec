// The shapes in which a secret can lie in a file: as text, and as what programs make of text.

/** Bytes to look for; `wholeNumber` ones count only where no digit stands beside them. */
export interface Pattern {
  readonly encoding: string;
  readonly bytes: Buffer;
  readonly wholeNumber: boolean;
}

/** Every shape of the secret. Codes of digits alone are looked for as text: else chance would find them. */
export function patternsOf(secret: string): Pattern[] {
  if (secret.length < 6) throw new Error('A secret under 6 characters would be found by chance.');
  const wholeNumber = /^\d+$/.test(secret);
  const utf8 = Buffer.from(secret, 'utf8');
  const utf16 = Buffer.from(secret, 'utf16le');
  const shapes: [string, Buffer | string][] = [
    ['utf8', utf8],
    ['utf16le', utf16],
  ];
  if (!wholeNumber) {
    shapes.push(
      ['json', JSON.stringify(secret).slice(1, -1)],
      ['json-ascii', asciiJson(secret)],
      ['percent', encodeURIComponent(secret)],
      ['form', new URLSearchParams({ x: secret }).toString().slice(2)],
      ['html', secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')],
    );
    for (const [name, bytes] of [
      ['utf8', utf8],
      ['utf16le', utf16],
    ] as const) {
      shapes.push(
        [`hex of ${name}`, bytes.toString('hex')],
        [`HEX of ${name}`, bytes.toString('hex').toUpperCase()],
        ...base64Shapes(name, bytes),
      );
    }
  }
  const patterns = new Map<string, Pattern>();
  for (const [encoding, shape] of shapes) {
    const bytes = Buffer.from(shape as string);
    const key = bytes.toString('latin1');
    if (!patterns.has(key)) patterns.set(key, { encoding, bytes, wholeNumber });
  }
  return [...patterns.values()];
}

/**
 * Base64 of bytes that stand in the middle of others: three alignments, without the characters that
 * the neighbours have a part in; with both alphabets (RFC 4648 sections 4 and 5).
 */
function base64Shapes(name: string, bytes: Buffer): [string, string][] {
  return [0, 1, 2].flatMap((before) => {
    const after = (3 - ((before + bytes.length) % 3)) % 3;
    const padded = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(after)]);
    const from = before === 0 ? 0 : before + 1;
    const to = after === 0 ? undefined : -(after + 1);
    const text = padded.toString('base64').slice(from, to);
    const urlSafe = text.replaceAll('+', '-').replaceAll('/', '_');
    return [
      [`base64 of ${name}`, text] as [string, string],
      [`base64url of ${name}`, urlSafe] as [string, string],
    ];
  });
}

function asciiJson(secret: string): string {
  return JSON.stringify(secret)
    .slice(1, -1)
    .replaceAll(/[^\x20-\x7e]/g, (letter) =>
      [...Array(letter.length).keys()]
        .map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join(''),
    );
}

/** Bytes by which a place is told where a pattern may begin. */
const START = 3;

/**
 * A search for many patterns in one pass over the bytes: a table tells for each three bytes whether
 * anything begins with them, and only there the patterns are compared.
 */
export function finderOf<Wanted extends { readonly pattern: Pattern }>(
  wanted: readonly Wanted[],
): (haystack: Buffer) => Set<Wanted> {
  const begins = new Uint8Array(1 << (8 * START));
  const byStart = new Map<number, Wanted[]>();
  for (const one of wanted) {
    const start = one.pattern.bytes.readUIntBE(0, START);
    begins[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), one]);
  }
  return (haystack) => {
    const found = new Set<Wanted>();
    let start = 0;
    for (let next = 0; next < haystack.length; next += 1) {
      start = ((start << 8) | haystack[next]!) & 0xffffff;
      if (begins[start] !== 1) continue;
      const at = next - START + 1;
      for (const one of byStart.get(start) ?? []) if (isAt(haystack, at, one.pattern)) found.add(one);
    }
    return found;
  };
}

function isAt(haystack: Buffer, at: number, { bytes, wholeNumber }: Pattern): boolean {
  if (
    at < 0 ||
    haystack.compare(bytes, 0, bytes.length, at, Math.min(at + bytes.length, haystack.length)) !== 0
  )
    return false;
  if (!wholeNumber) return true;
  const width = bytes[1] === 0 ? 2 : 1;
  return !isDigit(haystack[at - width]) && !isDigit(haystack[at + bytes.length]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
