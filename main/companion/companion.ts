// The companion: everything a person can ask of it, put together over ports.
import type { AppState, HomeView, Screen } from '../../src/contract/ipc.ts';
import type { ResetReason } from '../../src/contract/api.ts';
import { changedAtOf } from '../../src/expiry/standing.ts';
import { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Cancel, Ports, PresenceEvent, TrayCommand } from '../ports.ts';
import { AccountSession } from './account-session.ts';
import type { HandleCall } from './bridge.ts';
import { createHandleCall } from './bridge.ts';
import { BY_HAND } from './by-hand.ts';
import { runChecks } from './checks.ts';
import { CopiesJournal } from './copies-journal.ts';
import { CopiesNotice } from './copies-notice.ts';
import { Device } from './device.ts';
import type { Diagnosis } from './diagnosis.ts';
import { wordDiagnosis } from './diagnosis.ts';
import { Display } from './display.ts';
import { failure } from './failure.ts';
import { createHandlers } from './handlers.ts';
import { Home } from './home.ts';
import { Privacy } from './privacy.ts';
import { ResetSession } from './reset-session.ts';
import { SavedCopies } from './saved-copies.ts';
import { Seat } from './seat.ts';
import { Setup } from './setup.ts';
import { StatusSource } from './status-source.ts';
import { Words } from './words.ts';

export interface Companion {
  /** Main's end of the bridge. */
  readonly handle: HandleCall;
  /** Reads the settings, shows the tray, and looks after the password of whoever sits here. */
  start(): Promise<void>;
  /** Opens the window at a screen; without one, as it is. */
  open(screen?: Screen): void;
  choose(command: TrayCommand): void;
  diagnose(): Promise<Diagnosis>;
}

/** While the window is open the managed settings are read again this often, milliseconds. */
const SETTINGS_PACE_MS = 15_000;

