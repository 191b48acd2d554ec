// Autostart on Linux: a desktop file in the person's own folder (Desktop Application Autostart Specification).
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Autostart } from '../ports.ts';

/** As in electron-builder.yml (appId). */
const FILE = 'app.keyturn.companion.desktop';

/** A line of its own in the file would be a key of its own. */
const CONTROL = /\p{Cc}/u;

export interface XdgAutostartOptions {
  /** What is started; absolute. */
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
}

export function xdgAutostart({ executable, env }: XdgAutostartOptions): Autostart {
  const folder = join(configHome(env), 'autostart');
  const file = join(folder, FILE);
  return {
    set: async (on) => {
      if (on) {
        if (CONTROL.test(executable)) throw new TypeError('its path holds control characters');
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(`${file}.new`, desktopFile(executable), { mode: 0o644 });
        await rename(`${file}.new`, file);
      } else {
        await rm(file, { force: true });
      }
      return on;
    },
  };
}

/**
 * What starts this program again. An AppImage runs from a mount (`APPDIR`) that is gone afterwards, and says itself
 * where it is (`APPIMAGE`); what another AppImage has left in the environment is none of ours.
 */
export function executableOf(execPath: string, env: NodeJS.ProcessEnv): string {
  const { APPIMAGE: image, APPDIR: mount } = env;
  const isOurs = mount !== undefined && mount !== '' && execPath.startsWith(`${mount.replace(/\/+$/, '')}/`);
  return isOurs && image !== undefined && image !== '' ? image : execPath;
}

/** Relative paths there are to be ignored (XDG Base Directory Specification). */
function configHome(env: NodeJS.ProcessEnv): string {
  const named = env['XDG_CONFIG_HOME'];
  return named !== undefined && isAbsolute(named) ? named : join(env['HOME'] || homedir(), '.config');
}

/** The entry that starts it hidden. */
const desktopFile = (executable: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Keyturn',
    'Icon=keyturn',
    `Exec=${quoted(executable)} --hidden`,
    'Terminal=false',
    'NoDisplay=true',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/**
 * An argument of Exec (Desktop Entry Specification, "The Exec key"): in double quotes, with a backslash before
 * what is special there; each backslash doubled again as in every string of the file; `%` doubled.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
