// Whether a desktop shows tray icons, as the demo's terminal says it.
import { expect, test } from 'vitest';
import { hasTray } from '../../../scripts/companion/desktop.mjs';
import { startDesktop } from '../../support/desktop.ts';

test.each([true, false])('a desktop whose tray is there: %s', async (tray) => {
  const desktop = await startDesktop({ tray });
  try {
    expect(hasTray(desktop.env, 'linux')).toBe(tray);
  } finally {
    await desktop.stop();
  }
});