export function createCompanion(ports: Ports): Companion {
  const { application, autostart, clock, log, presence, windows, workstation } = ports;
  let screen: Screen = 'home';
  let watching: Cancel | undefined;
  let completed = false;
  const setup = new Setup({ ...ports, source: ports.settings });
  const spoken = new Words({ language: () => setup.language, zone: () => workstation.zone() });
  const words = () => spoken.current;
  const connection = () => ({ ...ports, ...setup.connection() });
  const seat = new Seat({ workstation, clock, settings: () => setup.settings?.seat });
  const device = new Device(ports);
  const session = new AccountSession(connection);
  const copies: SavedCopies = new SavedCopies({
    ...ports,
    seat,
    journal: new CopiesJournal(ports.copies),
    source: new StatusSource({ setup, seat, device }),
    settings: () => setup.settings,
    enrolled: () => home.enrolled,
    now: () => home.now(),
    offsetMs: () => (setup.settings === undefined ? 0 : (setup.connection().time.offsetMs() ?? 0)),
    changed: () => {
      resets.copiesChanged();
      display.homeChanged();
      windows.send('copies-changed', copies.view());
      notice.look();
    },
  });
  const notice = new CopiesNotice({
    ...ports,
    copies,
    words,
    settings: () => setup.settings?.reminders ?? ReminderSettings.parse({}),
    now: () => home.now(),
    seen: () => privacy.seen,
    busy: () => copies.underWay || resets.underWay,
    bringWindow: () => open('copies'),
  });
  const resets = new ResetSession({
    deps: () => ({ ...connection(), copies }),
    changed: (view) => {
      windows.send('reset-changed', view);
      display.resetAnswers(view?.connection !== 'retrying');
      privacy.look();
      const over = view?.step.kind === 'completed';
      if (over && !completed) home.trigger();
      completed = over;
      notice.look();
    },
  });
  const privacy = new Privacy({
    clock,
    presence,
    windows,
    resets,
    session,
    seat,
    settings: () => setup.settings,
    seatChanged: () => seatChanged(),
  });
  const home: Home = new Home({
    ...ports,
    setup,
    seat,
    device,
    words,
    seen: () => privacy.seen,
    occupied: () => privacy.occupied,
    reload: () => reload(),
    bringWindow: () => open('home'),
    reset: (username, reason) => startReset(username, reason),
    told: ({ username, status }) => copies.heard(username, changedAtOf(status)),
    changed: () => {
      display.homeChanged();
      display.enrolledChanged(home.enrolled);
      notice.look();
    },
  });
  const state = (): AppState => setup.state(seat.username);
  const display = new Display({
    ...ports,
    setup,
    words,
    state,
    home: () => home.view(),
    copies: () => copies,
    now: () => home.now(),
  });
  const checks = { ...ports, setup, words, seat, device };

  /** Reads the managed settings, and the words of their language; true where something is other than before. */
  const readSettings = async (): Promise<boolean> => {
    const changed = await setup.reload();
    await spoken.follow().catch(() => log.note('words-unreadable'));
    return changed;
  };
  const setupChanged = () => {
    display.show();
    privacy.look();
    home.trigger();
    // Colleagues share the keychain of a floor's own account: no copy of anybody's password belongs there.
    if (seat.mode === 'sign-in') void copies.forget();
    const on = setup.settings?.autostart;
    if (on !== undefined) void autostart.set(on).catch(() => log.note('autostart-not-set'));
  };
  const seatChanged = () => {
    home.seatChanged();
    privacy.look();
    display.show();
  };
  const reload = async () => {
    if (await readSettings()) setupChanged();
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
    if (resets.view() === null) copies.leave();
    void session.signOut();
    privacy.look();
  });

  const open = (wanted?: Screen) => {
    privacy.touched();
    windows.show();
    // Who opens it wants to know how it stands now, also where the window was there already.
    home.trigger();
    if (wanted !== undefined) {
      screen = wanted;
      windows.send('screen-requested', wanted);
    }
    void reload().finally(watchSettings);
  };
  const choose = (command: TrayCommand) => {
    if (command !== 'quit') open(command);
    // Not now: the window shows what is being done.
    else if (resets.underWay || copies.underWay) open();
    // The item may still be open in a menu from before IT forbade it.
    else if (setup.quitAllowed) application.quit();
  };
  /** What can't be started now is begun in the window, which says why. */
  const startReset = (username: string, reason: ResetReason) => {
    open('reset');
    void resets.start({ username, reason }).catch(() => undefined);
  };

  const heard = (event: PresenceEvent) => {
    privacy.heard(event);
    if (event === 'lock' || event === 'leave') copies.leave();
    copies.rest.heard(event);
    notice.look();
    if (event === 'resume') resets.refresh();
    if (event === 'enter' || event === 'resume') home.woke();
    else if (event === 'unlock' || event === 'network') home.trigger();
  };

  const enterSeat = (username: string): HomeView => {
    const before = seat.username;
    if (!seat.enter(username)) throw failure('forbidden');
    if (before !== null && before !== username) resets.abandon(() => undefined);
    seatChanged();
    return home.view();
  };
  const leaveSeat = (): HomeView => {
    const { entered } = seat;
    if (seat.mode !== 'sign-in') throw failure('forbidden');
    seat.leave();
    resets.abandon(() => undefined);
    void session.signOut();
    if (entered) seatChanged();
    return home.view();
  };

  const handlers = createHandlers({
    ...ports,
    setup,
    resets,
    copies,
    session,
    home,
    state,
    setupChanged,
    enterSeat,
    leaveSeat,
    screen: () => screen,
    runChecks: () => runChecks({ ...checks, reload }, (result) => windows.send('check-changed', result)),
  });
  const handle = createHandleCall(handlers, log);

  return {
    handle: async (operation, input) => {
      if (BY_HAND.has(operation)) privacy.touched();
      const answer = await handle(operation, input);
      privacy.look();
      return answer;
    },
    start: async () => {
      await readSettings();
      display.show();
      presence.on(heard);
      await presence.settled();
      await copies.load();
      await home.start();
      setupChanged();
    },
    open,
    choose,
    diagnose: async () => {
      // Looks only: nothing is shown or set.
      const looked = await runChecks({ ...checks, reload: readSettings });
      return wordDiagnosis(looked, words());
    },
  };
}
