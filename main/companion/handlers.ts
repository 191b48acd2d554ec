// What each operation of the bridge does. One line each: the work is done by what they call.
import type { AppState, CheckResult, HomeView, Screen } from '../../src/contract/ipc.ts';
import type { Clipboard, Clock, Links, Windows } from '../ports.ts';
import type { AccountSession } from './account-session.ts';
import type { Handlers } from './bridge.ts';
import { failure } from './failure.ts';
import type { Home } from './home.ts';
import type { ResetSession } from './reset-session.ts';
import type { SavedCopies } from './saved-copies.ts';
import type { Setup } from './setup.ts';

export interface HandlerDeps {
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly links: Links;
  readonly windows: Windows;
  readonly setup: Setup;
  readonly resets: ResetSession;
  readonly copies: SavedCopies;
  readonly session: AccountSession;
  readonly home: Home;
  state(): AppState;
  enterSeat(username: string): HomeView;
  leaveSeat(): HomeView;
  /** The screen that was asked for last. */
  screen(): Screen;
  /** Tells tray and window what the settings are now. */
  setupChanged(): void;
  runChecks(): Promise<CheckResult[]>;
}

/** How long recovery codes stay on the clipboard, milliseconds. */
const CLIPBOARD_MS = 60_000;

export function createHandlers(deps: HandlerDeps): Handlers {
  const { setup, resets, copies, session, home } = deps;
  return {
    'app.state': () => deps.state(),
    'app.screen': () => deps.screen(),
    'app.use-api-address': ({ url }) => {
      setup.useAddress(url);
      deps.setupChanged();
      return deps.state();
    },
    'app.open-help-desk': () => {
      const url = setup.settings?.helpDesk.url;
      if (url === undefined) throw failure('forbidden');
      deps.links.open(url);
    },
    'app.close-window': () => deps.windows.close(),

    'home.current': () => home.view(),
    'home.refresh': () => home.refresh(),
    'home.snooze': ({ minutes }) => home.snooze(minutes),
    'seat.enter': ({ username }) => deps.enterSeat(username),
    'seat.leave': () => deps.leaveSeat(),

    'reset.current': () => resets.view(),
    'reset.start': (input) => resets.start(input),
    'reset.challenge': ({ factor }) => resets.run.challenge(factor),
    'reset.verify': (input) => resets.run.verify(input),
    'reset.set-password': (input) => resets.run.setPassword(input),
    'reset.unlock': () => resets.run.unlock(),
    'reset.extend': () => resets.run.extend(),
    'reset.retry-credentials': () => resets.run.retryCredentials(),
    'reset.stop-waiting': () => resets.run.stopWaiting(),
    'reset.cancel': () => resets.cancel(),
    'reset.finish': () => resets.finish(),

    'copies.current': () => copies.view(),
    'copies.look': () => copies.look(),
    'copies.enter': ({ password }) => copies.enter(password),
    'copies.retry': () => {
      copies.retry();
      return copies.view();
    },
    'copies.stop-waiting': () => {
      copies.stopWaiting();
      return copies.view();
    },
    'copies.dismiss': () => {
      copies.dismiss();
      return copies.view();
    },
    'copies.tick': ({ id, done }) => {
      copies.rest.tick(id, done);
      return copies.view();
    },
    'copies.verify': async ({ id }) => {
      await copies.rest.verify(id);
      return copies.view();
    },

    'session.current': () => session.view(),
    'session.sign-in': (input) => session.signIn(input),
    'session.challenge': ({ factor }) => session.challenge(factor),
    'session.verify': (input) => session.verify(input),
    'session.sign-out': () => session.signOut(),
    'enrolment.factors': () => session.factors(),
    'enrolment.begin-totp': () => session.beginTotp(),
    'enrolment.confirm-totp': ({ code }) => session.confirmTotp(code),
    'enrolment.remove': ({ id }) => session.remove(id),
    'enrolment.copy-recovery-codes': async ({ codes }) => {
      const text = codes.join('\n');
      await deps.clipboard.write(text);
      deps.clock.after(CLIPBOARD_MS, () => void deps.clipboard.clearIf(text).catch(() => undefined));
    },

    'checks.run': () => deps.runChecks(),
  };
}
