// What the service account may not do is found out at start, from what it can read, and told in words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Directory } from '../../../server/directory/directory.ts';
import { openStore, type Store } from '../../../server/store/database.ts';
import { startDomain, type Domain } from '../../support/samba.ts';
import type { Right } from '../../support/samba-template.ts';
import { directoryOf } from './active-directory.ts';

const password = 'Correct-horse-1';
let domain: Domain;
let store: Store;
let agent: Awaited<ReturnType<Domain['addUser']>>;
const opened: Directory[] = [];

beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({ minLength: 8, minAgeDays: 0, complexity: false, lockoutThreshold: 5 });
  agent = await domain.addUser({ username: 'agent', password });
  await domain.addUser({ username: 'strict', password });
});
afterAll(async () => {
  await Promise.all(opened.map((directory) => directory.close()));
  await Promise.all([domain.stop(), store.close()]);
});

/** Keyturn with a service account that has these rights below the agents' container. */
const withRights = async (rights: readonly Right[], baseDn = domain.agentsDn): Promise<Directory> => {
  const directory = directoryOf(domain, await domain.addServiceAccount(rights), store.db, { baseDn });
  opened.push(directory);
  return directory;
};
const idOf = async (directory: Directory, name = 'agent'): Promise<string> =>
  (await directory.find(name))!.id;

test('with all rights there is nothing to tell but what the directory itself lacks', async () => {
  const directory = await withRights(['reset', 'unlock', 'must-change', 'read-policy']);
  const { ok, hints, notes } = await directory.health();
  expect(ok).toBe(true);
  expect(hints).toEqual([expect.stringContaining('Resets keep no history')]);
  expect(notes).toEqual([]);
});

test('without the right to reset: told at start, and as the reason', async () => {
  const directory = await withRights(['unlock', 'read-policy']);
  expect((await directory.health()).notes.join('\n')).toContain(
    'The service account may not reset the password of any account',
  );
  const prepared = await directory.prepareChange(await idOf(directory));
  expect(await directory.setPassword(prepared, 'Quite-new-42!')).toMatchObject({ reason: 'no-rights' });
  expect((await domain.kinit('agent', password)).ok).toBe(true);
});

test('without the right to unlock: told at start, and a reset leaves the lock', async () => {
  const directory = await withRights(['reset', 'read-policy']);
  expect((await directory.health()).notes.join('\n')).toContain('may not end the lock of any account');
  await domain.lockByBadBinds(agent);
  const id = await idOf(directory);
  expect(await directory.unlock(id)).toEqual({ kind: 'refused', reason: 'no-rights' });
  const prepared = await directory.prepareChange(id);
  expect(await directory.setPassword(prepared, 'Still-locked-1', password)).toMatchObject({
    reason: 'account-locked',
  });
  expect(await directory.setPassword(prepared, 'Still-locked-1')).toMatchObject({
    kind: 'accepted',
    unlocked: false,
    confirmed: 'not-possible',
  });
});

test('rights on some of the accounts only are counted', async () => {
  const directory = await withRights(['reset', 'unlock', 'read-policy'], domain.baseDn);
  expect((await directory.health()).notes.join('\n')).toMatch(
    /may not reset the password of \d+ of \d+ accounts that were looked at/,
  );
});

test('without sight of fine-grained policies: told, no rule is made up, and the lockout is taken to be strict', async () => {
  const directory = await withRights(['reset', 'unlock']);
  expect((await directory.health()).notes.join('\n')).toContain(
    'may not read fine-grained password policies',
  );
  const strict = (await domain.attributes('CN=strict,' + domain.agentsDn, ['cn'])).cn;
  expect(strict).toEqual(['strict']);
  await domain.addPso('Hidden', 1, { minLength: 20, lockoutThreshold: 2 }, [`CN=strict,${domain.agentsDn}`]);
  const hidden = await directory.policy(await idOf(directory, 'strict'));
  expect(hidden.rules.map((rule) => rule.id)).toEqual(['max-length']);
  expect(hidden.lockout).toEqual({ threshold: 3, observationMinutes: 30 });
  const plain = await directory.policy(await idOf(directory));
  expect(plain.lockout?.threshold).toBe(3);
  const prepared = await directory.prepareChange(await idOf(directory, 'strict'));
  expect(await directory.setPassword(prepared, 'Too-short-for-it')).toMatchObject({ reason: 'not-accepted' });
});

test('without Unexpire-Password on the domain: told', async () => {
  const directory = await withRights(['reset', 'unlock', 'read-policy']);
  const unexpire = 'ccc2dc7d-a6ad-4a7a-8846-c04e3cc53501';
  await domain.tool('dsacl', 'set', `--objectdn=${domain.baseDn}`, `--sddl=(OD;;CR;${unexpire};;WD)`);
  expect((await directory.health()).notes.join('\n')).toContain('lacks Unexpire-Password');
});
