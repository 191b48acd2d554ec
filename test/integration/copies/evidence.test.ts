// What workstations tell of the copies they look after, and what auditors read of it.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CredentialReport } from '../../../src/contract/copies.ts';
import { copiesEvidenceRoutes } from '../../../server/copies/routes.ts';
import { copies } from '../../../server/copies/tables.ts';
import { allowDevice, revokeDevice } from '../../../server/devices/registry.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { accountSnapshots } from '../../../server/reminders/sweep-tables.ts';
import { parseCsv } from '../../support/csv.ts';
import {
  createEngine,
  type CountedDatabase,
  type Engine,
  openCountedDatabase,
} from '../../support/engine.ts';
import { openWorkstations, type Workstation, type Workstations } from '../../support/workstations.ts';

const path = '/v1/audit/saved-credentials';
let database: CountedDatabase;
let floor: Workstations;
let engine: Engine;
let app: FastifyInstance;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of [copies, accountSnapshots]) await database.db.delete(table);
  floor = openWorkstations({ db: database.db });
  engine = await createEngine({ database });
  app = createHttpServer({});
  copiesEvidenceRoutes(app, { ...engine.accounts, roles: { auditor: 'Auditors', admin: null } });
  return async () => {
    await app.close();
    await engine.close();
    await floor.close();
  };
});

const at = (minutes: number) => new Date(floor.clock.now().getTime() + minutes * 60_000);
const agent = (username: string, changedAt = at(-60)) =>
  floor.directory.add({ username, password: 'x', passwordChangedAt: changedAt });
type Items = readonly CredentialReport[];
const tell = (from: Workstation, username: string, changed: Date, items: Items = []) =>
  from.call('POST', '/v1/devices/current/saved-credentials', {
    body: { username, passwordChangedAt: changed.toISOString(), items },
  });

async function auditor(groups = ['Auditors']): Promise<string> {
  const username = `auditor-${randomUUID()}`;
  const secret = await engine.enrolTotp(engine.addAccount({ username, groups }));
  const { token } = (
    await engine.call('POST', '/v1/sessions', { body: { username, password: 'old-Password-1' } })
  ).body;
  const body = { factor: 'totp', response: await engine.code(secret) };
  await engine.call('POST', '/v1/sessions/current/verifications', { token, body });
  return token;
}
const get = (url: string, token: string) =>
  app.inject({ url, headers: { authorization: `Bearer ${token}` } });
const list = async (query = '') => {
  const response = await get(`${path}${query}`, await auditor());
  expect(response.statusCode).toBe(200);
  return response.json<{ items: Record<string, unknown>[]; next: string | null }>();
};

describe('what a workstation tells', () => {
  test('is kept once for account and device, the last word, and stands in the audit trail', async () => {
    const id = agent('ana');
    const device = await floor.enrol();
    expect((await tell(device, 'ana', at(-60))).status).toBe(204);
    await tell(device, 'ANA', at(-60), [{ id: 'vpn', outcome: 'locked' }]);
    const rows = await database.db.select().from(copies);
    expect(rows).toMatchObject([
      { accountId: id, deviceId: device.id, username: 'ana', items: [{ id: 'vpn', outcome: 'locked' }] },
    ]);
    const told = (await floor.audit()).filter(
      ({ actorId, type }) => actorId === device.id && type === 'saved-credentials.reported',
    );
    expect(told.map(({ detail, targetId }) => [targetId, detail])).toEqual([
      [id, { items: [], copiesOf: at(-60).toISOString() }],
      [id, { items: [{ id: 'vpn', outcome: 'locked' }], copiesOf: at(-60).toISOString() }],
    ]);
  });

  test('about a name that nobody has is answered alike, and kept nowhere', async () => {
    const device = await floor.enrol();
    expect((await tell(device, 'nobody', at(-60))).status).toBe(204);
    expect(await database.db.select().from(copies)).toEqual([]);
  });

  test('is refused where it tells of a change that has not been yet; clocks may differ by minutes', async () => {
    agent('ana');
    const device = await floor.enrol();
    const refused = await tell(device, 'ana', at(6));
    expect(refused).toMatchObject({
      status: 400,
      body: { violations: [{ path: 'passwordChangedAt', message: 'lies ahead' }] },
    });
    expect(await database.db.select().from(copies)).toEqual([]);
    expect((await tell(device, 'ana', at(5))).status).toBe(204);
  });

  test('is refused where it is none of our shapes', async () => {
    agent('ana');
    const device = await floor.enrol();
    const bad = [{ id: 'Not An Id', outcome: 'updated' as const }];
    expect((await tell(device, 'ana', at(-60), bad)).status).toBe(400);
    expect(await database.db.select().from(copies)).toEqual([]);
  });
});

