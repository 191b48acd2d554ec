// Secrets as bytes in memory of their own. Buffer.from cuts small ones out of a piece of memory that it shares between
// all of them, and a message to another process takes that piece along whole, with every secret that ever stood in it.

/** A copy of a text, to be overwritten by whoever asked for it. */
export function secretBytes(text: string, encoding: 'utf8' | 'utf16le' = 'utf8'): Buffer {
  const bytes = Buffer.alloc(Buffer.byteLength(text, encoding));
  bytes.write(text, encoding);
  return bytes;
}

/** Throws a TypeError where a message with these bytes would take more along than them. */
export function assertOfTheirOwn(bytes: Uint8Array): void {
  if (bytes.byteLength !== bytes.buffer.byteLength)
    throw new TypeError('a secret stands in memory that is shared with others');
}
