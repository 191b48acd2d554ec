// A reset over fakes: what the tests of the reset session share.
import { vi } from 'vitest';
import type { ResetView } from '../../../../src/contract/ipc.ts';
import type { Step } from '../../../../src/contract/steps.ts';
import { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import { ResetSession } from '../../../../main/companion/reset-session.ts';
import { CopiesJournal } from '../../../../main/companion/copies-journal.ts';
import type { Device } from '../../../../main/companion/device.ts';
import { SavedCopies } from '../../../../main/companion/saved-copies.ts';
import { Seat } from '../../../../main/companion/seat.ts';
import { ServerTime } from '../../../../main/companion/server-time.ts';
import type { Setup } from '../../../../main/companion/setup.ts';
import { StatusSource } from '../../../../main/companion/status-source.ts';
import { fakeChance, FakeClock, settle } from '../../../fakes/clock.ts';
import { fakeLog } from '../../../fakes/desktop.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { good, scriptedApi } from '../../../fakes/reset-api.ts';
import { FakeDomain, FakeStore, fakeWorkstation } from '../../../fakes/seat.ts';

export const ID = '7f0c2c5e-8c57-4b6e-9d1b-0c0f3f6f6a01';
export const TOKEN = 'A'.repeat(43);
/** The server is two hours ahead of the workstation, which minds nobody. */
const SERVER_NOW = Date.parse('2026-11-23T11:00:00.000Z');
const EXPIRES_AT = '2026-11-23T11:15:00.000Z';

export const verify: Extract<Step, { kind: 'verify' }> = {
  kind: 'verify',
  required: 2,
  satisfied: [],
  factors: [{ kind: 'totp' }, { kind: 'current-password' }],
};
export const newPassword: Extract<Step, { kind: 'new-password' }> = {
  kind: 'new-password',
  policy: { rules: [] },
  currentPasswordUsable: true,
  unlockOffered: true,
};
export const working: Step = { kind: 'working', since: '2026-11-23T11:00:00.000Z' };
export const completed: Extract<Step, { kind: 'completed' }> = {
  kind: 'completed',
  names: { username: 'anna', domain: 'CORP', upn: 'anna@corp.test', mail: null },
  changedAt: '2026-11-23T11:01:00.000Z',
  unlocked: true,
  confirmed: 'yes',
  expiresAt: null,
  systems: [],
};
export const ended = (outcome: Extract<Step, { kind: 'ended' }>['outcome']): Step => ({
  kind: 'ended',
  outcome,
});

const settings = ManagedSettings.parse({
  apiAddress: 'https://reset.corp.test',
  savedCredentials: [
    { id: 'vpn', name: 'VPN', service: 'vpn.corp.test' },
    { id: 'chat', name: 'Chat', service: 'Chat', account: '{domain}\\{username}' },
    { id: 'mail', name: 'Mail', service: 'Mail', account: '{mail}' },
  ],
});

export const VPN = { service: 'vpn.corp.test', account: 'anna' };
export const CHAT = { service: 'Chat', account: 'CORP\\anna' };

export function resetBench() {
  const clock = new FakeClock();
  const time = new ServerTime(clock);
  time.learn({ serverMs: SERVER_NOW, askedAt: 0, heardAt: 0 });
  const keychain = new FakeKeychain();
  const server = scriptedApi();
  const changed = vi.fn<(view: ResetView | null) => void>();
  const workstation = fakeWorkstation();
  const seat = new Seat({ workstation, clock, settings: () => settings.seat });
  const setup = { settings: undefined } as unknown as Setup;
  const copies = new SavedCopies({
    clock,
    keychain,
    workstation,
    seat,
    domain: new FakeDomain(),
    journal: new CopiesJournal(new FakeStore()),
    log: fakeLog(),
    settings: () => settings,
    enrolled: () => false,
    // It is not enrolled: the reset itself tells the server.
    source: new StatusSource({ setup, seat, device: undefined as unknown as Device }),
    now: () => time.now(),
    offsetMs: () => time.offsetMs() ?? 0,
    changed: () => session.copiesChanged(),
  });
  const session: ResetSession = new ResetSession({
    deps: () => ({ api: server.api, time, clock, chance: fakeChance(), copies }),
    changed,
  });
  const reading = (step: Step, expiresAt = EXPIRES_AT) =>
    good({ id: ID, reference: '7K3-M2P', expiresAt, extendable: true, step });
  const start = async (step: Step = verify, reason: 'forgotten' | 'expired' | 'locked' = 'expired') => {
    server.on('createReset', good({ id: ID, token: TOKEN, expiresAt: EXPIRES_AT, step }));
    server.on('readReset', reading(step));
    const view = await session.start({ username: 'anna', reason });
    await settle();
    return view;
  };
  /** The view as it was last told; fails where there is none. */
  const view = (): ResetView => {
    const now = session.view();
    if (now === null) throw new Error('there is no reset');
    return now;
  };
  return { clock, time, keychain, server, changed, copies, session, reading, start, view };
}

/** The code that an operation failed with. */
export async function codeOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return (error as { error?: unknown }).error;
  }
  throw new Error('it did not fail');
}
