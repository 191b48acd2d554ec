// The companion: everything a person can ask of it, put together over ports.
import type { Screen } from '../../src/contract/ipc.ts';
import { createTranslator } from '../../src/i18n/index.ts';
import type {
  Application,
  Cancel,
  Chance,
  Clipboard,
  Clock,
  ConnectApi,
  Keychain,
  Links,
  Log,
  ManagedSettingsSource,
  Notifier,
  Tray,
  TrayCommand,
  Windows,
} from '../ports.ts';
import { AccountSession } from './account-session.ts';
import type { HandleCall } from './bridge.ts';
import { createHandleCall } from './bridge.ts';
import { runChecks } from './checks.ts';
import type { Diagnosis } from './diagnosis.ts';
import { wordDiagnosis } from './diagnosis.ts';
import { createHandlers } from './handlers.ts';
import { ResetSession } from './reset-session.ts';
import { Setup } from './setup.ts';
import { trayFace } from './tray-menu.ts';

export interface Ports {
  readonly application: Application;
  readonly chance: Chance;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly connectApi: ConnectApi;
  readonly keychain: Keychain;
  readonly links: Links;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly settings: ManagedSettingsSource;
  readonly tray: Tray;
  readonly windows: Windows;
}

export interface Companion {
  /** Main's end of the bridge. */
  readonly handle: HandleCall;
  /** Reads the settings and shows the tray. */
  start(): Promise<void>;
  /** Opens the window at a screen; without one, as it is. */
  open(screen?: Screen): void;
  choose(command: TrayCommand): void;
  /** The workstation woke up: time has passed that no timer saw. */
  resumed(): void;
  diagnose(): Promise<Diagnosis>;
}

/** While the window is open the managed settings are read again this often, milliseconds. */
const SETTINGS_PACE_MS = 15_000;

export function createCompanion(ports: Ports): Companion {
  const { application, clock, windows, tray } = ports;
  let screen: Screen = 'home';
  let online = true;
  const setup = new Setup({ ...ports, source: ports.settings });
  const words = () => createTranslator(setup.language);
  const connection = () => ({ ...ports, ...setup.connection() });
  const resets = new ResetSession({
    deps: () => ({ ...connection(), entries: setup.settings?.savedCredentials ?? [] }),
    changed: (view) => {
      windows.send('reset-changed', view);
      const answered = view?.connection !== 'retrying';
      if (answered === online) return;
      online = answered;
      showTray();
    },
  });
  const session = new AccountSession(connection);
  const checks = { ...ports, setup, words };
  let watching: Cancel | undefined;

  const showTray = () => {
    const setUp = setup.settings !== undefined;
    tray.show(trayFace({ setUp, online, quitAllowed: setup.quitAllowed }, words()));
  };
  const show = () => {
    showTray();
    windows.send('app-changed', setup.state());
  };
  const reload = async () => {
    if (await setup.reload()) show();
  };
  const watchSettings = () => {
    watching?.();
    watching = clock.after(SETTINGS_PACE_MS, () => void reload().finally(watchSettings));
  };
  windows.onClosed(() => {
    watching?.();
    watching = undefined;
    screen = 'home';
    resets.windowClosed();
    void session.signOut();
  });

  const open = (wanted?: Screen) => {
    windows.show();
    if (wanted !== undefined) {
      screen = wanted;
      windows.send('screen-requested', wanted);
    }
    void reload().finally(watchSettings);
  };
  const choose = (command: TrayCommand) => {
    if (command !== 'quit') open(command);
    // Not now: the window shows what is being done.
    else if (resets.underWay) open();
    // The item may still be open in a menu from before IT forbade it.
    else if (setup.quitAllowed) application.quit();
  };

  const handlers = createHandlers({
    ...ports,
    setup,
    resets,
    session,
    screen: () => screen,
    setupChanged: show,
    runChecks: () => runChecks(checks, (result) => windows.send('check-changed', result)),
  });

  return {
    handle: createHandleCall(handlers, ports.log),
    start: async () => {
      await setup.reload();
      show();
    },
    open,
    choose,
    resumed: () => resets.refresh(),
    diagnose: async () => wordDiagnosis(await runChecks(checks), words()),
  };
}
