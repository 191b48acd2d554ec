// The drawing of Keyturn's sign, once: a key in a ring, on a grid of 32. The window shows it, and
// scripts/icons.mjs makes the icons of the app and of the tray from it.

/** Side of the square that it is drawn in. */
export const grid = 32;

/** The ring: its centre is the centre of the grid. */
export const ring = { radius: 14, width: 3 } as const;

/** The key: bow with a hole, shaft, bit. Filled by the even-odd rule. */
export const keyPath =
  'M16 6.25a5.25 5.25 0 0 0-2 10.1V26h4v-2.5h3v-4h-3v-3.15a5.25 5.25 0 0 0-2-10.1m0 3.25a2 2 0 1 1 0 4 2 2 0 0 1 0-4';
