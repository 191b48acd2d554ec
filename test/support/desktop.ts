// One person's desktop session for tests: display, D-Bus, keyring, tray, notifications and log-in of its own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageBus } from 'dbus-next';
import { giveTo, type OsUser } from './desktop/account.ts';
import { startBus } from './desktop/bus.ts';
import { startDisplay } from './desktop/display.ts';
import { type Keyring, keyringOf } from './desktop/keyring.ts';
import { type Login, serveLogin } from './desktop/login.ts';
import { type Notifications, serveNotifications } from './desktop/notifications.ts';
import { serveTray, type Tray } from './desktop/tray.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

export interface Desktop {
  /** The environment that programs of this session run in; nothing of the test's own leaks in. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything the session's programs write: home, data, configuration, run time. */
  readonly folder: string;
  readonly user: OsUser | undefined;
  /** This process on the session's bus. */
  readonly connection: MessageBus;
  readonly tray: Tray;
  readonly notifications: Notifications;
  readonly keyring: Keyring;
  readonly login: Login;
  stop(): Promise<void>;
}

export interface DesktopOptions {
  /** Runs the session as this user instead of the present one. */
  readonly user?: OsUser;
  /** Whether the session has the service; true where absent. */
  readonly tray?: boolean;
  readonly notifications?: boolean;
  readonly keyring?: boolean;
  readonly login?: boolean;
}

/** Starts a session of its own (about a second); several run side by side. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const { user } = options;
  const folder = temporaryFolder('desktop');
  giveTo(user, folder);
  const within = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { mode: 0o700 });
    giveTo(user, path);
    return path;
  };
  const home = within('home');
  const directories = {
    HOME: home,
    XDG_DATA_HOME: within('data'),
    XDG_CONFIG_HOME: within('config'),
    XDG_CACHE_HOME: within('cache'),
    XDG_STATE_HOME: within('state'),
    XDG_RUNTIME_DIR: within('runtime'),
    TMPDIR: within('tmp'),
  };
  const [session, system, screen] = await Promise.all([
    startBus(folder, 'session-bus', user),
    startBus(folder, 'system-bus', user),
    startDisplay(),
  ]);
  const env = {
    ...directories,
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    DISPLAY: screen.display,
    DBUS_SESSION_BUS_ADDRESS: session.address,
    DBUS_SYSTEM_BUS_ADDRESS: system.address,
    XDG_CURRENT_DESKTOP: 'KDE',
    XDG_SESSION_TYPE: 'x11',
    // No accessibility bus is there: GTK would look for one and complain.
    NO_AT_BRIDGE: '1',
  };
  const tray = await serveTray(session.connection, options.tray ?? true);
  const shown = await serveNotifications(session.connection, options.notifications ?? true);
  const login = await serveLogin({
    system: system.connection,
    session: session.connection,
    there: options.login ?? true,
  });
  const keyring = keyringOf(session.connection, env, user);
  if (options.keyring ?? true) await keyring.start();
  return {
    env,
    folder,
    user,
    tray,
    keyring,
    login,
    notifications: shown,
    connection: session.connection,
    async stop() {
      await keyring.stop();
      await Promise.all([session.stop(), system.stop(), screen.stop()]);
      removeFolder(folder);
    },
  };
}
