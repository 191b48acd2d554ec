// Which state an icon in the tray shows, told by its shape, as a person who sees no colours would tell it.
import { rendered } from '../../../scripts/icons/svg.mjs';
import { states, template, trayIcon } from '../../../scripts/icons/tray.mjs';
import type { Pixmap } from './tray-item.ts';

/** The state whose drawing at that size covers the pixels most alike; throws where it is not even near. */
export function stateOfIcon(pixmaps: readonly Pixmap[]): string {
  const [seen] = pixmaps;
  if (seen === undefined) throw new Error('there is no icon');
  // ARGB32 in network byte order: opacity is the first of four bytes.
  const cover = seen.argb.filter((_byte, index) => index % 4 === 0);
  const [nearest] = states
    .map((state) => ({ state, distance: distance(cover, coverOf(state, seen.width)) }))
    .sort((one, other) => one.distance - other.distance);
  if (nearest === undefined || nearest.distance > 0.02)
    throw new Error(`the icon is none of ours; the nearest is ${JSON.stringify(nearest)}`);
  return nearest.state;
}

const coverOf = (state: string, width: number): Uint8Array =>
  rendered(trayIcon(state, template), width).pixels.filter((_byte, index) => index % 4 === 3);

/** The share of all pixels by which they differ, each by how much it does. */
function distance(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) return 1;
  let sum = 0;
  for (const [index, value] of one.entries()) sum += Math.abs(value - (other[index] ?? 0));
  return sum / 255 / one.length;
}
