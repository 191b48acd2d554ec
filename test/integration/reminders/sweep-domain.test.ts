// The sweep of a real domain: fine-grained policies, passwords that never expire, must-change, and who is mailed then.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clock } from '../../../server/clock.ts';
import { createOutbox } from '../../../server/courier/outbox.ts';
import type { Directory } from '../../../server/directory/directory.ts';
import { isPassedOver, noteMail } from '../../../server/reminders/mail-sweep.ts';
import { accountSnapshots } from '../../../server/reminders/sweep-tables.ts';
import { sweep } from '../../../server/reminders/sweep.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import { createFakeCourier } from '../../fakes/courier.ts';
import { type Domain, startDomain } from '../../support/samba.ts';
import { directoryOf } from '../directory/active-directory.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let domain: Domain;
let store: Store;
let directory: Directory;
beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({ maxAgeDays: 42, lockoutThreshold: 3, lockoutMinutes: 30, observationMinutes: 30 });
  directory = directoryOf(domain, await domain.addServiceAccount(), store.db);
  const add = (username: string, attributes = {}) =>
    domain.addUser({
      username,
      password: 'Correct-horse-1',
      mail: `${username}@corp.test`,
      attributes,
    });
  const [three, locked] = [await add('three-days'), await add('three-days-locked')];
  await domain.addPso('three-days', 10, { maxAgeDays: 3, lockoutThreshold: 3 }, [three.dn, locked.dn]);
  await domain.lockByBadBinds(locked);
  await add('usual');
  await add('never', { userAccountControl: '66048' });
  const must = await add('must-change');
  await domain.setAttributes(must.dn, { pwdLastSet: '0' });
  const gone = await add('gone');
  await domain.setAttributes(gone.dn, { userAccountControl: '514' });
});
afterAll(async () => {
  await directory.close();
  await Promise.all([domain.stop(), store.close()]);
});

test('mails those whom a policy of their own gives three days, and nobody else', async () => {
  const clock: Clock & { aheadMs: number } = {
    aheadMs: 0,
    now: () => new Date(Date.now() + clock.aheadMs),
    monotonic: () => performance.now(),
  };
  const { db } = store;
  const courier = createFakeCourier();
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
  const look = async () => {
    const result = await sweep(
      { db, clock, directory, outbox, lastMail: 'unreached' },
      new AbortController().signal,
    );
    await outbox.drain();
    return result;
  };

  // New to their holders: nothing to warn of yet.
  expect(await look()).toMatchObject({ unreadable: 0, mailed: 0 });
  const seen = await db.select().from(accountSnapshots).orderBy(accountSnapshots.username);
  const mine = seen.filter(({ hasMail }) => hasMail);
  expect(mine.map(({ username, kind, locked }) => [username, kind, locked])).toEqual([
    ['must-change', 'must-change', false],
    ['never', 'never', false],
    ['three-days', 'expires', false],
    ['three-days-locked', 'expires', true],
    ['usual', 'expires', false],
  ]);
  const status = (await directory.find('three-days'))?.status;
  if (status?.kind !== 'expires') throw new Error(status?.kind);
  expect(mine.find(({ username }) => username === 'three-days')?.expiresAt).toEqual(status.at);

  clock.aheadMs = status.at.getTime() - DAY - Date.now() + HOUR;
  expect(await look()).toMatchObject({ mailed: 2 });
  expect(await look()).toMatchObject({ mailed: 0 });
  expect(courier.sent.map(({ to }) => to).sort()).toEqual([
    'three-days-locked@corp.test',
    'three-days@corp.test',
  ]);
});
