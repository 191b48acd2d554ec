// A sweep of thousands, all of whom expire on the same day: it is whole, and each is mailed once.
import { expect, test } from 'vitest';
import { createOutbox } from '../../../server/courier/outbox.ts';
import { mails } from '../../../server/courier/tables.ts';
import { createEmbeddedDirectory } from '../../../server/directory/embedded/index.ts';
import { accountSnapshots } from '../../../server/reminders/sweep-tables.ts';
import { sweep } from '../../../server/reminders/sweep.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { systemClock } from '../../../server/clock.ts';
import { createFakeCourier } from '../../fakes/courier.ts';
import { addManyAccounts } from '../../support/many-accounts.ts';
import { onBothStores } from '../server/stores.ts';

const DAY = 86_400_000;
const people = 4_000;

onBothStores('a sweep of thousands', (db) => {
  test('sees and mails everybody once', async () => {
    const passwordChangedAt = new Date(Date.now() - 89 * DAY - 60_000);
    await addManyAccounts(db(), 'agent', people, (number) => ({
      passwordChangedAt,
      mail: `agent${number}@corp.example`,
    }));
    const outbox = createOutbox({
      db: db(),
      clock: systemClock,
      courier: createFakeCourier(),
      organisation: 'Corp',
      timeZone: 'UTC',
      codeMinutes: 10,
    });
    // Only the sweep itself is to be seen; another server sends.
    outbox.stop();
    const directory = createEmbeddedDirectory({ db: db() });
    const deps = { db: db(), clock: systemClock, directory, outbox, lastMail: 'unreached' as const };
    const { signal } = new AbortController();
    expect(await sweep(deps, signal)).toEqual({ seen: people, unreadable: 0, mailed: people });
    expect(await sweep(deps, signal)).toEqual({ seen: people, unreadable: 0, mailed: 0 });
    for (const table of [accountSnapshots, reminders, mails]) expect(await db().$count(table)).toBe(people);
  });
});
