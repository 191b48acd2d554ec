// The embedded directory keeps the port's promises, and a few of its own.
import type { PGlite } from '@electric-sql/pglite';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Directory } from '../../../server/directory/directory.ts';
import {
  createAccount,
  listAccounts,
  NameTaken,
  updateAccount,
} from '../../../server/directory/embedded/admin.ts';
import { createEmbeddedDirectory } from '../../../server/directory/embedded/index.ts';
import { matches } from '../../../server/directory/embedded/password-hash.ts';
import { setPolicy } from '../../../server/directory/embedded/policy.ts';
import { embeddedAccounts, embeddedEarlierPasswords } from '../../../server/directory/embedded/tables.ts';
import { openStore, type Database, type Store } from '../../../server/store/database.ts';
import { addManyAccounts } from '../../support/many-accounts.ts';
import { directoryContract } from './contract.ts';

directoryContract('embedded', async () => {
  const store = await openStore({ memory: true });
  const { db } = store;
  const rowOf = async (username: string) => {
    const [row] = await db.select().from(embeddedAccounts).where(eq(embeddedAccounts.username, username));
    return row!;
  };
  return {
    directory: createEmbeddedDirectory({ db }),
    async addAccount({ username, password, displayName = username, mail, state }) {
      await createAccount(db, {
        username,
        password,
        displayName,
        mail,
        disabled: state === 'disabled',
        mustChange: state === 'must-change',
        neverExpires: state === 'never-expires',
        accountExpiresAt: state === 'account-expired' ? new Date(Date.now() - 1000) : null,
      });
    },
    async setPolicy(policy) {
      await setPolicy(db, policy);
    },
    async lock(username) {
      await updateAccount(db, (await rowOf(username)).id, { lockedAt: new Date() });
    },
    isPassword: async (username, password) => matches((await rowOf(username)).passwordHash, password),
    close: () => store.close(),
  };
});

test('a listing goes beyond one page, each account once', async () => {
  const store = await openStore({ memory: true });
  await addManyAccounts(store.db, 'floor', 1_250);
  const names = new Set<string>();
  let pages = 0;
  for await (const { accounts } of createEmbeddedDirectory({ db: store.db }).list()) {
    pages += 1;
    for (const { username } of accounts) names.add(username);
  }
  expect([pages, names.size]).toEqual([3, 1_250]);
  await store.close();
});

test('whether an account exists does not show in the work that is done for it', async () => {
  const statements: string[] = [];
  const store = await openStore({ memory: true });
  const { db } = store;
  const logger = { logQuery: (statement: string) => void statements.push(statement.split(' ')[0] ?? '') };
  const counted = drizzle((db as unknown as { $client: PGlite }).$client, { logger }) as unknown as Database;
  const directory = createEmbeddedDirectory({ db: counted });
  const account = { displayName: 'Somebody', password: 'Correct-horse-1', mail: 'shared@corp.test' };
  const id = await createAccount(db, { ...account, username: 'known' });
  const locked = await createAccount(db, { ...account, username: 'locked', lockedAt: new Date() });
  const work = async (ask: () => Promise<unknown>): Promise<string[]> => {
    statements.length = 0;
    await ask();
    return [...statements];
  };
  const found = await work(() => directory.find('known'));
  for (const name of ['nobody', 'shared@corp.test', '*'])
    expect(await work(() => directory.find(name)), name).toEqual(found);
  const wrong = await work(() => directory.verifyPassword(id, 'Wrong-one-1'));
  for (const other of [crypto.randomUUID(), locked])
    expect(await work(() => directory.verifyPassword(other, 'Wrong-one-1'))).toEqual(wrong);
  expect(await work(() => directory.verifyPassword(id, account.password))).toEqual(wrong);
  await store.close();
});

