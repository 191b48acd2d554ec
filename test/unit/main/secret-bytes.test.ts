// A secret in memory of its own: what goes along with it in a message to another process.
import { expect, it } from 'vitest';
import { assertOfTheirOwn, secretBytes } from '../../../main/secret-bytes.ts';

it.each(['secret', 'pässwörd 🔑', ''])(
  'is the text %j to the letter, and nothing stands beside it',
  (text) => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const bytes = secretBytes(text, encoding);
      expect(bytes.toString(encoding)).toBe(text);
      // A message takes the whole of what the bytes stand in.
      expect(Buffer.from(structuredClone(bytes).buffer).toString(encoding)).toBe(text);
      expect(() => assertOfTheirOwn(bytes)).not.toThrow();
    }
  },
);

it('is told from a piece of memory that others stand in', () => {
  expect(() => assertOfTheirOwn(Buffer.from('secret'))).toThrow(TypeError);
  expect(() => assertOfTheirOwn(secretBytes('two secrets').subarray(4))).toThrow(TypeError);
});
