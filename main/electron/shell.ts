// The companion's life in Electron: one instance per OS session, started and ended cleanly.
import { app } from 'electron';
import { join } from 'node:path';
import { preferred } from '../../src/i18n/locales.ts';
import type { Companion } from '../companion/companion.ts';
import type { Application, Log } from '../ports.ts';
import { startedAtSignIn } from './autostart.ts';
import { type Arguments, readArguments, SecondStart } from './arguments.ts';
import { serveCalls } from './ipc.ts';
import { registerScheme } from './protocol.ts';
import { secureApp, secureSession } from './security.ts';
import { type MainWindow, setApplicationMenu } from './window.ts';

/** As in electron-builder.yml. */
const APP_ID = 'app.keyturn.companion';

export interface Shell {
  readonly arguments: Arguments;
  readonly application: Application;
  /** Of this program, for the API's log. */
  readonly userAgent: string;
  readonly files: {
    readonly preload: string;
    readonly page: string;
    readonly icon: string;
    readonly trayIcons: string;
    readonly keychain: string;
    /** What is kept between starts. */
    readonly store: string;
    readonly signIns: string;
    readonly copies: string;
  };
  /** Gives the companion its events and starts it. `ended` runs when the app quits. */
  run(companion: Companion, window: MainWindow, ended: () => void): void;
}

/**
 * Does what must be done before Electron is ready, and resolves when it is. Stays pending where another
 * instance has this session: that one is told to open its window, and this one quits.
 */
export function openShell(log: Log): Promise<Shell> {
  noteAccidents(log);
  registerScheme();
  secureApp(app, process.argv.slice(1));
  // What Windows files notifications under; the installer gives the shortcut the same name.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  // Chromium keeps nothing here that it would have to encrypt; asked for its key, a locked keyring would
  // greet people with a prompt at every start.
  app.commandLine.appendSwitch('password-store', 'basic');
  const development = !app.isPackaged;
  const words = readArguments(process.argv.slice(1), { folder: process.cwd(), development });
  if (words.userData !== undefined) app.setPath('userData', words.userData);
  const start: SecondStart = { reset: words.reset, hidden: words.hidden };
  if (!words.diagnose && !app.requestSingleInstanceLock({ ...start })) {
    app.quit();
    return never();
  }
  // The default session, the only one with a folder, is made when something asks for it. Nothing is shown in it;
  // were something, it could do nothing.
  app.on('session-created', (made) => {
    if (made.storagePath !== null) void secureSession(made, { development });
  });
  // Before Electron is ready, which would otherwise make a menu of its own first.
  setApplicationMenu();
  // Keyturn goes on in the tray; Electron's own habit is to quit.
  app.on('window-all-closed', () => undefined);
  return app.whenReady().then(() => ({
    arguments: words,
    application: {
      version: app.getVersion(),
      development,
      locale: preferred(app.getPreferredSystemLanguages()) ?? app.getLocale(),
      quit: () => app.quit(),
    },
    userAgent: `Keyturn/${app.getVersion()} (${process.platform})`,
    files: {
      ...filesBelow(join(import.meta.dirname, '..', '..')),
      store: join(app.getPath('userData'), 'companion.json'),
      signIns: join(app.getPath('userData'), 'sign-ins.json'),
      copies: join(app.getPath('userData'), 'saved-copies.json'),
    },
    run: (companion, window, ended) => run(companion, window, { words, log, ended }),
  }));
}

const never = (): Promise<never> => new Promise(() => undefined);

/**
 * Electron would show people a stack trace. A tray that vanishes helps nobody either: it is noted where it
 * happened, without the message, which may quote anything, and the companion goes on.
 */
function noteAccidents(log: Log): void {
  const note = (event: string) => (error: unknown) => {
    const place = error instanceof Error ? error.stack?.split('\n').find((line) => /^\s+at /.test(line)) : '';
    log.note(event, { error: error instanceof Error ? error.name : 'unknown', place: place?.trim() ?? '' });
  };
  process.on('uncaughtException', note('uncaught-exception'));
  process.on('unhandledRejection', note('unhandled-rejection'));
}

/** @param root the app's folder: the repository, or what is packed of it */
const filesBelow = (root: string): Omit<Shell['files'], 'store' | 'signIns' | 'copies'> => ({
  preload: join(root, 'out', 'preload', 'preload.cjs'),
  page: join(root, 'out', 'renderer'),
  icon: join(root, 'assets', 'icon.png'),
  trayIcons: join(root, 'assets', 'tray'),
  keychain: join(root, 'out', 'main', 'keychain.js'),
});

interface RunOptions {
  readonly words: Arguments;
  readonly log: Log;
  readonly ended: () => void;
}

function run(companion: Companion, window: MainWindow, { words, log, ended }: RunOptions): void {
  app.once('will-quit', ended);
  if (words.diagnose) {
    void companion.diagnose().then(({ text, exitCode }) => {
      process.stdout.write(`${text}\n`, () => app.exit(exitCode));
    });
    return;
  }
  serveCalls(companion.handle, () => window.contents);
  const openFor = ({ reset, hidden }: SecondStart) => {
    if (reset || !hidden) companion.open(reset ? 'reset' : undefined);
  };
  app.on('second-instance', (_event, _words, _folder, data) => {
    const second = SecondStart.safeParse(data);
    openFor(second.success ? second.data : { reset: false, hidden: false });
  });
  app.on('activate', () => companion.open());
  void companion.start().then(
    () => openFor({ ...words, hidden: words.hidden || startedAtSignIn() }),
    (error: unknown) => {
      log.note('start-failed', { error: error instanceof Error ? error.name : 'unknown' });
      app.exit(1);
    },
  );
}
