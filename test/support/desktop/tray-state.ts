// Which of our pictures stands in the tray: told by its pixels, all of them, as the desktop was sent them.
import { rendered } from '../../../scripts/icons/svg.mjs';
import { panels, states, trayIcon } from '../../../scripts/icons/tray.mjs';
import type { Pixmap } from './tray-item.ts';

/** Colours are kept multiplied by how much they cover, which rounds them; of 255. */
const ROUNDING = 3;

/**
 * The state whose picture for a light panel, as the installed files hold it at that size, has these very pixels.
 * Throws where none has.
 */
export function stateOfIcon(pixmaps: readonly Pixmap[]): string {
  const [seen] = pixmaps;
  if (seen === undefined) throw new Error('there is no icon');
  const sent = multiplied(seen.argb);
  const apart = states.map((state) => ({ state, by: furthest(sent, drawn(state, seen.width)) }));
  const same = apart.find(({ by }) => by <= ROUNDING);
  if (same === undefined) throw new Error(`the icon is none of ours: ${JSON.stringify(apart)}`);
  return same.state;
}

/** ARGB32 in network byte order, as trays are sent it; the committed files are this drawing, which a unit test shows. */
function drawn(state: string, width: number): Buffer {
  const { pixels } = rendered(trayIcon(state, panels.light), width);
  const argb = Buffer.alloc(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    argb[at] = pixels[at + 3]!;
    pixels.copy(argb, at + 1, at, at + 3);
  }
  return argb;
}

/** ARGB with its colours multiplied by how much they cover, as drawings have them. */
const multiplied = (argb: Buffer): Buffer =>
  Buffer.from(argb.map((value, at) => (at % 4 === 0 ? value : (value * argb[at - (at % 4)]!) / 255)));

/** By how much the values differ at most, 0 to 255. */
const furthest = (one: Buffer, other: Buffer): number =>
  one.length === other.length
    ? one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at]!)), 0)
    : 255;
