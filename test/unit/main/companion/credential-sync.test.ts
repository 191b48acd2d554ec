// One saved credential made right: under every name it may have, and only where it is.
import { describe, expect, it, vi } from 'vitest';
import {
  isReachable,
  lookForCredential,
  updateCredential,
} from '../../../../main/companion/credential-sync.ts';
import { SavedCredentialSetting } from '../../../../src/settings/saved-credential-settings.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';

const names = { username: 'anna', domain: 'CORP', upn: 'anna@corp.test', mail: null };
const setting = (more: object = {}) =>
  SavedCredentialSetting.parse({ id: 'vpn', name: 'VPN', service: 'vpn', ...more });
const anna = (service: string) => ({ service, account: 'anna' });

function bench() {
  const keychain = new FakeKeychain();
  const update = (more: object = {}) => updateCredential(keychain, setting(more), names, 'new "one"');
  const look = (more: object = {}) => lookForCredential(keychain, setting(more), names);
  return { keychain, update, look };
}

describe('updating', () => {
  it('writes what the template says into the entry of the account', async () => {
    const { keychain, update } = bench();
    keychain.store({ service: 'vpn', account: 'CORP\\anna' }, 'old');
    const more = { account: '{domain}\\{username}', value: '{"p":"{password:json}"}' };
    expect(await update(more)).toBe('updated');
    expect(keychain.stored({ service: 'vpn', account: 'CORP\\anna' })).toBe('{"p":"new \\"one\\""}');
    expect(await update(more)).toBe('already-right');
  });

  it('makes all of its names right, and says the worst', async () => {
    const { keychain, update } = bench();
    const more = { aliases: ['vpn.corp.test', '10.0.0.1'] };
    for (const service of ['vpn', '10.0.0.1']) keychain.store(anna(service), 'old');
    expect(await update(more)).toBe('updated');
    for (const service of ['vpn', '10.0.0.1']) expect(keychain.stored(anna(service))).toBe('new "one"');
    expect(keychain.stored(anna('vpn.corp.test'))).toBeUndefined();
    keychain.faults.set('10.0.0.1', 'denied');
    expect(await update(more)).toBe('denied');
  });

  it('sees to every entry that a pattern fits', async () => {
    const { keychain, update } = bench();
    for (const service of ['files one', 'files two', 'other']) keychain.store(anna(service), 'old');
    keychain.store({ service: 'files three', account: 'ben' }, 'old');
    expect(await update({ service: 'files *' })).toBe('updated');
    expect(keychain.stored(anna('files two'))).toBe('new "one"');
    expect(keychain.stored(anna('other'))).toBe('old');
    expect(keychain.stored({ service: 'files three', account: 'ben' })).toBe('old');
    keychain.fault = 'locked';
    expect(await update({ service: 'files *' })).toBe('locked');
  });

  it('says locked where a pattern may fit what can not be seen, and makes right what can', async () => {
    const { keychain, update, look } = bench();
    const hiding = (services: string[]) =>
      vi.spyOn(keychain, 'find').mockResolvedValue({ entries: services.map(anna), hidden: true });
    keychain.store(anna('files one'), 'old');
    hiding(['files one']);
    expect(await look({ service: 'files *' })).toBe('there');
    expect(await update({ service: 'files *' })).toBe('locked');
    expect(keychain.stored(anna('files one'))).toBe('new "one"');
    hiding([]);
    expect(await look({ service: 'files *' })).toBe('locked');
  });

  it('makes an entry only where IT wants one, under its first name, and where there is none under another', async () => {
    const { keychain, update } = bench();
    expect(await update({ aliases: ['other'] })).toBe('not-found');
    expect(await update({ aliases: ['other'], create: true })).toBe('updated');
    expect([keychain.stored(anna('vpn')), keychain.stored(anna('other'))]).toEqual(['new "one"', undefined]);
    const second = bench();
    second.keychain.store(anna('other'), 'old');
    expect(await second.update({ aliases: ['other'], create: true })).toBe('updated');
    expect(second.keychain.stored(anna('vpn'))).toBeUndefined();
  });

  it('asks for nothing where the account has not the name that the entry goes by', async () => {
    const { keychain, update } = bench();
    expect(await update({ account: '{mail}', create: true })).toBe('not-found');
    expect(await update({ attributes: { server: 'files', user: '{mail}' } })).toBe('not-found');
    expect(keychain.asked).toEqual([]);
  });

  it('names the attributes of other programs, filled in', async () => {
    const { keychain, update } = bench();
    const asked = vi.spyOn(keychain, 'update');
    await update({ attributes: { server: 'files', user: '{upn}' } });
    expect(asked).toHaveBeenCalledWith(
      { service: 'vpn', account: 'anna', attributes: { server: 'files', user: 'anna@corp.test' } },
      // What was written has been overwritten since.
      Buffer.alloc('new "one"'.length),
      { create: false },
    );
  });

  it('has failed where the keychain breaks', async () => {
    const { keychain, update } = bench();
    vi.spyOn(keychain, 'update').mockRejectedValueOnce(new Error('oh'));
    expect(await update()).toBe('failed');
  });
});

describe('what is listed', () => {
  it.each([
    { attributes: {} },
    { attributes: { 'xdg:schema': 'org.example' } },
    { attributes: { domain: '{domain}' } },
    { attributes: { user: '{username}' }, service: 'files *' },
    { attributes: { user: '{username}' }, aliases: ['files'] },
    { service: '*' },
    { service: ' *a* ' },
    { aliases: ['**'] },
    { service: 'files *', create: true },
  ])('names entries of one account, and not of everybody: %j is refused', (more) => {
    const all = { id: 'vpn', name: 'VPN', service: 'vpn', ...more };
    expect(SavedCredentialSetting.safeParse(all).success).toBe(false);
  });
});

describe('looking', () => {
  it('tells what would be done, and does nothing', async () => {
    const { keychain, look } = bench();
    expect(await look()).toBe('not-found');
    expect(await look({ create: true })).toBe('would-be-made');
    keychain.store(anna('other'), 'old');
    expect(await look({ aliases: ['other'], create: true })).toBe('there');
    expect(await look({ service: 'oth*' })).toBe('there');
    keychain.fault = 'locked';
    expect(await look()).toBe('locked');
    expect(keychain.asked.every((asked) => /^(look|find) /.test(asked))).toBe(true);
    keychain.reach = { patterns: false, attributes: false, exactTargets: false };
    for (const more of [{ service: 'vpn*' }, { attributes: { user: '{upn}' } }, { exactTarget: true }])
      expect(await look(more)).toBe('out-of-reach');
  });
});

describe('what a system lets Keyturn reach', () => {
  const everything = { patterns: true, attributes: true, exactTargets: true };
  it.each([
    [{ aliases: ['vpn*'] }, 'patterns'],
    [{ attributes: { user: '{username}' } }, 'attributes'],
    [{ exactTarget: true }, 'exactTargets'],
  ] as const)('%j needs %s', (more, part) => {
    expect(isReachable(setting(more), everything)).toBe(true);
    expect(isReachable(setting(more), { ...everything, [part]: false })).toBe(false);
    expect(isReachable(setting(), { ...everything, [part]: false })).toBe(true);
  });
});
