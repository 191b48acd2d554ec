// Makes every icon from the one drawing in renderer/ui/key-ring-shape.ts: the app's in the sizes that
// desktops ask for, the tray's for light and dark panels, and macOS's template images. The results are
// committed; run `node scripts/icons.mjs` after changing the drawing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { grid, keyPath, ring } from '../renderer/ui/key-ring-shape.ts';

const assets = join(import.meta.dirname, '..', 'assets');
const middle = grid / 2;

/** @param {string} content @param {number} [side] */
const svg = (content, side = grid) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${content}</svg>\n`;

/** @param {string} colour */
const key = (colour) => `<path fill="${colour}" fill-rule="evenodd" d="${keyPath}"/>`;

/** @param {string} colour @param {string} [more] */
const circle = (colour, more = '') =>
  `<circle cx="${middle}" cy="${middle}" r="${ring.radius}" fill="none" stroke="${colour}" stroke-width="${ring.width}"${more}/>`;

/** Sixteen dashes, as long as the gaps between them: nothing holds the key yet. */
const dash = (2 * Math.PI * ring.radius) / 16;

/** The states of the tray. `offline` is a hollow ring: the key is out of reach. */
const states = {
  /** @param {string} colour */
  normal: (colour) => circle(colour) + key(colour),
  /** @param {string} colour */
  'not-set-up': (colour) => circle(colour, ` stroke-dasharray="${dash} ${dash}"`) + key(colour),
  /** @param {string} colour */
  offline: (colour) => circle(colour),
};

/** Ink on each panel: near black and near white, so that it stands on any shade of it. */
const panels = { light: '#1a1f24', dark: '#f2f4f5' };

/** The app's own: the sign in white on the accent, with the rounded corners that desktops expect. */
const appSide = 48;
const appIcon = svg(
  `<rect width="${appSide}" height="${appSide}" rx="10.5" fill="#0b6b66"/>` +
    `<g transform="translate(6 6) scale(1.125)">${circle('#ffffff')}${key('#ffffff')}</g>`,
  appSide,
);

/** @param {string} drawing @param {number} width */
const png = (drawing, width) =>
  new Resvg(drawing, { fitTo: { mode: 'width', value: width } }).render().asPng();

for (const folder of ['icons', 'tray']) mkdirSync(join(assets, folder), { recursive: true });
writeFileSync(join(assets, 'icon.svg'), appIcon);
writeFileSync(join(assets, 'icon.png'), png(appIcon, 512));
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(assets, 'icons', `${size}x${size}.png`), png(appIcon, size));

for (const [state, draw] of Object.entries(states)) {
  for (const [panel, colour] of Object.entries(panels)) {
    writeFileSync(join(assets, 'tray', `${state}-${panel}.png`), png(svg(draw(colour)), 16));
    writeFileSync(join(assets, 'tray', `${state}-${panel}@2x.png`), png(svg(draw(colour)), 32));
  }
  writeFileSync(join(assets, 'tray', `${state}Template.png`), png(svg(draw('#000000')), 16));
  writeFileSync(join(assets, 'tray', `${state}Template@2x.png`), png(svg(draw('#000000')), 32));
}