describe('the embedded directory', () => {
  let store: Store;
  let now = new Date('2026-03-01T08:00:00Z');
  let directory: Directory;
  const later = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000);
  };

  beforeAll(async () => {
    store = await openStore({ memory: true });
    directory = createEmbeddedDirectory({ db: store.db, now: () => now });
    await setPolicy(store.db, {
      lockoutThreshold: 3,
      observationMinutes: 10,
      lockoutMinutes: 20,
      history: 2,
    });
  });
  afterAll(() => store.close());

  let made = 0;
  const add = async (fields: Partial<Parameters<typeof createAccount>[1]> = {}): Promise<string> => {
    made += 1;
    const username = `agent${made}`;
    return createAccount(store.db, {
      username,
      displayName: username,
      password: 'Correct-horse-1',
      passwordChangedAt: now,
      ...fields,
    });
  };
  const set = async (id: string, password: string) =>
    directory.setPassword(await directory.prepareChange(id), password);

  test('a lock ends by itself, and says when', async () => {
    const id = await add();
    for (const wrong of ['a', 'b', 'c']) await directory.verifyPassword(id, wrong);
    expect(await directory.verifyPassword(id, 'Correct-horse-1')).toEqual({
      kind: 'undetermined',
      why: 'locked',
      retryAt: new Date(now.getTime() + 20 * 60_000),
      counted: false,
    });
    expect((await directory.policy(id)).lockedUntil).toEqual(new Date(now.getTime() + 20 * 60_000));
    later(20);
    expect((await directory.policy(id)).lockedUntil).toBeNull();
    expect((await directory.read(id))?.locked).toBe(false);
    expect(await directory.verifyPassword(id, 'Correct-horse-1')).toMatchObject({ kind: 'right' });
  });

  test('a lock without end waits for somebody', async () => {
    const id = await add();
    await setPolicy(store.db, { lockoutMinutes: 0 });
    for (const wrong of ['a', 'b', 'c']) await directory.verifyPassword(id, wrong);
    later(100_000);
    expect(await directory.verifyPassword(id, 'Correct-horse-1')).toMatchObject({
      why: 'locked',
      retryAt: null,
    });
    await directory.unlock(id);
    expect((await directory.verifyPassword(id, 'Correct-horse-1')).kind).not.toBe('undetermined');
    await setPolicy(store.db, { lockoutMinutes: 20 });
  });

  test('wrong tries far apart are not counted together', async () => {
    const id = await add();
    for (const wrong of ['a', 'b', 'c', 'd']) {
      await directory.verifyPassword(id, wrong);
      later(10);
    }
    expect((await directory.read(id))?.locked).toBe(false);
    expect(await directory.badPasswordCount(id)).toBe(0);
  });

  test('without a threshold nobody is locked', async () => {
    const id = await add();
    await setPolicy(store.db, { lockoutThreshold: 0 });
    for (const wrong of ['a', 'b', 'c', 'd', 'e'])
      expect(await directory.verifyPassword(id, wrong)).toEqual({ kind: 'wrong' });
    expect(await directory.verifyPassword(id, 'Correct-horse-1')).toMatchObject({ kind: 'right' });
    await setPolicy(store.db, { lockoutThreshold: 3 });
  });

  test('parallel guesses get no more tries than the threshold', async () => {
    const id = await add();
    const guesses = Array.from({ length: 12 }, (_, at) => directory.verifyPassword(id, `guess ${at}`));
    const outcomes = (await Promise.all(guesses)).map(({ kind }) => kind);
    expect(outcomes.filter((kind) => kind === 'wrong')).toHaveLength(3);
    expect((await directory.read(id))?.locked).toBe(true);
  });

  test('of two changes at the same time one happens', async () => {
    const id = await add();
    const prepared = await directory.prepareChange(id);
    const outcomes = await Promise.all(
      ['One-at-a-time-1', 'Two-at-a-time-2'].map((password) => directory.setPassword(prepared, password)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    expect((await directory.read(id))?.passwordVersion).toBe('2');
  });

  test('a change that somebody else made is not taken for one’s own', async () => {
    const id = await add();
    const prepared = await directory.prepareChange(id);
    expect((await set(id, 'By-somebody-else-1')).kind).toBe('accepted');
    expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
    expect((await set(id, 'By-somebody-else-2')).kind).toBe('accepted');
    expect(await directory.resolve(prepared)).toEqual({ kind: 'undetermined' });
  });

  test('history holds on resets, and keeps no more than it must', async () => {
    const id = await add();
    expect((await set(id, 'Second-horse-2')).kind).toBe('accepted');
    expect(await set(id, 'Correct-horse-1')).toMatchObject({ reason: 'not-accepted' });
    expect((await set(id, 'Third-horse-33')).kind).toBe('accepted');
    expect((await set(id, 'Correct-horse-1')).kind).toBe('accepted');
    const kept = await store.db
      .select()
      .from(embeddedEarlierPasswords)
      .where(eq(embeddedEarlierPasswords.accountId, id));
    expect(kept).toHaveLength(1);
  });

  test('a password expires at its instant', async () => {
    const id = await add();
    const at = new Date(now.getTime() + 90 * 86_400_000);
    expect((await directory.read(id))?.status).toEqual({ kind: 'expires', at, changedAt: now });
    const changedAt = now;
    now = at;
    expect((await directory.read(id))?.status).toEqual({ kind: 'expired', since: at, changedAt });
    expect(await directory.verifyPassword(id, 'Correct-horse-1')).toMatchObject({
      kind: 'right-but',
      why: 'expired',
    });
  });

  test('one password in two Unicode compositions is one password', async () => {
    const id = await add({ password: 'Pässwörter-1'.normalize('NFD') });
    expect((await directory.verifyPassword(id, 'Pässwörter-1'.normalize('NFC'))).kind).toBe('right');
  });

  test('administration: names are unique, changes keep the rest, lists hold no hash', async () => {
    const id = await add({ username: 'Zoë', mail: 'zoe@corp.test', groups: ['help desk'] });
    await expect(add({ username: 'ZOË' })).rejects.toThrow(NameTaken);
    await expect(add({ mail: 'no mail' })).rejects.toThrow();
    expect(await updateAccount(store.db, id, { displayName: 'Zoë B.' })).toBe(true);
    expect(await directory.find('zoe@corp.test')).toMatchObject({
      displayName: 'Zoë B.',
      groups: ['help desk'],
    });
    expect(await updateAccount(store.db, crypto.randomUUID(), { disabled: true })).toBe(false);
    const listed = JSON.stringify(await listAccounts(store.db, now));
    expect(listed).toContain('Zoë B.');
    expect(listed).not.toContain('argon2');
  });

  test('without its database it is unavailable, and resolves nothing', async () => {
    const gone = await openStore({ memory: true });
    const cut = createEmbeddedDirectory({ db: gone.db });
    const id = await createAccount(gone.db, {
      username: 'last',
      displayName: 'Last',
      password: 'Correct-horse-1',
    });
    const prepared = await cut.prepareChange(id);
    await gone.close();
    await expect(cut.find('last')).rejects.toThrow('does not answer');
    await expect(cut.setPassword(prepared, 'Correct-horse-2')).rejects.toThrow('does not answer');
    expect(await cut.resolve(prepared)).toEqual({ kind: 'unreachable' });
    expect((await cut.health()).ok).toBe(false);
  });
});
