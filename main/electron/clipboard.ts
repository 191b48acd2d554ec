// The desktop's clipboard, for recovery codes only.
import { clipboard } from 'electron';
import type { Clipboard } from '../ports.ts';

// Awaited throughout: newer Electrons answer with promises, older ones at once.
export const desktopClipboard: Clipboard = {
  write: async (text) => {
    await clipboard.writeText(text);
  },
  clearIf: async (text) => {
    if ((await clipboard.readText()) === text) clipboard.clear();
  },
};
