// Workstations of a floor over one fake server and one clock: what the tests of reminders share.
import type { HomeView } from '../../../../src/contract/ipc.ts';
import type { PasswordStatus } from '../../../../src/contract/reminders.ts';
import type { Workstation } from '../../../../main/ports.ts';
import { FakeClock, settle } from '../../../fakes/clock.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { ReminderServer } from '../../../fakes/reminder-server.ts';
import { FakeStore } from '../../../fakes/seat.ts';
import { companionBench, settings } from './companion-bench.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const unlocked = { locked: false, lockedAt: null } as const;

/** Expires so many milliseconds after now by the server. */
export const expiresIn = (server: ReminderServer, ms: number): PasswordStatus => ({
  kind: 'expires',
  at: new Date(server.now() + ms).toISOString(),
  changedAt: new Date(server.now() + ms - 90 * DAY).toISOString(),
  ...unlocked,
});
export const mustChange: PasswordStatus = { kind: 'must-change', ...unlocked };
export const never: PasswordStatus = { kind: 'never', changedAt: null, ...unlocked };

export interface FloorOptions {
  readonly settings?: object;
  readonly status?: (server: ReminderServer) => PasswordStatus;
  readonly clock?: FakeClock;
}

/** A floor on which `anna` works. */
export function floor({ settings: more = {}, status, clock = new FakeClock() }: FloorOptions = {}) {
  const server = new ReminderServer(clock);
  server.statuses.set('anna', status?.(server) ?? expiresIn(server, 3 * DAY + HOUR));
  // What is to be seen to after a change has notices of its own: they would be counted among the reminders.
  const reading = () =>
    settings({ enrolmentToken: server.enrolmentToken, checklist: { items: [] }, ...more });

  /** A workstation, or the next run of one that stopped. */
  const workstation = (
    earlier: {
      readonly store: FakeStore;
      readonly keychain: FakeKeychain;
      readonly signIns?: FakeStore;
      readonly copies?: FakeStore;
    } = {
      store: new FakeStore(),
      keychain: new FakeKeychain(),
    },
    facts: Partial<Workstation> = {},
  ) => {
    const way = server.connect();
    const { store, keychain, signIns = new FakeStore(), copies = new FakeStore() } = earlier;
    const bench = companionBench({
      store,
      keychain,
      signIns,
      copies,
      reading: reading(),
      clock,
      server: way.script,
      workstation: facts,
    });
    const home = async (): Promise<HomeView> => {
      const answer = await bench.companion.handle('home.current', undefined);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value as HomeView;
    };
    const start = async () => {
      await bench.companion.start();
      await clock.advance(2_000);
      // What was shown is told after it.
      for (let turn = 0; turn < 4; turn++) await settle();
    };
    /** It has gone without a word: no timer of it runs any more. */
    const stop = () => {
      way.away = true;
      bench.presence.tell('lock');
    };
    return { ...bench, way, home, start, stop };
  };
  return { clock, server, workstation, reading };
}

export type Bench = ReturnType<ReturnType<typeof floor>['workstation']>;

/** What was said on the screen, in order. */
export const said = ({ notifier }: Bench): string[] => notifier.notices.map(({ notice }) => notice.body);
