// A whole companion over fakes.
import { type Companion, createCompanion } from '../../../../main/companion/companion.ts';
import type { Application, ConnectApi, SettingsReading, Workstation } from '../../../../main/ports.ts';
import { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import { fakeChance, FakeClock } from '../../../fakes/clock.ts';
import { FakeDeviceKeys } from '../../../fakes/device-keys.ts';
import {
  fakeApplication,
  FakeClipboard,
  fakeLinks,
  fakeLog,
  FakeNotifier,
  FakeSettings,
  FakeTray,
  FakeWindows,
} from '../../../fakes/desktop.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { scriptedApi, type ScriptedApi } from '../../../fakes/reset-api.ts';
import { FakeAutostart, FakeDomain, FakePresence, FakeStore, fakeWorkstation } from '../../../fakes/seat.ts';

export const settings = (more: object = {}): SettingsReading => ({
  kind: 'settings',
  settings: ManagedSettings.parse({
    apiAddress: 'https://reset.corp.test',
    organisation: 'Corp',
    helpDesk: { phone: '4357', url: 'https://help.corp.test/passwords' },
    ...more,
  }),
});

export interface CompanionBenchOptions {
  readonly reading?: SettingsReading;
  readonly application?: Partial<Application>;
  readonly workstation?: Partial<Workstation>;
  /** What an earlier companion left, or another one shares. */
  readonly clock?: FakeClock;
  readonly store?: FakeStore;
  readonly signIns?: FakeStore;
  readonly copies?: FakeStore;
  readonly keychain?: FakeKeychain;
  readonly server?: ScriptedApi;
  /** In place of `server`, to tell the time with each reply. */
  readonly connectApi?: ConnectApi;
}

/** The server's clock is one second ahead, measured when the client is made. */
export function companionBench({
  reading = settings(),
  application = {},
  workstation = {},
  clock = new FakeClock(),
  store = new FakeStore(),
  signIns = new FakeStore(),
  copies = new FakeStore(),
  keychain = new FakeKeychain(),
  server = scriptedApi(),
  connectApi,
}: CompanionBenchOptions = {}) {
  const addresses: string[] = [];
  const parts = {
    application: fakeApplication(application),
    autostart: new FakeAutostart(),
    chance: fakeChance(),
    clipboard: new FakeClipboard(),
    clock,
    deviceKeys: new FakeDeviceKeys(),
    keychain,
    links: fakeLinks(),
    log: fakeLog(),
    notifier: new FakeNotifier(),
    presence: new FakePresence(),
    settings: new FakeSettings(reading),
    tray: new FakeTray(),
    store,
    signIns,
    copies,
    domain: new FakeDomain(),
    windows: new FakeWindows(),
    workstation: fakeWorkstation(workstation),
  };
  const companion: Companion = createCompanion({
    ...parts,
    connectApi:
      connectApi ??
      ((address, onServerTime) => {
        addresses.push(address);
        const now = clock.elapsed();
        onServerTime({ serverMs: clock.wall() + 1_000, askedAt: now, heardAt: now });
        return server.api;
      }),
  });
  return { ...parts, companion, server, addresses };
}
