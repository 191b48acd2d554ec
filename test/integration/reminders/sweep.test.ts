// The sweep: what it keeps of everybody, that two are never at it at once, and that what goes wrong takes nobody away.
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { DirectoryUnavailable } from '../../../server/directory/directory.ts';
import { sweeps } from '../../../server/reminders/sweep-tables.ts';
import { sweepJob, sweepNotes } from '../../../server/reminders/sweep-job.ts';
import { onBothStores } from '../server/stores.ts';
import { createSweepBench, DAY, HOUR, type SweepBench } from './sweep-bench.ts';

onBothStores('the sweep', (db) => {
  let bench: SweepBench;
  beforeEach(async () => {
    bench = await createSweepBench(db());
  });

  const names = async () => (await bench.snapshots()).map(({ username }) => username);

  /** Holds the next listing before its second page until it is let go. */
  function holdListing() {
    bench.directory.pageSize = 1;
    const list = bench.directory.list.bind(bench.directory);
    const held = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    bench.directory.list = async function* () {
      bench.directory.list = list;
      let page = 0;
      for await (const one of list()) {
        page += 1;
        if (page === 2) {
          reached.resolve(undefined);
          await held.promise;
        }
        yield one;
      }
    };
    return { reached: reached.promise, letGo: () => held.resolve(undefined) };
  }

  describe('what is kept', () => {
    test('is where each account stands, by the directory’s own instant', async () => {
      bench.add(10, { username: 'a-soon' });
      bench.add(-2, { username: 'b-expired', mail: null });
      bench.add(10, { username: 'c-never', neverExpires: true });
      bench.add(10, { username: 'd-must', mustChange: true, lockedAt: bench.clock.now() });
      bench.add(10, { username: 'e-disabled', disabled: true });
      expect(await bench.sweep()).toMatchObject({ seen: 4, unreadable: 0 });
      const now = bench.clock.now();
      const at = (days: number) => new Date(now.getTime() + days * DAY);
      expect(await bench.snapshots()).toMatchObject([
        { username: 'a-soon', kind: 'expires', expiresAt: at(10), hasMail: true, locked: false, seenAt: now },
        { username: 'b-expired', kind: 'expired', expiresAt: at(-2), hasMail: false },
        { username: 'c-never', kind: 'never', expiresAt: null },
        { username: 'd-must', kind: 'must-change', expiresAt: null, locked: true },
      ]);
    });

    test('follows the directory: who is gone goes, who changed is kept as they are now', async () => {
      const [going, changing] = [bench.add(5, { username: 'going' }), bench.add(5, { username: 'staying' })];
      bench.add(8, { username: 'the-same' });
      await bench.sweep();
      const before = bench.clock.now();
      bench.directory.change(going, { disabled: true });
      bench.directory.change(changing, { mustChange: true });
      bench.clock.set(before.getTime() + HOUR);
      await bench.sweep();
      expect(await bench.snapshots()).toMatchObject([
        // When it was seen otherwise last.
        { username: 'staying', kind: 'must-change', otherwiseAt: before },
        { username: 'the-same', kind: 'expires', otherwiseAt: null },
      ]);
    });

    test('stays when the directory does not answer any more, and the next sweep begins anew', async () => {
      for (const username of ['a', 'b', 'c']) bench.add(20, { username });
      await bench.sweep();
      bench.clock.set(bench.clock.now().getTime() + HOUR);
      const { reached, letGo } = holdListing();
      const failing = expect(bench.sweep()).rejects.toThrow(DirectoryUnavailable);
      await reached;
      bench.directory.down = true;
      letGo();
      await failing;
      expect(await names()).toEqual(['a', 'b', 'c']);
      bench.directory.down = false;
      expect(await bench.sweep()).toMatchObject({ seen: 3 });
    });
  });

  describe('one at a time', () => {
    test('a second one beside it does nothing', async () => {
      for (const username of ['a', 'b', 'c']) bench.add(20, { username });
      const { reached, letGo } = holdListing();
      const first = bench.sweep();
      await reached;
      expect(await bench.replica().sweep()).toBeNull();
      letGo();
      expect(await first).toMatchObject({ seen: 3 });
      expect(await bench.replica().sweep()).toMatchObject({ seen: 3 });
    });

    test('one that hung until another took over does nothing more', async () => {
      const last = ['a', 'b', 'c'].map((username) => bench.add(20, { username })).at(-1)!;
      const { reached, letGo } = holdListing();
      const hung = bench.sweep();
      await reached;
      // By the database's clock, which no test sets.
      await bench.db.update(sweeps).set({ leaseUntil: sql`${sweeps.leaseUntil} - interval '3 minutes'` });
      bench.clock.set(bench.clock.now().getTime() + 3 * 60_000);
      bench.directory.change(last, { username: 'renamed', mustChange: true });
      expect(await bench.replica().sweep()).toMatchObject({ seen: 3 });
      const after = await bench.snapshots();
      letGo();
      expect(await hung).toBeNull();
      expect(await bench.snapshots()).toEqual(after);
    });

    test('one that is told to stop stops after its page, and gives the sweep free', async () => {
      for (const username of ['a', 'b', 'c']) bench.add(20, { username });
      const { reached, letGo } = holdListing();
      const ending = new AbortController();
      const stopped = expect(bench.sweep(ending.signal)).rejects.toThrow('stopping');
      await reached;
      ending.abort(new Error('stopping'));
      letGo();
      await stopped;
      expect(await names()).toEqual(['a']);
      expect(await bench.replica().sweep()).toMatchObject({ seen: 3 });
    });
  });

  describe('what IT is told', () => {
    const notes = () => sweepNotes(bench.db, bench.clock);

    test('nothing while all is well, and that it is long ago', async () => {
      expect(await notes()).toEqual([]);
      bench.add(20);
      await bench.sweep();
      expect(await notes()).toEqual([]);
      bench.clock.set(bench.clock.now().getTime() + 5 * HOUR);
      expect(await notes()).toEqual([expect.stringContaining('for 5 hours')]);
    });

    test('that nobody was found, and nobody is taken to be gone for it', async () => {
      const id = bench.add(20, { username: 'only' });
      await bench.sweep();
      bench.directory.change(id, { disabled: true });
      bench.clock.set(bench.clock.now().getTime() + HOUR);
      expect(await bench.sweep()).toMatchObject({ seen: 0 });
      expect(await notes()).toEqual([expect.stringContaining('found none')]);
      expect(await names()).toEqual(['only']);
    });

    test('how many could not be made out', async () => {
      bench.add(20);
      bench.directory.unreadable = 3;
      await bench.sweep();
      expect(await notes()).toEqual([expect.stringContaining('3 entries')]);
    });

    test('each sweep in the log, the notes as warnings', async () => {
      bench.directory.unreadable = 2;
      bench.add(20);
      const lines: unknown[] = [];
      const log = {
        info: (context: object) => lines.push({ level: 'info', ...context }),
        warn: (context: object) => lines.push({ level: 'warn', ...context }),
      };
      const deps = {
        db: bench.db,
        clock: bench.clock,
        directory: bench.directory,
        outbox: null,
        lastMail: 'unreached' as const,
      };
      await sweepJob(deps, log).run(new AbortController().signal);
      expect(lines).toEqual([
        { level: 'info', seen: 1, unreadable: 2, mailed: 0, ms: expect.any(Number) as number },
        { level: 'warn', note: expect.stringContaining('2 entries') as string },
      ]);
    });
  });

  test('servers that start together and all find it overdue make one', async () => {
    const seen: unknown[] = [];
    const log = { info: (context: object) => void seen.push(context), warn: () => undefined };
    const deps = {
      db: bench.db,
      clock: bench.clock,
      directory: bench.directory,
      outbox: null,
      lastMail: 'unreached' as const,
    };
    bench.add(20);
    const { signal } = new AbortController();
    for (let server = 0; server < 3; server += 1) await sweepJob(deps, log).run(signal);
    expect(seen).toHaveLength(1);
    bench.clock.set(bench.clock.now().getTime() + HOUR);
    await sweepJob(deps, log).run(signal);
    expect(seen).toHaveLength(2);
  });

  test('a sweep is overdue when none was, and an hour after the last', async () => {
    const deps = {
      db: bench.db,
      clock: bench.clock,
      directory: bench.directory,
      outbox: null,
      lastMail: 'unreached' as const,
    };
    const { overdue } = sweepJob(deps, { info: () => undefined, warn: () => undefined });
    expect(await overdue()).toBe(true);
    await bench.sweep();
    expect(await overdue()).toBe(false);
    bench.clock.set(bench.clock.now().getTime() + HOUR);
    expect(await overdue()).toBe(false);
    bench.clock.set(bench.clock.now().getTime() + 1);
    expect(await overdue()).toBe(true);
  });
});
