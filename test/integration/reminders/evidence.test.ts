// Evidence for IT: only auditors who have proven twice who they are read it, it is whole, and reading it is recorded.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReminderEvidence } from '../../../src/contract/routes/audit.ts';
import { stageKey } from '../../../src/expiry/ledger.ts';
import type { RoleGroups } from '../../../server/accounts/role.ts';
import { devices } from '../../../server/devices/tables.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { evidenceRoutes } from '../../../server/reminders/evidence-routes.ts';
import { accountSnapshots } from '../../../server/reminders/sweep-tables.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { parseCsv } from '../../support/csv.ts';
import type { CountedDatabase, Engine } from '../../support/engine.ts';
import { createEngine, openCountedDatabase } from '../../support/engine.ts';

const DAY = 86_400_000;
const path = '/v1/audit/reminders';
const paths = [path, `${path}.csv`, `${path}/summary`];

let database: CountedDatabase;
let engine: Engine;
let app: FastifyInstance;
let roles: { -readonly [Name in keyof RoleGroups]: RoleGroups[Name] };
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of [reminders, accountSnapshots, devices]) await database.db.delete(table);
  engine = await createEngine({ database });
  roles = { auditor: 'Auditors', admin: 'Keyturn Admins' };
  app = createHttpServer({});
  evidenceRoutes(app, { ...engine.accounts, roles });
  return async () => {
    await app.close();
    await engine.close();
  };
});

const now = () => engine.clock.now().getTime();
const get = (url: string, token?: string) =>
  app.inject({ url, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) });

/** A session of a new account in these groups; signed in with a second proof unless told otherwise. */
async function signIn(groups: string[], proven = true): Promise<string> {
  const username = `auditor-${randomUUID()}`;
  const id = engine.addAccount({ username, groups });
  const secret = await engine.enrolTotp(id);
  const { body } = await engine.call('POST', '/v1/sessions', {
    body: { username, password: 'old-Password-1' },
  });
  const { token } = body;
  if (proven)
    await engine.call('POST', '/v1/sessions/current/verifications', {
      token,
      body: { factor: 'totp', response: await engine.code(secret) },
    });
  return token;
}

type Row = typeof reminders.$inferInsert;
let ordinals = 0;

async function remind(daysAgo: number, change: Partial<Row> = {}): Promise<Row> {
  const at = new Date(now() - daysAgo * DAY);
  const stage = { kind: change.kind ?? 'expires', ordinal: (ordinals += 1) } as const;
  const anchor = change.anchor === undefined ? new Date(now() + 5 * DAY) : change.anchor;
  const row: Row = {
    id: randomUUID(),
    accountId: randomUUID(),
    username: 'ana',
    ...stage,
    anchor,
    claimedAt: at,
    stageKey: stageKey({ ...stage, at: anchor?.toISOString() ?? null }),
    channel: 'workstation',
    outcome: 'shown',
    triedAt: at,
    ...change,
  };
  await database.db.insert(reminders).values(row);
  return row;
}

describe('who may read it', () => {
  test.each([
    ['an auditor', ['Auditors'], 200],
    ['an auditor by DN', ['CN=Auditors,DC=corp'], 200],
    ['an administrator', ['keyturn admins'], 200],
    ['anybody else', ['Staff'], 403],
  ] as const)('%s', async (_who, groups, status) => {
    if (groups[0].startsWith('CN=')) roles.auditor = 'cn=auditors,dc=corp';
    const token = await signIn([...groups]);
    for (const url of paths) expect((await get(url, token)).statusCode, url).toBe(status);
  });

  test('nobody where no group is set', async () => {
    Object.assign(roles, { auditor: null, admin: null });
    const token = await signIn(['Auditors', 'null', '']);
    for (const url of paths)
      expect((await get(url, token)).json()).toMatchObject({ type: 'urn:keyturn:problem:not-allowed' });
  });

  test('not with the password alone, and then nothing is told of roles', async () => {
    for (const groups of [['Auditors'], ['Staff']]) {
      const token = await signIn(groups, false);
      for (const url of paths)
        expect((await get(url, token)).json()).toMatchObject({ type: 'urn:keyturn:problem:proof-needed' });
    }
  });

  test('not without a session, nor with one that has ended', async () => {
    const token = await signIn(['Auditors']);
    await engine.call('DELETE', '/v1/sessions/current', { token });
    for (const url of paths)
      for (const bearer of [undefined, token, 'x'.repeat(43)])
        expect((await get(url, bearer)).statusCode, url).toBe(401);
  });

  test('no longer once taken out of the group', async () => {
    const token = await signIn(['Auditors']);
    expect((await get(path, token)).statusCode).toBe(200);
    for await (const { accounts } of engine.directory.list())
      for (const { id } of accounts) engine.directory.change(id, { groups: [] });
    expect((await get(path, token)).statusCode).toBe(403);
  });

  test('each reading is in the audit trail, and each that was refused', async () => {
    const [auditor, other] = [await signIn(['Auditors']), await signIn(['Staff'])];
    await remind(1);
    for (const url of paths) await get(url, auditor);
    await get(path, other);
    const told = (await engine.audit()).filter(({ type }) => type === 'report.read').slice(-4);
    expect(told.map(({ outcome, reason, detail }) => ({ outcome, reason, detail }))).toEqual([
      { outcome: 'succeeded', reason: null, detail: { report: 'reminders', rows: 1 } },
      { outcome: 'succeeded', reason: null, detail: { report: 'reminders-csv', rows: 1 } },
      { outcome: 'succeeded', reason: null, detail: { report: 'reminders-summary', rows: 0 } },
      { outcome: 'refused', reason: 'not-allowed', detail: { report: 'reminders' } },
    ]);
  });
});

