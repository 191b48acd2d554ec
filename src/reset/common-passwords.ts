// Says why a password is one of the first that an attacker would try. NIST SP 800-63B-4 3.1.1.2 asks for a
// blocklist and for the reason to be told; ASVS 6.2.4, 6.2.11 for common and context-specific words.
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** A key of the message catalogue. */
export type CommonReason =
  'common.often-used' | 'common.context-word' | 'common.sequence' | 'common.repeated';

/** About 49,000 passwords seen in breaches, lower case, the most frequent first. */
const oftenUsed = new Set(dictionary['passwords-common']);

/** What people put for letters, hoping that it helps. */
const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
};

const withoutLeet = (text: string): string =>
  Array.from(text, (character) => leet[character] ?? character).join('');

/** The word that is left when digits and signs around it are taken off: `Summer2026!` is `summer`. */
const core = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Letters below this many beside a common word don't make it uncommon. */
const lettersOfOwn = 4;

const letterCount = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

/** The ways a password may be read: as typed, and with the usual replacements undone. */
function readings(lower: string): string[] {
  const plain = [lower, core(lower), withoutLeet(core(lower)), core(withoutLeet(lower))];
  return [...new Set(plain)];
}

function isOftenUsed(lower: string): boolean {
  return readings(lower).some(
    (reading) =>
      oftenUsed.has(reading) &&
      // `a1b2…9x` around a short word is not that word: the word must be most of the letters.
      letterCount(lower) - letterCount(reading) < lettersOfOwn &&
      (reading === lower || reading.length >= 4),
  );
}

function isContextWord(lower: string, words: readonly string[]): boolean {
  const wanted = words
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3);
  return readings(lower).some((reading) => {
    let rest = reading;
    for (const word of wanted.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
    return rest !== reading && letterCount(rest) < lettersOfOwn;
  });
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', '9876543210', '1234567890'];

/** True when two keys stand side by side on a keyboard, or follow each other in the alphabet or among the digits. */
function areNeighbours(a: string, b: string): boolean {
  const onKeyboard = [adjacencyGraphs.qwerty, adjacencyGraphs.qwertz, adjacencyGraphs.azerty].some((graph) =>
    ((graph as Record<string, (string | null)[]>)[a] ?? []).some((keys) => keys?.includes(b)),
  );
  return onKeyboard || rows.some((row) => row.includes(a + b) || row.includes(b + a));
}

/** Three runs of neighbouring keys or fewer, each of three or more: `qwerty123456`, `abcdefgh`. */
function isSequence(lower: string): boolean {
  const characters = Array.from(lower);
  let runs = 1;
  for (let index = 1; index < characters.length; index += 1) {
    const [before, here] = [characters[index - 1] ?? '', characters[index] ?? ''];
    if (!areNeighbours(before, here)) runs += 1;
  }
  return characters.length >= 3 * runs && runs <= 3;
}

/** The shortest piece whose repetition is the whole, or null. */
function repeatedPiece(lower: string): string | null {
  const again = (lower + lower).indexOf(lower, 1);
  return again < lower.length ? lower.slice(0, again) : null;
}

/** Shorter than this, a repeated piece adds nothing worth having. */
const shortPiece = 8;

/**
 * Why `password` is too common, as a catalogue key, or null. `words` are context words (organisation,
 * product, the person's names); words under three characters are ignored. The whole password is
 * compared, not parts of it: a long passphrase of common words is fine.
 */
export function commonPassword(password: string, words: readonly string[]): CommonReason | null {
  const lower = password.normalize('NFKC').toLowerCase();
  const piece = repeatedPiece(lower);
  if (piece !== null && piece.length < shortPiece) return 'common.repeated';
  if (new Set(lower).size <= 3) return 'common.repeated';
  if (isSequence(lower)) return 'common.sequence';
  const whole = piece ?? lower;
  if (isContextWord(whole, words)) return 'common.context-word';
  return isOftenUsed(whole) ? 'common.often-used' : null;
}
