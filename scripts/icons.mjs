// Makes every icon from the one drawing in renderer/ui/key-ring-shape.ts: the app's in the sizes that
// desktops ask for, the tray's for light and dark panels, and macOS's template images. The results are
// committed; run `node scripts/icons.mjs` after changing the drawing.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rendered, svg } from './icons/svg.mjs';
import {
  circle,
  key,
  panels,
  scales,
  side,
  states,
  template,
  templateScales,
  trayIcon,
} from './icons/tray.mjs';

const assets = join(import.meta.dirname, '..', 'assets');

/** The app's own: the sign in white on the accent, with the rounded corners that desktops expect. */
const appSide = 48;
const appIcon = svg(
  `<rect width="${appSide}" height="${appSide}" rx="10.5" fill="#0b6b66"/>` +
    `<g transform="translate(6 6) scale(1.125)">${circle('#ffffff')}${key('#ffffff')}</g>`,
  appSide,
);

rmSync(join(assets, 'tray'), { recursive: true, force: true });
for (const folder of ['icons', 'tray']) mkdirSync(join(assets, folder), { recursive: true });
writeFileSync(join(assets, 'icon.svg'), appIcon);
writeFileSync(join(assets, 'icon.png'), rendered(appIcon, 512).asPng());
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(assets, 'icons', `${size}x${size}.png`), rendered(appIcon, size).asPng());

for (const state of states) {
  for (const [panel, inks] of Object.entries(panels))
    for (const [suffix, scale] of Object.entries(scales))
      write(`${state}-${panel}${suffix}`, trayIcon(state, inks), side * scale);
  for (const [suffix, scale] of Object.entries(templateScales))
    write(`${state}Template${suffix}`, trayIcon(state, template), side * scale);
}

/** @param {string} name @param {string} drawing @param {number} width */
function write(name, drawing, width) {
  writeFileSync(join(assets, 'tray', `${name}.png`), rendered(drawing, width).asPng());
}