describe('the list', () => {
  let token: string;
  beforeEach(async () => {
    token = await signIn(['Auditors']);
  });
  const list = async (query = '') =>
    (await get(`${path}${query}`, token)).json<{ items: ReminderEvidence[]; next: string | null }>();
  const accounts = (items: readonly ReminderEvidence[]) => items.map(({ account }) => account);

  test('tells account, stage, channel, outcome, workstation by its name then, and when; the latest first', async () => {
    const deviceId = randomUUID();
    await database.db.insert(devices).values({
      id: deviceId,
      thumbprint: deviceId,
      tokenHash: deviceId,
      name: 'FLOOR-12 / ana',
      platform: 'linux',
      osVersion: '12',
      appVersion: '1',
      enrolledAt: engine.clock.now(),
      lastSeenAt: engine.clock.now(),
    });
    const shown = await remind(2, { deviceId, workstation: 'FLOOR-7 / before' });
    const mailed = await remind(1, { channel: 'mail', outcome: 'failed' });
    const open = await remind(0.5, { kind: 'must-change', anchor: null, outcome: null, triedAt: null });
    const { items, next } = await list();
    expect(next).toBeNull();
    expect(accounts(items)).toEqual([open.accountId, mailed.accountId, shown.accountId]);
    expect(items[0]).toMatchObject({ outcome: null, workstation: null, at: open.claimedAt.toISOString() });
    expect(items[1]).toMatchObject({ channel: 'mail', outcome: 'failed', workstation: null });
    expect(items[2]).toEqual({
      account: shown.accountId,
      username: 'ana',
      channel: 'workstation',
      outcome: 'shown',
      stage: { kind: 'expires', at: shown.anchor!.toISOString(), ordinal: shown.ordinal },
      workstation: 'FLOOR-7 / before',
      at: shown.claimedAt.toISOString(),
    });
  });

  test('is of the last 30 days, or of the period that is asked for', async () => {
    const [old, recent] = [await remind(31), await remind(29)];
    expect(accounts((await list()).items)).toEqual([recent.accountId]);
    const iso = (row: Row) => row.claimedAt.toISOString();
    expect(accounts((await list(`?from=${iso(old)}&to=${iso(recent)}`)).items)).toEqual([old.accountId]);
  });

  test('is of one account, by the name it had or has', async () => {
    const [one] = [await remind(1, { username: 'Ana' }), await remind(1, { username: 'ben' })];
    expect(accounts((await list('?account=ana')).items)).toEqual([one.accountId]);
    await database.db.insert(accountSnapshots).values({
      accountId: one.accountId,
      username: 'ana.reyes',
      kind: 'never',
      locked: false,
      hasMail: true,
      seenAt: engine.clock.now(),
    });
    expect(accounts((await list('?account=ANA.Reyes')).items)).toEqual([one.accountId]);
    expect((await list('?account=%25')).items).toEqual([]);
  });

  test('comes in pages, whole and each line once, whatever is added meanwhile', async () => {
    const rows: Row[] = [];
    // Many at the same instant, too.
    for (let index = 0; index < 25; index += 1) rows.push(await remind(1 + Math.floor(index / 5)));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { items, next } = await list(`?limit=4${cursor}`);
      expect(items.length).toBeLessThanOrEqual(4);
      seen.push(...accounts(items));
      await remind(0);
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(seen).toHaveLength(25);
    expect(new Set(seen)).toEqual(new Set(rows.map(({ accountId }) => accountId)));
  });

  test.each(['cursor=abc', 'cursor=', 'limit=0', 'limit=1001', 'limit=x', 'from=yesterday', 'what=1'])(
    'refuses %s',
    async (query) => {
      const answer = await get(`${path}?${query}`, token);
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ violations: unknown[] }>().violations).toHaveLength(1);
    },
  );

  test('is the same as a file, with names that are no formulas', async () => {
    await remind(1, { username: '=HYPERLINK("x")' });
    await remind(2, { username: 'núñez, "josé"', outcome: null, triedAt: null });
    const answer = await get(`${path}.csv?from=2026-11-01T00:00:00Z`, token);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, ...records] = parseCsv(answer.body);
    expect(header?.slice(0, 3)).toEqual(['at', 'account', 'username']);
    expect(records.map(([, , username]) => username)).toEqual([`'=HYPERLINK("x")`, 'núñez, "josé"']);
    const { items } = await list();
    expect(records.map(([at, account]) => ({ at, account }))).toEqual(
      items.map(({ at, account }) => ({ at, account })),
    );
  });

  test('as a file is whole beyond what is read at once', async () => {
    const base = await remind(3);
    for (let index = 0; index < 2_300; index += 1_150)
      await database.db.insert(reminders).values(
        Array.from({ length: 1_150 }, (_each, number) => ({
          ...base,
          id: randomUUID(),
          accountId: randomUUID(),
          claimedAt: new Date(base.claimedAt.getTime() + Math.floor((index + number) / 3)),
        })),
      );
    const records = parseCsv((await get(`${path}.csv`, token)).body).slice(1);
    expect(records).toHaveLength(2_301);
    expect(new Set(records.map(([, account]) => account)).size).toBe(2_301);
  });
});
