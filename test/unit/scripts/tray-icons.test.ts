// The tray's icons: legible on the panels that desktops have, told apart by their shape alone, and the
// committed files are those of the drawing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rendered } from '../../../scripts/icons/svg.mjs';
import {
  panels,
  scales,
  side,
  states,
  template,
  templateScales,
  trayIcon,
} from '../../../scripts/icons/tray.mjs';
import type { TrayState } from '../../../main/ports.ts';

const FOLDER = join(import.meta.dirname, '../../../assets/tray');

const STATES = [
  'expired',
  'fine',
  'locked',
  'not-set-up',
  'offline',
  'soon',
  'urgent',
] as const satisfies readonly TrayState[];

/** Panels as they come: white, Windows 11, Breeze, Cinnamon's grey; GNOME, Windows 11, Breeze, Ubuntu. */
const SHADES = {
  light: ['#ffffff', '#f3f3f3', '#eff0f1', '#dedede'],
  dark: ['#000000', '#202020', '#31363b', '#2c2c2c'],
} as const;

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** How much of each pixel is covered, 0 to 255, as it is without colour. */
function shape(state: string): number[] {
  const { pixels } = rendered(trayIcon(state, template), side);
  return [...pixels].filter((_value, index) => index % 4 === 3);
}

/** The share of all pixels by which two shapes differ, each by how much it does. */
function difference(one: readonly number[], other: readonly number[]): number {
  const sum = one.reduce((total, value, index) => total + Math.abs(value - (other[index] ?? 0)), 0);
  return sum / 255 / one.length;
}

it('has an icon for every state', () => {
  expect([...states].sort()).toEqual(STATES);
});

describe.each(['light', 'dark'] as const)('on a %s panel', (panel) => {
  it.each(SHADES[panel])('every ink stands out from %s by 3 to 1 (WCAG 1.4.11)', (shade) => {
    for (const ink of Object.values(panels[panel])) expect(contrast(ink, shade)).toBeGreaterThanOrEqual(3);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('tells every two states apart at 16 pixels by their shape', () => {
  const shapes = new Map(states.map((state) => [state, shape(state)]));
  for (const [state, one] of shapes)
    for (const [other, two] of shapes)
      if (state < other) expect(difference(one, two), `${state}, ${other}`).toBeGreaterThan(0.06);
});

it('is committed as it is drawn', () => {
  const drawn = new Map<string, Buffer>();
  for (const state of states) {
    for (const [panel, inks] of Object.entries(panels))
      for (const [suffix, scale] of Object.entries(scales))
        drawn.set(`${state}-${panel}${suffix}.png`, rendered(trayIcon(state, inks), side * scale).asPng());
    for (const [suffix, scale] of Object.entries(templateScales))
      drawn.set(`${state}Template${suffix}.png`, rendered(trayIcon(state, template), side * scale).asPng());
  }
  expect(readdirSync(FOLDER).sort()).toEqual([...drawn.keys()].sort());
  for (const [name, png] of drawn)
    expect(readFileSync(join(FOLDER, name)).equals(png), `${name}: run node scripts/icons.mjs`).toBe(true);
});
