// Zoom with the keyboard. Where there is no menu bar nothing else carries these shortcuts, and people who
// need larger text need them (WCAG 2.2, 1.4.4).
import type { Input } from 'electron';

/** Chromium's zoom levels: each step is a factor of 1.2; these are 50 % to 300 %. */
const SMALLEST = -4;
const LARGEST = 6;

/** The zoom level that a key asks for; undefined for any other key. */
export function zoomLevelFor(
  input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
  level: number,
): number | undefined {
  if (input.type !== 'keyDown' || input.alt || !(input.control || input.meta)) return undefined;
  switch (input.key) {
    case '+':
    case '=':
      return Math.min(LARGEST, level + 1);
    case '-':
      return Math.max(SMALLEST, level - 1);
    case '0':
      return 0;
    default:
      return undefined;
  }
}
