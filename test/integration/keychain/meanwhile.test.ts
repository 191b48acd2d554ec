// What other programs do to an entry between the moment that Keyturn has read it and the moment that it writes.
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { answer } from '../../../main/keychain/answer.ts';
import { type Keytar, KeytarVault } from '../../../main/keychain/keytar-vault.ts';
import { LinuxVault } from '../../../main/keychain/linux-vault.ts';
import { SecretService } from '../../../main/keychain/secret-service.ts';
import { runOrThrow } from '../../support/children.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';

const entry = { service: 'VPN', account: 'anna' };
const update = (create: boolean) =>
  ({ id: 1, ask: 'update', entry, value: Buffer.from('new one'), create }) as const;

let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop({ tray: false, notifications: false });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.env['DBUS_SESSION_BUS_ADDRESS']);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await desktop.stop();
});

/** A vault on the real keyring; `meanwhile` runs once, after the first reading of a value. */
function vaultThen(meanwhile: () => Promise<unknown>): LinuxVault {
  const keytar = new KeytarVault(() => createRequire(import.meta.url)('keytar') as Keytar);
  let then: (() => Promise<unknown>) | undefined = meanwhile;
  return new LinuxVault(keytar, () => {
    const service = new SecretService();
    const read = service.read.bind(service);
    service.read = async (item) => {
      const value = await read(item);
      const next = then;
      then = undefined;
      await next?.();
      return value;
    };
    return service;
  });
}

const clear = () =>
  runOrThrow('secret-tool', ['clear', 'service', 'VPN', 'account', 'anna'], { env: desktop.env, cwd: '/' });

it('an entry that was removed is not made again, unless IT wants it', async () => {
  await desktop.keyring.store('VPN', 'anna', 'old one');
  expect(await answer(vaultThen(clear), update(false))).toEqual({ answer: 'not-found' });
  expect(await desktop.keyring.search('VPN')).toEqual([]);
  await desktop.keyring.store('VPN', 'anna', 'old one');
  expect(await answer(vaultThen(clear), update(true))).toEqual({ answer: 'updated' });
  expect(await desktop.keyring.search('VPN')).toMatchObject([{ secret: 'new one' }]);
});

it('an entry that was changed is made right all the same, and read back', async () => {
  await desktop.keyring.store('VPN', 'anna', 'old one');
  const change = () => desktop.keyring.store('VPN', 'anna', 'another one');
  expect(await answer(vaultThen(change), update(false))).toEqual({ answer: 'updated' });
  expect(await desktop.keyring.search('VPN')).toMatchObject([{ secret: 'new one' }]);
});

it('an entry that came beside it is made right too', async () => {
  await desktop.keyring.store('VPN', 'anna', 'old one');
  const another = () => desktop.keyring.store('VPN', 'anna', 'old one', { schema: 'org.example.VPN' });
  expect(await answer(vaultThen(another), update(false))).toEqual({ answer: 'updated' });
  expect((await desktop.keyring.search('VPN')).map(({ secret }) => secret)).toEqual(['new one', 'new one']);
});
