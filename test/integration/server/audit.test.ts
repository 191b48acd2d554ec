// The audit trail: in order, in UTC, with its facts or not at all, and never changed.
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { record } from '../../../server/audit/audit.ts';
import { auditEvents } from '../../../server/audit/tables.ts';
import { onBothStores } from './stores.ts';

const agent = { kind: 'account', id: '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c' } as const;
const at = new Date('2026-03-01T09:00:00.123+05:30');
const rejected = { type: 'factor.rejected', at, actor: agent, target: agent, outcome: 'refused' } as const;

onBothStores('the audit trail', (db) => {
  const rows = () => db().select().from(auditEvents).orderBy(auditEvents.sequence);

  it('keeps what happened, in order, in UTC', async () => {
    await db().transaction(async (tx) => {
      await record(tx, {
        ...rejected,
        reason: 'wrong',
        reference: '7K3-M2P',
        source: '192.0.2.7',
        detail: { factor: 'totp', attemptsLeft: 2 },
      });
      await record(tx, {
        type: 'factor.verified',
        at,
        actor: agent,
        target: agent,
        outcome: 'succeeded',
        detail: { factor: 'totp' },
      });
    });
    const [first, second] = await rows();
    expect(first).toMatchObject({
      type: 'factor.rejected',
      outcome: 'refused',
      reason: 'wrong',
      reference: '7K3-M2P',
      source: '192.0.2.7',
      actorKind: 'account',
      actorId: agent.id,
      targetKind: 'account',
      targetId: agent.id,
      detail: { factor: 'totp', attemptsLeft: 2 },
    });
    expect(first?.at.toISOString()).toBe('2026-03-01T03:30:00.123Z');
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? 0n);
  });

  it('has nothing of a transaction that came to nothing', async () => {
    const before = (await rows()).length;
    const undone = db().transaction(async (tx) => {
      await record(tx, { ...rejected, detail: { factor: 'totp' } });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await rows()).toHaveLength(before);
  });

  it.each([
    ['changed', sql`update audit_events set outcome = 'succeeded'`],
    ['taken away', sql`delete from audit_events`],
    ['emptied', sql`truncate audit_events`],
  ])('cannot be %s', async (_, statement) => {
    const before = await rows();
    await expect(db().execute(statement)).rejects.toMatchObject({
      cause: { message: 'audit_events is append-only' },
    });
    expect(await rows()).toEqual(before);
  });

  it('refuses a detail, a reason or a reference that nobody foresaw', async () => {
    const before = (await rows()).length;
    const forbidden = [
      { ...rejected, detail: { factor: 'totp', response: '123456' } as never },
      { ...rejected, detail: { factor: 'totp' as const }, reason: 'They typed hunter2' },
      { ...rejected, detail: { factor: 'totp' as const }, reference: 'x'.repeat(65) },
    ];
    for (const event of forbidden) {
      await expect(db().transaction((tx) => record(tx, event))).rejects.toThrow();
    }
    expect(await rows()).toHaveLength(before);
  });
});
