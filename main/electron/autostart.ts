// Autostart at sign-in on this system. In development nothing is written: it would start a bare Electron.
import { app } from 'electron';
import type { Autostart } from '../ports.ts';
import { executableOf, xdgAutostart } from '../system/xdg-autostart.ts';

/** Windows hands it to the program; on macOS `wasOpenedAtLogin` says the same. */
const HIDDEN = ['--hidden'];

export function desktopAutostart(): Autostart {
  if (!app.isPackaged) return { set: () => Promise.resolve(false) };
  if (process.platform === 'linux') {
    return xdgAutostart({ executable: executableOf(process.execPath, process.env), env: process.env });
  }
  return {
    set: (on) => {
      app.setLoginItemSettings({ openAtLogin: on, args: HIDDEN });
      return Promise.resolve(app.getLoginItemSettings({ args: HIDDEN }).openAtLogin);
    },
  };
}

/** Whether the system started it at sign-in, in its own way. */
export const startedAtSignIn = (): boolean =>
  process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
