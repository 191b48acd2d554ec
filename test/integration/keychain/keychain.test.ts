// The keychain's promises on a real gnome-keyring, with secret-tool as the second opinion, and on the fake.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretBytes } from '../../../main/secret-bytes.ts';
import { reachOn, SupervisedKeychain } from '../../../main/keychain/supervised-keychain.ts';
import { systemClock } from '../../../main/system/clock.ts';
import { FakeKeychain } from '../../fakes/keychain.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { forkKeychainWorker } from '../../support/keychain-worker.ts';
import { isThere } from '../../support/processes.ts';
import { waitUntil } from '../../support/ready.ts';
import { keyringContract } from './contract.ts';

const DEADLINES = {
  look: 8_000,
  find: 8_000,
  update: 8_000,
  check: 8_000,
  unlock: 8_000,
  'read-own': 8_000,
  'write-own': 8_000,
};

const keychainIn = (env: Readonly<Record<string, string>>, deadlines = DEADLINES, pids: number[] = []) =>
  new SupervisedKeychain({
    clock: systemClock,
    reach: reachOn('linux'),
    deadlines,
    start: () => {
      const worker = forkKeychainWorker(env);
      if (worker.pid !== undefined) pids.push(worker.pid);
      return worker;
    },
  });

keyringContract('the fake', () => {
  const keychain = new FakeKeychain();
  return Promise.resolve({
    keychain,
    store: (entry, password) => {
      keychain.store(entry, password);
      return Promise.resolve();
    },
    stored: (entry) =>
      Promise.resolve(entry.service === 'Keyturn' ? keychain.own.get(entry.account) : keychain.stored(entry)),
    lock: () => {
      keychain.fault = 'locked';
      return Promise.resolve();
    },
    unlock: () => {
      keychain.fault = undefined;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  });
});

keyringContract('gnome-keyring', async () => {
  const desktop = await startDesktop();
  const { keyring } = desktop;
  const keychain = keychainIn(desktop.env);
  return {
    keychain,
    store: ({ service, account }, password) => keyring.store(service, account, password),
    stored: ({ service, account }) => keyring.lookup(service, account),
    lock: () => keyring.lock(),
    unlock: () => keyring.unlock(),
    stop: async () => {
      keychain.stop();
      await desktop.stop();
    },
  };
});

describe('a keyring of other programs', () => {
  let desktop: Desktop;
  let keychain: SupervisedKeychain;
  beforeAll(async () => {
    desktop = await startDesktop();
    keychain = keychainIn(desktop.env);
  });
  afterAll(async () => {
    keychain.stop();
    await desktop.stop();
  });

  it('overwrites an entry of another schema in its place: no duplicate, its label kept', async () => {
    const options = { label: 'Mail of Anna', schema: 'org.example.Mail' };
    await desktop.keyring.store('Mail', 'anna', 'old one', options);
    const entry = { service: 'Mail', account: 'anna' };
    expect(await keychain.update(entry, secretBytes('new one'), { create: false })).toBe('updated');
    expect(await desktop.keyring.search('Mail')).toMatchObject([
      { secret: 'new one', label: 'Mail of Anna', schema: 'org.example.Mail' },
    ]);
  });

  it('finds an entry by the attributes of its own program, and leaves those of others alone', async () => {
    const { keyring } = desktop;
    const made = (user: string) => ({
      schema: 'org.gnome.keyring.NetworkPassword',
      attributes: { server: 'files', user },
    });
    await keyring.store('smb', 'one', 'old one', made('anna'));
    await keyring.store('smb', 'two', 'theirs', made('ben'));
    const entry = { service: 'ignored', account: 'ignored', attributes: { server: 'files', user: 'anna' } };
    expect(await keychain.look(entry)).toBe('there');
    expect(await keychain.update(entry, secretBytes('new one'), { create: false })).toBe('updated');
    expect(await keyring.lookup('smb', 'one')).toBe('new one');
    expect(await keyring.lookup('smb', 'two')).toBe('theirs');
    const nobody = { ...entry, attributes: { server: 'files', user: 'cleo' } };
    expect(await keychain.update(nobody, secretBytes('new one'), { create: false })).toBe('not-found');
    // Nothing named is everything there is: that is no entry.
    expect(
      await keychain.update({ ...entry, attributes: {} }, secretBytes('new one'), { create: false }),
    ).toBe('failed');
    expect(await keyring.lookup('smb', 'two')).toBe('theirs');
  });

  it('makes every copy right where one name was stored in two ways', async () => {
    await desktop.keyring.store('Chat', 'anna', 'new one');
    await desktop.keyring.store('Chat', 'anna', 'old one', { schema: 'org.example.Chat' });
    const entry = { service: 'Chat', account: 'anna' };
    expect(await keychain.update(entry, secretBytes('new one'), { create: true })).toBe('updated');
    const secrets = (await desktop.keyring.search('Chat')).map(({ secret }) => secret);
    expect(secrets).toEqual(['new one', 'new one']);
  });
});

describe("a secret of Keyturn's own", () => {
  it('is one entry, as keytar and secret-tool see it', async () => {
    const desktop = await startDesktop();
    const keychain = keychainIn(desktop.env);
    for (const secret of ['one', 'two', 'three'])
      expect(await keychain.writeOwn('device', secret)).toBe('ok');
    expect(await desktop.keyring.search('Keyturn')).toMatchObject([
      { secret: 'three', schema: 'org.freedesktop.Secret.Generic', attributes: { account: 'device' } },
    ]);
    keychain.stop();
    await desktop.stop();
  });
});

describe('a keyring in trouble', () => {
  let desktop: Desktop;
  const pids: number[] = [];
  beforeAll(async () => {
    desktop = await startDesktop();
    await desktop.keyring.store('VPN', 'anna', 'old one');
  });
  afterAll(async () => {
    await desktop.stop();
  });
  const entry = { service: 'VPN', account: 'anna' };

  it('gives up at the deadline when the daemon hangs, kills its process, and works again afterwards', async () => {
    const keychain = keychainIn(desktop.env, { ...DEADLINES, look: 1_500 }, pids);
    expect(await keychain.look(entry)).toBe('there');
    const daemon = desktop.keyring.pid!;
    process.kill(daemon, 'SIGSTOP');
    expect(await keychain.look(entry)).toBe('unavailable');
    await waitUntil('end of the hanging worker', () => !isThere(pids[0]!));
    process.kill(daemon, 'SIGCONT');
    expect(await keychain.look(entry)).toBe('there');
    expect(pids).toHaveLength(2);
    keychain.stop();
    await waitUntil('end of the second worker', () => !isThere(pids[1]!));
  });

  it('says that it is unavailable once the daemon is gone, and finds it again when it is back', async () => {
    const keychain = keychainIn(desktop.env);
    await desktop.keyring.kill();
    expect(await keychain.look(entry)).toBe('unavailable');
    expect(await keychain.check()).toBe('unavailable');
    await desktop.keyring.start();
    expect(await keychain.look(entry)).toBe('there');
    keychain.stop();
  });

  it('says so where there is no session bus at all', async () => {
    const { PATH = '', HOME = '' } = desktop.env;
    const keychain = keychainIn({ PATH, HOME });
    expect(await keychain.look(entry)).toBe('unavailable');
    expect(await keychain.update(entry, secretBytes('new one'), { create: true })).toBe('unavailable');
    expect(await keychain.check()).toBe('unavailable');
    expect(await keychain.readOwn('device')).toBe('unavailable');
    expect(await keychain.writeOwn('device', 'x')).toBe('unavailable');
    keychain.stop();
  });
});
