// Writes drawings as SVG and renders them: what the app's icon and the tray's icons share.
import { Resvg } from '@resvg/resvg-js';
import { grid } from '../../renderer/ui/key-ring-shape.ts';

/** @param {string} content @param {number} [side] of the square that it is drawn in */
export const svg = (content, side = grid) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${content}</svg>\n`;

/** @param {string} drawing @param {number} width in pixels */
export const rendered = (drawing, width) =>
  new Resvg(drawing, { fitTo: { mode: 'width', value: width } }).render();
