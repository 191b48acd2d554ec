// What tests of the sweep stand on: a fake directory and mail server, a clock that is told the time, any database.
import { eq } from 'drizzle-orm';
import type { Clock } from '../../../server/clock.ts';
import { createOutbox, type Outbox } from '../../../server/courier/outbox.ts';
import { mails } from '../../../server/courier/tables.ts';
import { stageKey } from '../../../src/expiry/ledger.ts';
import type { LastMail } from '../../../src/expiry/mail.ts';
import { isPassedOver, noteMail } from '../../../server/reminders/mail-sweep.ts';
import { accountSnapshots, sweeps } from '../../../server/reminders/sweep-tables.ts';
import { type SweepResult, sweep } from '../../../server/reminders/sweep.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import type { Database } from '../../../server/store/database.ts';
import { createFakeCourier, type FakeCourier } from '../../fakes/courier.ts';
import { createFakeDirectory, type FakeAccount, type FakeDirectory } from '../../fakes/directory.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The policy of the fake directory. */
const maxAgeDays = 90;

type LedgerRow = typeof reminders.$inferSelect;

/** One server: what a crash would take away. */
interface Replica {
  readonly outbox: Outbox;
  /** A sweep with everything that comes of it. */
  sweep(signal?: AbortSignal): Promise<SweepResult | null>;
}

export interface SweepBench extends Replica {
  readonly db: Database;
  readonly clock: Clock & { set(at: number): void };
  readonly directory: FakeDirectory;
  readonly courier: FakeCourier;
  replica(withMail?: boolean): Replica;
  setLastMail(to: LastMail): void;
  /** Somebody whose password expires so many days from now; with an address, unless it is null. */
  add(expiresInDays: number, account?: Partial<FakeAccount>): string;
  /** A reminder of this account's expiry that a workstation showed. */
  reachedAt(id: string, at: number, change?: Partial<LedgerRow>): Promise<void>;
  expiryOf(id: string): Promise<number>;
  ledger(id: string): Promise<LedgerRow[]>;
  snapshots(): Promise<(typeof accountSnapshots.$inferSelect)[]>;
}

/** Begins with empty tables. */
export async function createSweepBench(db: Database): Promise<SweepBench> {
  for (const table of [mails, reminders, accountSnapshots, sweeps]) await db.delete(table);
  let instant = Date.UTC(2026, 11, 3, 9);
  let ordinals = 20_000;
  let lastMail: LastMail = 'unreached';
  const clock = {
    now: () => new Date(instant),
    monotonic: () => performance.now(),
    set: (at: number) => {
      instant = at;
    },
  };
  const directory = createFakeDirectory({ now: clock.now });
  directory.setPolicy({ maxAgeDays });
  const courier = createFakeCourier();

  const replica = (withMail = true): Replica => {
    const outbox = createOutbox({
      db,
      clock,
      courier,
      organisation: 'Corp',
      timeZone: 'UTC',
      codeMinutes: 10,
      settled: noteMail,
      isStale: (notice, mail, now) => isPassedOver(directory, notice, mail, now),
    });
    return {
      outbox,
      async sweep(signal = new AbortController().signal) {
        const deps = { db, clock, directory, lastMail, outbox: withMail ? outbox : null };
        const result = await sweep(deps, signal);
        await outbox.drain();
        return result;
      },
    };
  };

  const bench: SweepBench = {
    db,
    clock,
    directory,
    courier,
    replica,
    setLastMail: (to) => {
      lastMail = to;
    },
    ...replica(),
    add(expiresInDays, account = {}) {
      const username = account.username ?? `agent-${crypto.randomUUID()}`;
      const passwordChangedAt = new Date(instant + (expiresInDays - maxAgeDays) * DAY);
      return directory.add({
        username,
        password: 'old-Password-1',
        mail: `${username}@corp.example`,
        passwordChangedAt,
        ...account,
      });
    },
    async expiryOf(id) {
      const status = (await directory.read(id))?.status;
      if (status?.kind !== 'expires') throw new Error(status?.kind);
      return status.at.getTime();
    },
    async reachedAt(accountId, at, change = {}) {
      const stage = {
        kind: 'expires' as const,
        at: new Date(await bench.expiryOf(accountId)).toISOString(),
        // No other stage has it.
        ordinal: (ordinals += 1),
      };
      await db.insert(reminders).values({
        id: crypto.randomUUID(),
        accountId,
        username: 'agent',
        kind: stage.kind,
        anchor: new Date(stage.at),
        ordinal: stage.ordinal,
        stageKey: stageKey(stage),
        channel: 'workstation',
        deviceId: crypto.randomUUID(),
        claimedAt: new Date(at),
        outcome: 'shown',
        triedAt: new Date(at),
        ...change,
      });
    },
    ledger: (id) =>
      db.select().from(reminders).where(eq(reminders.accountId, id)).orderBy(reminders.claimedAt),
    snapshots: () => db.select().from(accountSnapshots).orderBy(accountSnapshots.username),
  };
  return bench;
}
