// How many accounts are in which state, carried on to now, and whom no reminder has reached.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { stageKey } from '../../../src/expiry/ledger.ts';
import { summarise } from '../../../server/reminders/evidence-summary.ts';
import { accountSnapshots } from '../../../server/reminders/sweep-tables.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { onBothStores } from '../server/stores.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const seenAt = new Date('2026-12-03T09:00:00.000Z');
const at = (days: number) => new Date(seenAt.getTime() + days * DAY);

onBothStores('the summary', (db) => {
  beforeEach(async () => {
    for (const table of [accountSnapshots, reminders]) await db().delete(table);
  });

  type Snapshot = typeof accountSnapshots.$inferInsert;
  async function see(username: string, kind: Snapshot['kind'], change: Partial<Snapshot> = {}) {
    const accountId = randomUUID();
    await db()
      .insert(accountSnapshots)
      .values({ accountId, username, kind, locked: false, hasMail: true, seenAt, ...change });
    return accountId;
  }
  async function reach(accountId: string, days: number, change: Partial<typeof reminders.$inferInsert>) {
    const { kind = 'expires', anchor = null, ordinal = 1 } = change;
    await db()
      .insert(reminders)
      .values({
        id: randomUUID(),
        accountId,
        username: 'x',
        kind,
        anchor,
        ordinal,
        claimedAt: at(days),
        stageKey: stageKey({ kind, at: anchor?.toISOString() ?? null, ordinal }),
        channel: 'workstation',
        outcome: 'shown',
        triedAt: at(days),
        ...change,
      });
  }
  const summary = (now = seenAt) => summarise(db(), now);

  test('of nothing says that nothing was read', async () => {
    const states = { fine: 0, soon: 0, expired: 0, 'must-change': 0, never: 0, unknown: 0 };
    expect(await summary()).toEqual({
      asOf: null,
      states,
      locked: 0,
      neverReached: 0,
      neverReachedNames: [],
    });
  });

  test('counts the states, carried on to now', async () => {
    await see('fine', 'expires', { expiresAt: at(15) });
    await see('soon', 'expires', { expiresAt: at(14), locked: true });
    await see('at-once', 'expires', { expiresAt: at(0.5) });
    await see('expired', 'expired', { expiresAt: at(-2) });
    await see('must', 'must-change', { locked: true });
    await see('never', 'never');
    await see('unknown', 'unknown');
    const states = { fine: 1, soon: 2, expired: 1, 'must-change': 1, never: 1, unknown: 1 };
    expect(await summary()).toMatchObject({ asOf: seenAt.toISOString(), states, locked: 2 });
    const later = { ...states, fine: 0, expired: 2 };
    expect(await summary(at(1))).toMatchObject({ asOf: seenAt.toISOString(), states: later });
  });

  describe('whom nothing has reached', () => {
    const unreached = async (now?: Date) => (await summary(now)).neverReachedNames;

    test('is who expires soon, has expired or must change, by name', async () => {
      for (const [name, kind, days] of [
        ['c', 'expires', 3],
        ['b', 'expired', -3],
        ['fine', 'expires', 60],
      ] as const)
        await see(name, kind, { expiresAt: at(days) });
      await see('a', 'must-change');
      await see('never', 'never');
      await see('unknown', 'unknown');
      expect(await summary()).toMatchObject({ neverReached: 3, neverReachedNames: ['a', 'b', 'c'] });
    });

    test('is nobody whom a reminder of this stage has reached, by any channel', async () => {
      const expiresAt = at(3);
      await reach(await see('shown', 'expires', { expiresAt }), -1, { anchor: expiresAt });
      await reach(await see('snoozed', 'expires', { expiresAt }), -1, {
        anchor: expiresAt,
        outcome: 'snoozed',
      });
      await reach(await see('mailed', 'expires', { expiresAt }), -1, { anchor: expiresAt, channel: 'mail' });
      await reach(await see('expired', 'expired', { expiresAt: at(-1) }), 0, {
        kind: 'expired',
        anchor: at(-1),
      });
      await reach(await see('must', 'must-change'), -1, { kind: 'must-change' });
      expect(await unreached()).toEqual([]);
    });

    test.each([
      ['failed', { outcome: 'failed' }],
      ['was kept back', { outcome: 'suppressed' }],
      ['was not heard of again', { outcome: null, triedAt: null }],
      ['was of another expiry', { anchor: at(4) }],
      ['was of a lock', { kind: 'locked' }],
      ['came before the stage began', { triedAt: at(-12) }],
    ] as const)('is who had a reminder that %s', async (_what, change) => {
      const expiresAt = at(3);
      await reach(await see('ana', 'expires', { expiresAt }), -1, { anchor: expiresAt, ...change });
      expect(await unreached()).toEqual(['ana']);
    });

    test('is who was reached before the password expired, and not since', async () => {
      const expiresAt = at(1);
      await reach(await see('ana', 'expires', { expiresAt }), -1, { anchor: expiresAt });
      expect(await unreached()).toEqual([]);
      expect(await unreached(at(2))).toEqual(['ana']);
    });

    test('is who must change again, when only the last time is in the ledger', async () => {
      const again = await see('ana', 'must-change', { otherwiseAt: at(-1) });
      await reach(again, -30, { kind: 'must-change' });
      expect(await unreached()).toEqual(['ana']);
      await reach(again, -0.5, { kind: 'must-change', ordinal: 2 });
      expect(await unreached()).toEqual([]);
    });
  });

  test('names a thousand of them, and counts all', async () => {
    await db()
      .insert(accountSnapshots)
      .values(
        Array.from({ length: 1_005 }, (_each, index) => ({
          accountId: randomUUID(),
          username: `agent${index}`,
          kind: 'must-change' as const,
          locked: false,
          hasMail: false,
          seenAt,
        })),
      );
    const { neverReached, neverReachedNames } = await summary();
    expect([neverReached, neverReachedNames.length]).toEqual([1_005, 1_000]);
  });
});
