// A whole companion over fakes.
import { type Companion, createCompanion } from '../../../../main/companion/companion.ts';
import type { Application, SettingsReading } from '../../../../main/ports.ts';
import { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import { fakeChance, FakeClock } from '../../../fakes/clock.ts';
import {
  fakeApplication,
  FakeClipboard,
  fakeLinks,
  fakeLog,
  fakeNotifier,
  FakeSettings,
  FakeTray,
  FakeWindows,
} from '../../../fakes/desktop.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { scriptedApi } from '../../../fakes/reset-api.ts';

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
}

/** The server's clock is one second ahead, measured when the client is made. */
export function companionBench({ reading = settings(), application = {} }: CompanionBenchOptions = {}) {
  const clock = new FakeClock();
  const server = scriptedApi();
  const addresses: string[] = [];
  const parts = {
    application: fakeApplication(application),
    chance: fakeChance(),
    clipboard: new FakeClipboard(),
    clock,
    keychain: new FakeKeychain(),
    links: fakeLinks(),
    log: fakeLog(),
    notifier: fakeNotifier(),
    settings: new FakeSettings(reading),
    tray: new FakeTray(),
    windows: new FakeWindows(),
  };
  const companion: Companion = createCompanion({
    ...parts,
    connectApi: (address, onServerTime) => {
      addresses.push(address);
      const now = clock.monotonic();
      onServerTime({ serverMs: clock.wall() + 1_000, askedAt: now, heardAt: now });
      return server.api;
    },
  });
  return { ...parts, companion, server, addresses };
}
