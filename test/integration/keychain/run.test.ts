// Whole runs over a real gnome-keyring: fifty entries of several makers, and everything that can happen on the way.
// secret-tool is the second opinion.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secretBytes } from '../../../main/secret-bytes.ts';
import type { SupervisedKeychain } from '../../../main/keychain/supervised-keychain.ts';
import { SavedCredentialSetting } from '../../../src/settings/saved-credential-settings.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { collectionsOf, type Item } from '../../support/desktop/collections.ts';
import { waitUntil } from '../../support/ready.ts';
import { keychainIn, runOver } from './runs.ts';

const service = (index: number) => `Service ${String(index).padStart(2, '0')}`;
const FIFTY = Array.from({ length: 50 }, (_none, index) => index);
const settings = FIFTY.map((index) =>
  SavedCredentialSetting.parse({ id: `e${index}`, name: service(index), service: service(index) }),
);

/** Found by the attributes of their own program, and by a pattern. */
const FOUND = [
  { id: 'files', service: 'files', attributes: { server: 'files', user: '{username}' } },
  { id: 'patterns', service: 'Patterns *' },
].map((one) => SavedCredentialSetting.parse({ name: one.id, ...one }));

/** Every third was made by keytar, the others by programs with schemas of their own. */
async function fill({ keyring }: Desktop, keychain: SupervisedKeychain, password: string): Promise<void> {
  for (const index of FIFTY) {
    if (index % 3 === 0) {
      const entry = { service: service(index), account: 'anna' };
      expect(await keychain.update(entry, secretBytes(password), { create: true })).not.toBe('failed');
    } else {
      const options = { label: 'Password', schema: `org.example.${index % 3}` };
      await keyring.store(service(index), 'anna', password, options);
    }
  }
}

describe('fifty entries', () => {
  let desktop: Desktop;
  let keychain: SupervisedKeychain;
  beforeAll(async () => {
    desktop = await startDesktop({ tray: false, notifications: false });
    keychain = keychainIn(desktop);
    await fill(desktop, keychain, 'old one');
  });
  beforeEach(() => desktop.keyring.unlock());
  afterAll(async () => {
    keychain.stop();
    await desktop.stop();
  });
  /** What secret-tool reads of all fifty; not one is stored twice. */
  const secrets = async () => {
    const found = new Set<string>();
    for (const index of FIFTY) {
      const all = await desktop.keyring.search(service(index));
      const own = all.filter(({ attributes }) => attributes['account'] === 'anna');
      expect(own).toHaveLength(1);
      found.add(own[0]!.secret);
    }
    return [...found];
  };

  it('are updated in order, each written down before and after, and nothing else is touched', async () => {
    const { keyring } = desktop;
    await keyring.store('Unlisted', 'anna', 'mine', { label: 'Password', schema: 'org.example.1' });
    await keyring.store(service(1), 'ben', 'theirs', { label: 'Password', schema: 'org.example.1' });
    const collections = collectionsOf(desktop.connection);
    const second = await collections.create('Second', 'master of the second');
    await collections.store(second, { service: 'Mail', account: 'anna' }, 'mine');
    await collections.store(second, { service: 'Patterned', account: 'ben' }, 'theirs');
    await collections.store(second, { server: 'files', user: 'ben' }, 'theirs');
    await collections.store(second, { server: 'files', user: 'anna' }, 'old one');
    await collections.store(second, { service: 'Patterns one', account: 'anna' }, 'old one');
    // Every entry of every keyring, with what it holds and when it was written; but for those that are listed.
    const isListed = ({ attributes: { service: name = '', account, user } }: Item) =>
      user === 'anna' || (account === 'anna' && (/^Service \d\d$/.test(name) || name.startsWith('Patterns')));
    const others = async () => (await collections.dump()).filter((item) => !isListed(item));
    const before = await others();
    expect(before).toHaveLength(5);
    const [labelled] = await keyring.search(service(2));
    const { run, moves, counts } = runOver(keychain, [...settings, ...FOUND]);
    run.start('new one');
    await run.settled();
    expect(counts()).toEqual({ updated: 52 });
    const ids = [...settings, ...FOUND].map(({ id }) => id);
    expect(moves).toEqual(ids.flatMap((id) => [`${id} intended`, `${id} updated`]));
    expect(await others()).toEqual(before);
    expect((await keyring.search(service(2)))[0]).toEqual({ ...labelled, secret: 'new one' });
    expect(await secrets()).toEqual(['new one']);
    expect(run.canRetry).toBe(false);
  });

  it('are told apart from a keyring that is locked midway, and finished when it is open again', async () => {
    const { keyring } = desktop;
    const { run, states, counts } = runOver(keychain, settings, { e20: () => keyring.lock() });
    run.start('second one');
    await run.settled();
    expect(counts()).toEqual({ updated: 20, locked: 30 });
    expect(states.get('e19')).toBe('updated');
    // Nobody here can answer its question: it is dismissed.
    run.retry(true);
    await run.settled();
    expect(counts()).toEqual({ updated: 20, cancelled: 30 });
    await keyring.unlock();
    run.retry(true);
    await run.settled();
    expect(counts()).toEqual({ updated: 50 });
    expect(await secrets()).toEqual(['second one']);
  });

  it('are finished after the daemon was killed midway and came back', async () => {
    const { keyring } = desktop;
    const { run, counts } = runOver(keychain, settings, {
      e10: () => keyring.kill(),
      e30: () => keyring.start(),
    });
    run.start('third one');
    await run.settled();
    expect(counts()).toEqual({ updated: 30, unavailable: 20 });
    run.retry(false);
    await run.settled();
    expect(counts()).toEqual({ updated: 50 });
    expect(await secrets()).toEqual(['third one']);
  });

  it('are given up on the wish of the person, and said to be', async () => {
    const { keyring } = desktop;
    const daemon = keyring.pid!;
    const { run, counts } = runOver(keychain, settings, { e5: () => process.kill(daemon, 'SIGSTOP') });
    run.start('fourth one');
    await waitUntil('the wait to show', () => run.waitingForKeychain);
    run.stopWaiting();
    await run.settled();
    process.kill(daemon, 'SIGCONT');
    expect(counts()).toEqual({ updated: 5, cancelled: 45 });
    run.retry(false);
    await run.settled();
    expect(counts()).toEqual({ updated: 50 });
  });
});

it('a bus that goes away midway is told of every entry that was left', async () => {
  const desktop = await startDesktop({ tray: false, notifications: false });
  const keychain = keychainIn(desktop);
  await fill(desktop, keychain, 'old one');
  const { run, counts } = runOver(keychain, settings, { e40: () => desktop.stop() });
  run.start('new one');
  await run.settled();
  expect(counts()).toEqual({ updated: 40, unavailable: 10 });
  keychain.stop();
});
