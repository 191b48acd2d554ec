// Workstations with saved copies of anna's password, over one directory: what the tests of saved copies share.
import type { Undetermined } from '../../../../src/contract/copies.ts';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import type { Journal } from '../../../../src/credentials/journal.ts';
import type { RouteBody } from '../../../../src/contract/api.ts';
import { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import type { KeychainEntry, SettingsReading, Workstation } from '../../../../main/ports.ts';
import { settle } from '../../../fakes/clock.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { good, unreachable } from '../../../fakes/reset-api.ts';
import { FakeStore } from '../../../fakes/seat.ts';
import { type Bench, DAY, expiresIn, floor, type FloorOptions, HOUR } from './floor-bench.ts';
import { completed, ID, newPassword, TOKEN } from './reset-bench.ts';

export const OLD = 'the one of spring';
export const NEW = 'the one of autumn';
/** One that is found, one that IT wants there, one that some have. */
export const LISTED = [
  { id: 'vpn', name: 'VPN', service: 'vpn' },
  { id: 'chat', name: 'Chat', service: 'chat', required: true },
  { id: 'crm', name: 'CRM', service: 'crm' },
];
export const at = (service: string, account = 'anna'): KeychainEntry => ({ service, account });

type Unsure = { readonly why: Undetermined; readonly retryAt: string | null };

/** What a workstation keeps from one start to the next. */
const belongings = () => ({
  store: new FakeStore(),
  signIns: new FakeStore(),
  copies: new FakeStore(),
  keychain: new FakeKeychain(),
});
export type Belongings = ReturnType<typeof belongings>;

/** Saves a password as the programs of a workstation have it. */
export function save(keychain: FakeKeychain, password: string): void {
  for (const service of ['vpn', 'chat']) keychain.store(at(service), password);
}

export function copiesFloor({ settings = {}, ...more }: FloorOptions = {}) {
  const room = floor({
    settings: { savedCredentials: LISTED, checklist: {}, ...settings },
    status: (server) => expiresIn(server, 80 * DAY),
    ...more,
  });
  const reports: RouteBody<'reportDeviceCredentials'>[] = [];
  /** `undetermined`: why the directory can't tell whether a password is the one of now. */
  const directory = { password: OLD, undetermined: null as Unsure | null };
  const changedAt = () => {
    const status = room.server.statuses.get('anna');
    if (status === undefined || !('changedAt' in status) || status.changedAt === null)
      throw new Error('never changed');
    return status.changedAt;
  };

  const workstation = (kept: Belongings = belongings(), facts: Partial<Workstation> = {}) => {
    const desk = room.workstation(kept, facts);
    desk.server.on('verifyPassword', ({ body }) => {
      if (desk.way.away) return unreachable;
      if (directory.undetermined !== null)
        return good({ verdict: 'undetermined', ...directory.undetermined });
      if (body.password !== directory.password) return good({ verdict: 'wrong' });
      return good({ verdict: 'current', names: completed.names, changedAt: changedAt() });
    });
    desk.server.on('reportDeviceCredentials', ({ body }) => {
      if (desk.way.away) return unreachable;
      reports.push(body);
      return good(undefined);
    });
    return { ...desk, ...actionsAt(desk, kept) };
  };

  return {
    ...room,
    workstation,
    reports,
    directory,
    changedAt,
    /** On another workstation, by the help desk, in the portal: without a word to anybody here. */
    changeElsewhere(password = NEW): void {
      directory.password = password;
      room.server.statuses.set('anna', expiresIn(room.server, 90 * DAY));
    },
  };
}

export type CopiesDesk = ReturnType<ReturnType<typeof copiesFloor>['workstation']>;
type CopiesRoom = ReturnType<typeof copiesFloor>;

function actionsAt(desk: Bench, kept: Belongings) {
  const call = async (operation: string, input?: unknown) => {
    const answer = await desk.companion.handle(operation, input);
    await settle();
    return answer;
  };
  return {
    kept,
    call,
    view: async (): Promise<CopiesView> => {
      const answer = await call('copies.current');
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value as CopiesView;
    },
    journal: () => kept.copies.value as Journal | undefined,
    /** Comes back to the workstation: the directory is asked. */
    comeBack: async () => {
      desk.presence.tell('unlock');
      await desk.clock.advance(3_000);
    },
    /** The managed settings are other ones, and the companion has seen it. */
    reads: async (reading: SettingsReading) => {
      desk.settings.reading = reading;
      await desk.clock.advance(60_000);
      desk.presence.tell('unlock');
      await desk.clock.advance(3_000);
    },
    /** The managed settings as they are now, with other saved credentials. */
    withList: (savedCredentials: readonly object[]): SettingsReading => {
      const { reading } = desk.settings;
      if (reading.kind !== 'settings') throw new Error('not set up');
      return {
        kind: 'settings',
        settings: ManagedSettings.parse({ ...reading.settings, savedCredentials }),
      };
    },
    /** What is typed on the screen of saved copies. */
    enter: (password: string) => call('copies.enter', { password }),
    /** Questions that the keychain was asked about saved copies. */
    questions: () => kept.keychain.asked.filter((one) => !one.includes('own')),
    /** A reset in this companion's window, up to its last reply. */
    reset: (password: string, room: CopiesRoom, username = 'anna') =>
      resetAt(desk, { username, password }, room),
  };
}

/** A workstation in the middle of the run after a reset: the keychain has not answered about the first entry yet. */
export async function workstationInARun() {
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  const answer = Promise.withResolvers<'stopped' | undefined>();
  desk.keychain.hanging = answer;
  await desk.reset(NEW, room);
  return {
    room,
    desk,
    /** The keychain answers, and the run goes on as far as it may. */
    goOn: async () => {
      answer.resolve(undefined);
      await settle();
      await desk.clock.advance(2_000);
    },
  };
}

async function resetAt(
  desk: Bench,
  { username, password }: { readonly username: string; readonly password: string },
  room: CopiesRoom,
): Promise<void> {
  const expiresAt = new Date(room.server.now() + HOUR).toISOString();
  desk.server.on('createReset', good({ id: ID, token: TOKEN, expiresAt, step: newPassword }));
  desk.server.on(
    'readReset',
    good({ id: ID, reference: '7K3-M2P', expiresAt, extendable: true, step: newPassword }),
  );
  desk.server.on('reportSavedCredentials', good(undefined));
  desk.server.on('setPassword', async () => {
    room.changeElsewhere(password);
    // Before its reply has come back, the companion may hear of it on its other way.
    desk.presence.tell('network');
    await desk.clock.advance(2_000);
    return good({ step: { ...completed, changedAt: room.changedAt() } });
  });
  desk.companion.open('reset');
  await desk.companion.handle('reset.start', { username, reason: 'expiring' });
  await settle();
  await desk.companion.handle('reset.set-password', { password });
  await settle();
}
