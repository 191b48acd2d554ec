// The tray's icon in each of its states, from the one drawing of key and ring. The ring is the time that is
// left: whole while there is enough of it, three quarters and a dot when it is soon over, half and a
// bar when it is urgent, broken around a cross when it is over. The shape alone tells them apart.
import { grid, keyPath, ring } from '../../renderer/ui/key-ring-shape.ts';
import { svg } from './svg.mjs';

const middle = grid / 2;

/** @typedef {{ ink: string, soon: string, urgent: string }} Inks */

/** Ink on each panel: near black and near white, so that it stands on any shade of it; the others as in the window. */
export const panels = {
  light: { ink: '#1a1f24', soon: '#a35c00', urgent: '#c2340b' },
  dark: { ink: '#f2f4f5', soon: '#f2b35c', urgent: '#ff8a65' },
};

/** macOS tints template images itself: it reads their shape alone. */
export const template = { ink: '#000000', soon: '#000000', urgent: '#000000' };

/** @param {string} colour */
export const key = (colour) => `<path fill="${colour}" fill-rule="evenodd" d="${keyPath}"/>`;

/** @param {string} colour @param {string} [more] */
export const circle = (colour, more = '') =>
  `<circle cx="${middle}" cy="${middle}" r="${ring.radius}" fill="none" stroke="${colour}" stroke-width="${ring.width}"${more}/>`;

/**
 * A part of the ring, clockwise; degrees from the top.
 * @param {string} colour @param {number} from @param {number} to
 */
function arc(colour, from, to) {
  /** @param {number} degrees */
  const point = (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const x = middle + ring.radius * Math.sin(angle);
    const y = middle - ring.radius * Math.cos(angle);
    return `${x.toFixed(3)} ${y.toFixed(3)}`;
  };
  const large = to - from > 180 ? 1 : 0;
  const path = `M${point(from)}A${ring.radius} ${ring.radius} 0 ${large} 1 ${point(to)}`;
  return `<path fill="none" stroke="${colour}" stroke-width="${ring.width}" d="${path}"/>`;
}

/** Twelve parts of the ring, every other one drawn: nothing holds the key yet. */
const dash = (2 * Math.PI * ring.radius) / 12;

/** @type {Record<string, (inks: Inks) => string>} */
const drawings = {
  fine: ({ ink }) => circle(ink) + key(ink),
  soon: ({ ink, soon }) =>
    arc(ink, 86, 364) + key(ink) + `<circle cx="26.5" cy="5.5" r="5.5" fill="${soon}"/>`,
  urgent: ({ ink, urgent }) =>
    arc(ink, 180, 360) + key(ink) + `<rect x="24.5" y="1" width="6" height="30" rx="2" fill="${urgent}"/>`,
  expired: ({ urgent }) =>
    arc(urgent, 65, 205) +
    arc(urgent, 245, 385) +
    `<path fill="none" stroke="${urgent}" stroke-width="4" d="M10 10l12 12M22 10l-12 12"/>`,
  locked: ({ urgent }) =>
    `<path fill="none" stroke="${urgent}" stroke-width="4" d="M9 15v-5a7 7 0 0 1 14 0v5"/>` +
    `<path fill="${urgent}" fill-rule="evenodd" d="M7 14h18a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-18a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2m7 6h4v6h-4"/>`,
  offline: ({ ink }) => circle(ink),
  'not-set-up': ({ ink }) => circle(ink, ` stroke-dasharray="${dash} ${dash}"`) + key(ink),
};

/** The states that have an icon. */
export const states = Object.keys(drawings);

/**
 * The drawing of a state, as SVG.
 * @param {string} state @param {Inks} inks
 */
export function trayIcon(state, inks) {
  const draw = drawings[state];
  if (draw === undefined) throw new Error(`no drawing of ${state}`);
  return svg(draw(inks));
}

/** Of a tray icon at its own size, pixels; panels that scale ask for a multiple of it. */
export const side = 16;

/** What Electron looks for beside the file at its own size. */
export const scales = { '': 1, '@1.25x': 1.25, '@1.5x': 1.5, '@2x': 2, '@3x': 3 };

/** macOS has no other. */
export const templateScales = { '': 1, '@2x': 2 };
