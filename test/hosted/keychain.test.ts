// The keychain's promises on Windows and macOS, where hosted CI runs this file alone; keytar in this process is the second
// opinion. Linux has its own in test/integration/keychain.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import keytar from 'keytar';
import { expect, it } from 'vitest';
import { secretBytes } from '../../main/secret-bytes.ts';
import { deadlinesOn, reachOn, SupervisedKeychain } from '../../main/keychain/supervised-keychain.ts';
import { systemClock } from '../../main/system/clock.ts';
import { keychainContract } from '../integration/keychain/contract.ts';
import { forkKeychainWorker } from '../support/keychain-worker.ts';

const run = promisify(execFile);

/** The programs of a system need all of its environment to find its keychain. */
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);

const open = () =>
  new SupervisedKeychain({
    clock: systemClock,
    reach: reachOn(process.platform),
    deadlines: deadlinesOn(process.platform),
    start: () => forkKeychainWorker(env),
  });

keychainContract(`of ${process.platform}`, () => {
  const keychain = open();
  const made = new Map<string, readonly [string, string]>();
  const own = ['device', 'other'].map((name) => ['Keyturn', name] as const);
  return Promise.resolve({
    keychain,
    store: async ({ service, account }, value) => {
      made.set(`${service}/${account}`, [service, account]);
      await keytar.setPassword(service, account, value);
    },
    stored: async ({ service, account }) => (await keytar.getPassword(service, account)) ?? undefined,
    stop: async () => {
      keychain.stop();
      for (const [service, account] of [...made.values(), ...own, ['Fresh', 'anna'] as const])
        await keytar.deletePassword(service, account);
    },
  });
});

if (process.platform === 'win32')
  it('an exact target is reached by its own name, for its own user alone, as cmdkey made it', async () => {
    const target = 'TERMSRV/keyturn.test';
    await run('cmdkey', [`/generic:${target}`, '/user:anna', '/pass:old']);
    const keychain = open();
    const update = (account: string) =>
      keychain.update({ service: target, account, exactTarget: true }, secretBytes('new one'), {
        create: false,
      });
    expect(await update('ben')).toBe('not-found');
    expect(await update('anna')).toBe('updated');
    expect(await update('anna')).toBe('already-right');
    expect((await run('cmdkey', [`/list:${target}`])).stdout).toContain('anna');
    await run('cmdkey', [`/delete:${target}`]);
    keychain.stop();
  });
