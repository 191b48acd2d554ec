// The person is asked to unlock, by gnome-keyring's own question on a real screen, and answers it or does not: in the
// keyring that they log in with, and in another.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SupervisedKeychain } from '../../../main/keychain/supervised-keychain.ts';
import { SavedCredentialSetting } from '../../../src/settings/saved-credential-settings.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { type Collections, collectionsOf } from '../../support/desktop/collections.ts';
import { type Prompter, startPrompter } from '../../support/desktop/prompter.ts';
import { keychainIn, runOver } from './runs.ts';

const PASSWORD = 'master of the second';
const setting = (service: string, more: object = {}) =>
  SavedCredentialSetting.parse({
    id: service.toLowerCase().replaceAll(/\W+/g, '-'),
    name: service,
    service,
    ...more,
  });

let desktop: Desktop;
let keychain: SupervisedKeychain;
let collections: Collections;
let prompter: Prompter;
/** Path of the second keyring. */
let second: string;
const inSecond = (service: string, secret: string) =>
  collections.store(second, { service, account: 'anna' }, secret);

beforeAll(async () => {
  desktop = await startDesktop({ tray: false, notifications: false });
  keychain = keychainIn(desktop);
  collections = collectionsOf(desktop.connection);
  second = await collections.create('Second', PASSWORD);
  await inSecond('Second VPN', 'old one');
  await inSecond('Files second', 'old one');
  await inSecond('Of nobody', 'old one');
  await desktop.keyring.store('First VPN', 'anna', 'old one');
  await desktop.keyring.store('Files first', 'anna', 'old one');
});
beforeEach(async () => {
  // It ends by itself when nobody has asked for a while.
  prompter = await startPrompter(desktop);
  return () => prompter.stop();
});
afterAll(async () => {
  keychain.stop();
  await desktop.stop();
});

/** What all keyrings hold of a service; undefined where it is locked. */
const secretOf = async (service: string) =>
  (await collections.dump()).find(({ attributes }) => attributes['service'] === service)?.secret;

describe('an entry in a second keyring that is locked', () => {
  const settings = [setting('First VPN'), setting('Second VPN')];

  it('is cancelled where the question is dismissed, and updated where it is answered; the first is not held up', async () => {
    await collections.lock(second);
    const { run, states } = runOver(keychain, settings);
    run.start('new one');
    await run.settled();
    expect(Object.fromEntries(states)).toEqual({ 'first-vpn': 'updated', 'second-vpn': 'locked' });

    run.retry(true);
    await prompter.dismisses();
    await run.settled();
    expect(states.get('second-vpn')).toBe('cancelled');

    run.retry(true);
    await prompter.answers(PASSWORD);
    await run.settled();
    expect(states.get('second-vpn')).toBe('updated');
    expect([await secretOf('First VPN'), await secretOf('Second VPN')]).toEqual(['new one', 'new one']);
    expect(await secretOf('Of nobody')).toBe('old one');
  });

  it('asks nobody where it is open', async () => {
    expect(await keychain.unlock([{ service: 'Second VPN', account: 'anna' }])).toBe('ok');
  });
});

describe('a pattern', () => {
  it('is brought up where it is open, and told as locked where an entry of it is not', async () => {
    await collections.lock(second);
    const { run, states } = runOver(keychain, [setting('Files *')]);
    run.start('new one');
    await run.settled();
    expect(states.get('files-')).toBe('locked');
    expect(await secretOf('Files first')).toBe('new one');
  });

  it('may fit what is so locked that its name can not be read, and does not once it is open', async () => {
    const first = { service: 'First*', account: 'anna' };
    const entries = [{ service: 'First VPN', account: 'anna' }];
    // A keyring that was opened by its password once may be opened by the other from then on: this one was not.
    const third = await collections.create('Third', PASSWORD);
    await collections.store(third, { service: 'Files third', account: 'anna' }, 'old one');
    await collections.lock(third);
    // After its start the keyring knows no more of what is locked than digests.
    await desktop.keyring.kill();
    await desktop.keyring.start();
    expect(await keychain.find(first)).toEqual({ entries, hidden: true });
    const { run, states } = runOver(keychain, [setting('Files *')]);
    run.start('new one');
    await run.settled();
    expect(states.get('files-')).toBe('locked');
    run.retry(true);
    await prompter.answers(PASSWORD);
    await run.settled();
    expect(states.get('files-')).toBe('updated');
    expect(await secretOf('Files third')).toBe('new one');
    expect(await keychain.find(first)).toEqual({ entries, hidden: false });
  });
});

describe('the keyring that new entries go to', () => {
  it('is asked for too, where an entry is to be made', async () => {
    await desktop.keyring.lock();
    const { run, states } = runOver(keychain, [setting('Fresh', { create: true })]);
    run.start('new one');
    await run.settled();
    expect(states.get('fresh')).toBe('locked');
    run.retry(true);
    await prompter.dismisses();
    await run.settled();
    expect(states.get('fresh')).toBe('cancelled');
    run.retry(true);
    await prompter.answers('keyring of a test');
    await run.settled();
    expect(states.get('fresh')).toBe('updated');
    expect(await desktop.keyring.lookup('Fresh', 'anna')).toBe('new one');
  });
});
