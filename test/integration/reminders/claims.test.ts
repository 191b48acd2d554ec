// Claims: of all workstations that ask for a stage of an account, on whichever server, one shows it.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReminderOutcome, ReminderStage } from '../../../src/contract/reminders.ts';
import { defaultPolicy } from '../../../server/directory/embedded/policy.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { openWorkstations, type Workstation, type Workstations } from '../../support/workstations.ts';
import { onBothStores } from '../server/stores.ts';

const day = 86_400_000;
const threeDays = 3 * 24 * 60;

onBothStores('claims', (db) => {
  let floor: Workstations;
  let [one, other]: Workstation[] = [];
  let username: string;
  let accountId: string;
  let stage: ReminderStage;
  beforeEach(async () => {
    floor = openWorkstations({ db: db(), servers: 2 });
    [one, other] = [await floor.enrol('FLOOR-1 / ana'), await floor.enrol('FLOOR-2 / ana')];
    username = `ana-${crypto.randomUUID()}`;
    const expiry = floor.clock.now().getTime() + 3 * day;
    const passwordChangedAt = new Date(expiry - defaultPolicy.maxAgeDays * day);
    accountId = floor.directory.add({ username, password: 'x', passwordChangedAt });
    stage = { kind: 'expires', at: new Date(expiry).toISOString(), ordinal: threeDays };
    return () => floor.close();
  });

  const claim = async (by: Workstation | undefined, asked: Partial<ReminderStage> = {}, server = 0) =>
    (
      await by!.call('POST', '/v1/reminders/claims', {
        body: { username, stage: { ...stage, ...asked } },
        server,
      })
    ).body;
  const report = (
    by: Workstation | undefined,
    id: string | null,
    outcome: ReminderOutcome,
    more: object = {},
  ) =>
    by!.call('POST', '/v1/reminders/outcomes', {
      body: [{ claim: id, outcome, at: floor.clock.now().toISOString(), ...more }],
    });
  const lines = async () =>
    (await one!.call('GET', `/v1/password-status?username=${username}`)).body.reminders;
  const events = async (type: string) =>
    (await floor.audit()).filter((event) => event.type === type && event.targetId === accountId);

  test('of many at once, on two servers, one is granted', async () => {
    const floorFull = await Promise.all(
      Array.from({ length: 10 }, (_each, index) => floor.enrol(`F-${index}`)),
    );
    const answers = await Promise.all(floorFull.map((each, index) => claim(each, {}, index % 2)));
    expect(answers.filter(({ granted }) => granted)).toHaveLength(1);
    for (const { granted, retryAfterSeconds } of answers)
      expect(retryAfterSeconds).toBe(granted ? null : 120);
    expect(await events('reminder.claimed')).toHaveLength(1);
  });

  test('one device that asks many times at once has one claim', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_each, index) => claim(one, {}, index % 2)));
    expect(new Set(answers.map((answer) => answer.claim)).size).toBe(1);
    expect(answers.every(({ granted }) => granted)).toBe(true);
    expect(await events('reminder.claimed')).toHaveLength(1);
  });

  test('one of which nothing is heard lapses after two minutes; of many that ask then, one is granted', async () => {
    await claim(one);
    floor.clock.advance(119);
    expect(await claim(other)).toEqual({ granted: false, claim: null, retryAfterSeconds: 1 });
    floor.clock.advance(1);
    const answers = await Promise.all(
      [other, one, other, one].map((each, index) => claim(each, {}, index % 2)),
    );
    expect(new Set(answers.flatMap((answer) => answer.claim ?? [])).size).toBe(1);
    expect(await events('reminder.claimed')).toHaveLength(2);
  });

  test('one that was shown is granted to nobody again, late as the report may be', async () => {
    const { claim: id } = await claim(one);
    floor.clock.advance(3_600);
    expect((await report(one, id, 'shown')).status).toBe(204);
    expect(await claim(other)).toEqual({ granted: false, claim: null, retryAfterSeconds: null });
    expect(await claim(one)).toEqual({ granted: false, claim: null, retryAfterSeconds: null });
    expect((await claim(other, { ordinal: threeDays + 1 })).granted).toBe(true);
  });

  test.each(['suppressed', 'failed'] as const)(
    'one that was %s goes to the next at once',
    async (outcome) => {
      const { claim: id } = await claim(one);
      await report(one, id, outcome);
      expect(await lines()).toMatchObject([{ stage, outcome }]);
      const next = await claim(other);
      expect(next.granted).toBe(true);
      await report(other, next.claim, 'shown');
      expect(await lines()).toMatchObject([{ stage, channel: 'workstation', outcome: 'shown', until: null }]);
    },
  );

  test('nothing is granted for a stage that the account is not in', async () => {
    const none = { granted: false, claim: null, retryAfterSeconds: null };
    expect(await claim(one, { ordinal: threeDays - 3 })).toEqual(none);
    expect(await claim(one, { at: new Date(0).toISOString() })).toEqual(none);
    expect(await claim(one, { kind: 'locked' })).toEqual(none);
    floor.directory.change(accountId, { disabled: true });
    expect(await claim(one)).toEqual(none);
    floor.directory.change(accountId, { disabled: false, passwordChangedAt: floor.clock.now() });
    expect(await claim(one)).toEqual(none);
    expect(await events('reminder.claimed')).toEqual([]);
  });

  test('holds the name that the workstation had', async () => {
    const { claim: id } = await claim(one);
    await floor.enrolling(one!.key, { name: 'ELSEWHERE / bela' });
    const rows = await db().select().from(reminders).where(eq(reminders.id, id!));
    expect(rows.map(({ workstation }) => workstation)).toEqual(['FLOOR-1 / ana']);
  });

  test('of one account a device is granted 120 a day, four an hour and more, and the trail tells once when that is reached', async () => {
    for (let count = 0; count < 120; count += 1)
      expect((await claim(one, { ordinal: threeDays + count }, count % 2)).granted).toBe(true);
    const none = { granted: false, claim: null, retryAfterSeconds: 86_400 };
    expect(await claim(one, { ordinal: threeDays + 120 })).toEqual(none);
    expect(await claim(one, { ordinal: threeDays + 121 }, 1)).toEqual(none);
    expect((await claim(other, { ordinal: threeDays + 120 })).granted).toBe(true);
    expect((await claim(one, { ordinal: threeDays + 119 })).granted).toBe(true);
    const told = (await floor.audit()).filter(
      ({ type, actorId }) => type === 'throttle.reached' && actorId === one!.id,
    );
    expect(told).toMatchObject([
      { targetId: accountId, detail: { limit: 'DEVICE_CLAIMS', retryAfterSeconds: 86_400 } },
    ]);
  });

  describe('reports', () => {
    test('are in the ledger and, as they happened, in the audit trail', async () => {
      const { claim: id } = await claim(one);
      const shownAt = floor.clock.now().toISOString();
      await report(one, id, 'shown');
      floor.clock.advance(30);
      const until = new Date(floor.clock.now().getTime() + 3_600_000).toISOString();
      await report(one, id, 'snoozed', { until });
      await report(one, id, 'shown');
      expect(await lines()).toEqual([
        { stage, channel: 'workstation', outcome: 'snoozed', at: shownAt, until },
      ]);
      const told = await events('reminder.outcome');
      expect(told.map(({ detail }) => detail)).toEqual([{ outcome: 'shown' }, { outcome: 'snoozed', until }]);
      expect(told[0]).toMatchObject({ actorKind: 'device', actorId: one!.id, reference: id });
    });

    test('of somebody else’s claim, or of none, are refused together with all that came with them', async () => {
      const [mine, theirs] = [await claim(one), await claim(other, { ordinal: threeDays + 1 })];
      const at = floor.clock.now().toISOString();
      for (const foreign of [theirs.claim, crypto.randomUUID()]) {
        const body = [mine.claim, foreign].map((id) => ({ claim: id, outcome: 'shown', at }));
        const answer = await one!.call('POST', '/v1/reminders/outcomes', { body });
        expect([answer.status, answer.body.type]).toEqual([404, 'urn:keyturn:problem:not-found']);
      }
      expect(await lines()).toEqual([]);
      expect(await events('reminder.outcome')).toEqual([]);
    });

    test('put an account’s reminders off thirty times a day at most, whatever devices are enrolled', async () => {
      const until = new Date(floor.clock.now().getTime() + 2 * day).toISOString();
      const snooze = async (by: Workstation | undefined, ordinal: number) => {
        const { claim: id } = await claim(by, { ordinal });
        await report(by, id, 'shown');
        return { id, answer: await report(by, id, 'snoozed', { until }) };
      };
      for (let count = 0; count < 30; count += 1)
        expect((await snooze(count % 2 === 0 ? one : other, threeDays + count)).answer.status).toBe(204);
      const another = await floor.enrol('FLOOR-3 / ana');
      const { claim: id } = await claim(another, { ordinal: threeDays + 30 });
      const at = floor.clock.now().toISOString();
      const body = [
        { claim: id, outcome: 'shown', at },
        { claim: id, outcome: 'snoozed', at, until },
      ];
      expect((await another.call('POST', '/v1/reminders/outcomes', { body })).status).toBe(204);
      const [row] = await db().select().from(reminders).where(eq(reminders.id, id!));
      expect(row).toMatchObject({ outcome: 'shown', snoozedUntil: null });
      const told = (await floor.audit()).filter(
        ({ type, actorId }) => type === 'throttle.reached' && actorId === another.id,
      );
      const detail = { limit: 'SNOOZES', retryAfterSeconds: 86_400 };
      expect(told).toMatchObject([{ targetKind: 'account', targetId: accountId, detail }]);
      floor.clock.advance(121);
      expect((await claim(one, { ordinal: threeDays + 30 })).granted).toBe(false);
      floor.clock.advance(86_400);
      expect((await report(another, id, 'snoozed', { until })).status).toBe(204);
    });

    test('of two accounts, told by two devices in another order each, never wait for each other', async () => {
      const until = new Date(floor.clock.now().getTime() + 2 * day).toISOString();
      const at = floor.clock.now().toISOString();
      const second = `bela-${crypto.randomUUID()}`;
      const passwordChangedAt = new Date(floor.clock.now().getTime() + (3 - defaultPolicy.maxAgeDays) * day);
      floor.directory.add({ username: second, password: 'x', passwordChangedAt });
      const told = async (by: Workstation | undefined, ordinal: number, names: string[]) => {
        const body: object[] = [];
        for (const name of names) {
          const asked = { body: { username: name, stage: { ...stage, ordinal } } };
          const { claim: id } = (await by!.call('POST', '/v1/reminders/claims', asked)).body;
          body.push({ claim: id, outcome: 'shown', at }, { claim: id, outcome: 'snoozed', at, until });
        }
        return () => by!.call('POST', '/v1/reminders/outcomes', { body });
      };
      for (let round = 0; round < 10; round += 1) {
        const calls = [
          await told(one, threeDays + round, [username, second]),
          await told(other, threeDays + 100 + round, [second, username]),
        ];
        const answers = await Promise.all(calls.map((call) => call()));
        expect(answers.map(({ status }) => status)).toEqual([204, 204]);
      }
    });

    test('of one claim at once count once', async () => {
      const { claim: id } = await claim(one);
      const answers = await Promise.all(Array.from({ length: 6 }, () => report(one, id, 'shown')));
      expect(answers.every(({ status }) => status === 204)).toBe(true);
      expect(await events('reminder.outcome')).toHaveLength(1);
    });
  });

  test('the ledger holds the present row, twenty lines, the latest first', async () => {
    for (let count = 0; count < 25; count += 1) {
      const { claim: id } = await claim(one, { ordinal: threeDays + 25 - count });
      await report(one, id, 'shown');
      floor.clock.advance(1);
    }
    const told = await lines();
    expect(told.map((line) => line.stage.ordinal)).toEqual(
      Array.from({ length: 20 }, (_each, index) => threeDays + 1 + index),
    );
    floor.directory.change(accountId, { passwordChangedAt: floor.clock.now() });
    expect(await lines()).toEqual([]);
  });
});