describe('what an auditor reads', () => {
  test('is what is not right: leftovers, and workstations behind the latest change', async () => {
    for (const name of ['ana', 'ben', 'cleo']) agent(name);
    const [one, two] = [await floor.enrol('FLOOR-1 / ana'), await floor.enrol('FLOOR-2 / ana')];
    await tell(one, 'ana', at(-60), [
      { id: 'vpn', outcome: 'updated' },
      { id: 'crm', outcome: 'not-found' },
    ]);
    await tell(two, 'ana', at(-600));
    await tell(one, 'ben', at(-60), [{ id: 'vpn', outcome: 'denied' }]);
    await tell(one, 'cleo', at(-60));
    const { items } = await list();
    expect(items.map(({ username, workstation, state }) => [username, workstation, state]).sort()).toEqual([
      ['ana', 'FLOOR-2 / ana', 'behind'],
      ['ben', 'FLOOR-1 / ana', 'leftovers'],
    ]);
    expect((await list('?state=all')).items).toHaveLength(4);
    expect((await list('?account=ANA')).items).toHaveLength(1);
  });

  test('counts a copy that must be there and is not as the workstation does: it is left', async () => {
    for (const name of ['ana', 'ben']) agent(name);
    const device = await floor.enrol();
    await tell(device, 'ana', at(-60), [
      { id: 'vpn', outcome: 'updated', required: true },
      { id: 'crm', outcome: 'not-found', required: true },
      { id: 'chat', outcome: 'not-found' },
    ]);
    // Out of reach on that system: whatever its owner says of it.
    agent('cleo');
    await tell(device, 'cleo', at(-60), [
      { id: 'vpn', outcome: 'updated' },
      { id: 'rdp', outcome: 'unavailable', required: true },
    ]);
    await tell(device, 'ben', at(-60), [{ id: 'crm', outcome: 'not-found', required: false }]);
    expect((await list('?account=cleo')).items).toMatchObject([{ state: 'leftovers' }]);
    expect((await list('?account=ana')).items).toMatchObject([
      {
        username: 'ana',
        state: 'leftovers',
        items: [{ id: 'vpn' }, { id: 'crm', outcome: 'not-found', required: true }, { id: 'chat' }],
      },
    ]);
    const [header, row] = parseCsv((await get(`${path}.csv?account=ana`, await auditor())).body);
    const cell = (name: string) => row![header!.indexOf(name)];
    expect((await list()).items).toHaveLength(2);
    expect([cell('left'), cell('copies')]).toEqual([
      'crm=not-found',
      'vpn=updated crm=not-found chat=not-found',
    ]);
  });

  test('believes no workstation about a change: only the directory lets others look behind', async () => {
    const id = agent('ana', at(-60));
    const [honest, liar] = [await floor.enrol('FLOOR-1 / ana'), await floor.enrol('FLOOR-2 / ana')];
    await tell(honest, 'ana', at(-60));
    await tell(liar, 'ana', at(-1));
    expect((await list()).items).toEqual([]);
    // While the directory does not say when, a word of a device is none either.
    floor.directory.change(id, { mustChange: true });
    const { db } = database;
    await db.delete(copies);
    await tell(honest, 'ana', at(-60));
    await tell(liar, 'ana', at(-1));
    expect((await list()).items).toEqual([]);
    expect((await list('?state=all')).items).toMatchObject([
      { state: 'right', changedAt: null },
      { state: 'right', changedAt: null },
    ]);
  });

  test('keeps what the directory has said where a controller that lags says less', async () => {
    const id = agent('ana', at(-1));
    const device = await floor.enrol();
    await tell(device, 'ana', at(-60));
    floor.directory.change(id, { passwordChangedAt: at(-60) });
    await tell(device, 'ana', at(-60));
    expect((await list()).items).toMatchObject([{ state: 'behind', changedAt: at(-1).toISOString() }]);
  });

  test('is silent about a workstation that IT has removed, until it is let in again', async () => {
    agent('ana');
    const device = await floor.enrol();
    await tell(device, 'ana', at(-600));
    const administrator = { kind: 'administrator', id: 'root' } as const;
    await revokeDevice(database.db, device.id, administrator, at(0));
    expect((await list('?state=all')).items).toEqual([]);
    await allowDevice(database.db, device.id, administrator, at(0));
    expect((await list()).items).toMatchObject([{ state: 'behind' }]);
  });

  test('is that one which was off is behind, as soon as another tells of a change', async () => {
    const id = agent('ana', at(-600));
    const [one, two] = [await floor.enrol('FLOOR-1 / ana'), await floor.enrol('FLOOR-2 / ana')];
    await tell(one, 'ana', at(-600));
    await tell(two, 'ana', at(-600));
    expect((await list()).items).toEqual([]);
    floor.directory.change(id, { passwordChangedAt: at(-1) });
    await tell(one, 'ana', at(-1));
    expect((await list()).items).toMatchObject([
      { workstation: 'FLOOR-2 / ana', state: 'behind', changedAt: at(-1).toISOString() },
    ]);
  });

  test('knows of a change that no workstation has told of, once all accounts were looked at', async () => {
    const id = agent('ana');
    await tell(await floor.enrol(), 'ana', at(-60), [{ id: 'vpn', outcome: 'updated' }]);
    expect((await list()).items).toEqual([]);
    await database.db.insert(accountSnapshots).values({
      accountId: id,
      username: 'ana',
      kind: 'expires',
      locked: false,
      hasMail: false,
      seenAt: at(0),
      changedAt: at(-1),
    });
    expect((await list()).items).toMatchObject([
      { state: 'behind', passwordChangedAt: at(-60).toISOString(), changedAt: at(-1).toISOString() },
    ]);
  });

  test('comes in pages that hold each row once, and as a file', async () => {
    const device = await floor.enrol('FLOOR-1 / =1+2');
    for (let index = 0; index < 5; index++) {
      agent(`agent${index}`);
      await tell(device, `agent${index}`, at(-60), [{ id: 'vpn', outcome: 'locked' }]);
    }
    const seen: unknown[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await list(`?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...page.items.map(({ username }) => username));
      ({ next } = page);
    }
    expect([...seen].sort()).toEqual(['agent0', 'agent1', 'agent2', 'agent3', 'agent4']);
    const file = await get(`${path}.csv`, await auditor());
    expect(file.headers['content-type']).toContain('text/csv');
    const [header, first] = parseCsv(file.body);
    expect(header).toEqual([
      'account',
      'username',
      'workstation',
      'state',
      'password_changed_at',
      'copies_of',
      'left',
      'copies',
      'reported_at',
    ]);
    expect(first!.slice(2, 4)).toEqual(['FLOOR-1 / =1+2', 'leftovers']);
    expect(first!.slice(6, 8)).toEqual(['vpn=locked', 'vpn=locked']);
    const bad = await get(`${path}?cursor=nonsense`, await auditor());
    expect(bad.statusCode).toBe(400);
  });

  test('is for auditors, and reading it is recorded', async () => {
    expect((await get(path, await auditor(['Agents']))).statusCode).toBe(403);
    expect((await app.inject({ url: path })).statusCode).toBe(401);
    await list();
    const read = (await floor.audit()).filter(({ type }) => type === 'report.read').slice(-2);
    expect(read.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['refused', { report: 'saved-credentials' }],
      ['succeeded', { report: 'saved-credentials', rows: 0 }],
    ]);
  });
});
