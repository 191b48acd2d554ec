// Mail as the second channel: whom nothing has reached is mailed, each mark once, whatever crashes and whoever else sweeps.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { auditEvents } from '../../../server/audit/tables.ts';
import { mails } from '../../../server/courier/tables.ts';
import type { ListedAccount } from '../../../server/directory/directory.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { mailWhoIsDue } from '../../../server/reminders/mail-sweep.ts';
import { onBothStores } from '../server/stores.ts';
import { createSweepBench, DAY, HOUR, type SweepBench } from './sweep-bench.ts';

onBothStores('mails before a password expires', (db) => {
  let bench: SweepBench;
  beforeEach(async () => {
    bench = await createSweepBench(db());
  });

  const sent = () => bench.courier.sent.map(({ to, mail }) => ({ to, subject: mail.subject }));
  const toldOf = (id: string) =>
    bench.db.select().from(auditEvents).where(eq(auditEvents.targetId, id)).orderBy(auditEvents.sequence);
  /** Sweeps every hour from now until then. */
  async function sweepUntil(end: number): Promise<void> {
    while (bench.clock.now().getTime() < end) {
      bench.clock.set(bench.clock.now().getTime() + HOUR);
      await bench.sweep();
    }
  }

  test('come 7, 3 and 1 days before, to the address at work, and are in the ledger', async () => {
    const id = bench.add(8, { username: 'ana', mail: 'ana@corp.example', recoveryMail: 'ana@home.example' });
    const expiresAt = await bench.expiryOf(id);
    await sweepUntil(expiresAt + 2 * DAY);
    const subject = 'Your Corp password expires on Friday 11 December (UTC)';
    expect(sent()).toEqual(Array.from({ length: 3 }, () => ({ to: 'ana@corp.example', subject })));
    const lines = (await bench.ledger(id)).map(({ channel, kind, anchor, ordinal, outcome, triedAt }) => ({
      channel,
      kind,
      outcome,
      ordinal,
      expiresAt: anchor?.getTime(),
      before: (expiresAt - (triedAt?.getTime() ?? 0)) / DAY,
    }));
    const line = { channel: 'mail', kind: 'expires', outcome: 'shown', expiresAt };
    expect(lines).toEqual([7, 3, 1].map((days) => ({ ...line, ordinal: days * 1_440, before: days })));
  });

  test('do not come to whom a workstation has reached since the mark before', async () => {
    const id = bench.add(8);
    const expiresAt = await bench.expiryOf(id);
    await bench.reachedAt(id, expiresAt - 10 * DAY);
    await sweepUntil(expiresAt - 6 * DAY);
    expect(sent()).toEqual([]);
    await sweepUntil(expiresAt - 2.5 * DAY);
    expect(sent()).toHaveLength(1);
  });

  test.each([
    ['unreached', 'spares whom a workstation has reached, as the marks before', 0],
    ['all', 'comes whatever workstations say, for a device may lie', 1],
  ] as const)('of the last day, to %s: %s', async (lastMail, _what, mails) => {
    bench.setLastMail(lastMail);
    const id = bench.add(8);
    const expiresAt = await bench.expiryOf(id);
    for (const days of [7.5, 5, 2, 1.1]) await bench.reachedAt(id, expiresAt - days * DAY);
    await sweepUntil(expiresAt - DAY - HOUR);
    expect(sent()).toEqual([]);
    await sweepUntil(expiresAt + DAY);
    expect(sent()).toHaveLength(mails);
  });

  test.each([
    ['kept back by the desktop', { outcome: 'suppressed' }],
    ['that failed', { outcome: 'failed' }],
    ['never heard of again', { outcome: null, triedAt: null }],
    ['of an expiry that was moved', { anchor: new Date(0) }],
    ['of a lock', { kind: 'locked' }],
  ] as const)('come all the same after a reminder %s', async (_what, change) => {
    const id = bench.add(7);
    await bench.reachedAt(id, (await bench.expiryOf(id)) - 8 * DAY, change);
    await bench.sweep();
    expect(sent()).toHaveLength(1);
  });

  test('start anew when the expiry moves', async () => {
    const id = bench.add(7);
    await bench.sweep();
    await bench.sweep();
    expect(sent()).toHaveLength(1);
    bench.directory.setPolicy({ maxAgeDays: 91 });
    await sweepUntil(bench.clock.now().getTime() + 2 * DAY);
    expect(sent()).toHaveLength(2);
    expect((await bench.ledger(id)).map(({ ordinal }) => ordinal)).toEqual([7 * 1_440, 7 * 1_440]);
  });

  test('fall silent once the password is changed', async () => {
    const id = bench.add(4);
    const expiresAt = await bench.expiryOf(id);
    await bench.directory.setPassword(await bench.directory.prepareChange(id), 'quite-new-Password-2');
    await sweepUntil(expiresAt);
    expect(sent()).toEqual([]);
  });

  test.each([
    [23, 1],
    [24, 0],
  ])('are made up for %i hours after the mark: %i', async (hours, count) => {
    bench.add(7 - hours / 24);
    await bench.sweep();
    expect(sent()).toHaveLength(count);
  });

  test('are recorded as not to be delivered, once, where there is no address', async () => {
    const id = bench.add(7, { mail: null });
    await bench.sweep();
    bench.directory.change(id, { mail: 'new@corp.example' });
    bench.clock.set(bench.clock.now().getTime() + HOUR);
    await bench.sweep();
    expect(sent()).toEqual([]);
    expect(await bench.ledger(id)).toMatchObject([{ channel: 'mail', outcome: 'failed' }]);
    expect(await toldOf(id)).toMatchObject([
      { type: 'notice.sent', outcome: 'refused', reason: 'no-address' },
    ]);
  });

  test('that the mail server refuses for good count as not delivered', async () => {
    const id = bench.add(7);
    bench.courier.refuses = true;
    await bench.sweep();
    expect(await bench.ledger(id)).toMatchObject([{ channel: 'mail', outcome: 'failed' }]);
  });

  test('are left alone by a server without mail, for one that has it', async () => {
    const id = bench.add(7);
    expect(await bench.replica(false).sweep()).toMatchObject({ seen: 1, mailed: 0 });
    expect(await bench.ledger(id)).toEqual([]);
    expect(await bench.sweep()).toMatchObject({ mailed: 1 });
  });

  describe('each mark once', () => {
    test('when many servers look at once', async () => {
      const ids = Array.from({ length: 5 }, () => bench.add(7));
      const accounts: ListedAccount[] = [];
      for await (const page of bench.directory.list()) accounts.push(...page.accounts);
      const { db: database, clock } = bench;
      const counts = await Promise.all(
        Array.from({ length: 6 }, () =>
          mailWhoIsDue(
            { db: database, clock, outbox: bench.replica().outbox, lastMail: 'unreached' },
            accounts,
          ),
        ),
      );
      expect(counts.reduce((sum, count) => sum + count)).toBe(ids.length);
      await Promise.all([bench.outbox.tick(), bench.replica().outbox.tick()]);
      expect(new Set(sent().map(({ to }) => to)).size).toBe(ids.length);
    });

    test('when the server dies before the mail is sent: the next one sends it', async () => {
      const id = bench.add(7);
      bench.courier.held = new Promise(() => undefined);
      void bench.sweep();
      await expect.poll(async () => (await bench.db.select().from(mails))[0]?.tries).toBe(1);
      bench.courier.held = Promise.resolve();
      bench.clock.set(bench.clock.now().getTime() + 5 * 60_000);
      const next = bench.replica();
      await next.sweep();
      await next.outbox.tick();
      await next.outbox.tick();
      expect(sent()).toHaveLength(1);
      expect(await bench.ledger(id)).toMatchObject([{ outcome: 'shown' }]);
    });

    test('when the server dies in between: no mark without its mail, no mail without its mark', async () => {
      bench.add(7);
      vi.spyOn(bench.outbox, 'intendNotice').mockRejectedValueOnce(new Error('the process ends'));
      await expect(bench.sweep()).rejects.toThrow('the process ends');
      expect(await bench.db.$count(reminders)).toBe(0);
      await bench.sweep();
      expect([await bench.db.$count(reminders), await bench.db.$count(mails)]).toEqual([1, 1]);
      expect(sent()).toHaveLength(1);
    });
  });

  describe('that wait because mail is down', () => {
    /** Somebody who is due now, and whose mail could not be sent yet. */
    async function waiting(): Promise<string> {
      const id = bench.add(7);
      bench.courier.down = true;
      await bench.sweep();
      bench.courier.down = false;
      return id;
    }
    const later = async (hours: number): Promise<void> => {
      bench.clock.set(bench.clock.now().getTime() + hours * HOUR);
      await bench.outbox.tick();
    };
    const outcomes = async (id: string) => (await bench.ledger(id)).map(({ outcome }) => outcome);

    test('are sent when it is back, within 24 hours after the mark', async () => {
      const id = await waiting();
      await later(23);
      expect(sent()).toHaveLength(1);
      expect(await outcomes(id)).toEqual(['shown']);
    });

    test.each<[string, number, (id: string) => Promise<void> | void]>([
      ['24 hours after the mark', 24, () => undefined],
      ['when the mark after it has come', 4 * 24, () => undefined],
      [
        'once the password is changed',
        1,
        async (id) => {
          const prepared = await bench.directory.prepareChange(id);
          await bench.directory.setPassword(prepared, 'quite-new-Password-2');
        },
      ],
      ['once the expiry has moved', 1, () => bench.directory.setPolicy({ maxAgeDays: 91 })],
      ['once the account is disabled', 1, (id) => bench.directory.change(id, { disabled: true })],
      ['once it never expires', 1, () => bench.directory.setPolicy({ maxAgeDays: 0 })],
    ])('are not sent any more %s', async (_when, hours, change) => {
      const id = await waiting();
      await change(id);
      await later(hours);
      expect(sent()).toEqual([]);
      expect(await outcomes(id)).toEqual(['failed']);
      const told = await toldOf(id);
      expect(told.at(-1)).toMatchObject({ type: 'notice.sent', outcome: 'failed', reason: 'stale' });
    });

    test('wait on while the directory cannot be asked', async () => {
      const id = await waiting();
      bench.directory.down = true;
      await later(1);
      expect([sent(), await outcomes(id)]).toEqual([[], [null]]);
      bench.directory.down = false;
      await later(1);
      expect([sent().length, await outcomes(id)]).toEqual([1, ['shown']]);
    });

    test('wait on while the directory does not know the expiry', async () => {
      const id = await waiting();
      const account = await bench.directory.read(id);
      if (account === null) throw new Error('nobody');
      const read = vi.spyOn(bench.directory, 'read');
      read.mockResolvedValueOnce({ ...account, status: { kind: 'unknown' } });
      await later(1);
      expect([sent(), await outcomes(id)]).toEqual([[], [null]]);
      await later(1);
      expect([sent().length, await outcomes(id)]).toEqual([1, ['shown']]);
    });
  });

  test('that could not be sent before the expiry are not sent after it', async () => {
    const id = bench.add(1);
    bench.courier.down = true;
    await bench.sweep();
    bench.courier.down = false;
    bench.clock.set((await bench.expiryOf(id)) + HOUR);
    await bench.outbox.tick();
    expect(sent()).toEqual([]);
    expect(await bench.ledger(id)).toMatchObject([{ channel: 'mail', outcome: 'failed' }]);
  });
});
