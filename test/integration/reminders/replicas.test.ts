// Two real servers on one real PostgreSQL, with a real mail server: whoever is to be mailed is mailed once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { embeddedAccounts } from '../../../server/directory/embedded/tables.ts';
import { reminders } from '../../../server/reminders/tables.ts';
import { accountSnapshots, sweeps } from '../../../server/reminders/sweep-tables.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import { addManyAccounts } from '../../support/many-accounts.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';
import { type ApiServer, startServer } from '../../support/server.ts';
import { type Smtp, startSmtp } from '../../support/smtp.ts';

const DAY = 86_400_000;
const people = 40;

let postgres: Postgres;
let store: Store;
let smtp: Smtp;
let servers: ApiServer[];
beforeAll(async () => {
  [postgres, smtp] = await Promise.all([startPostgres(), startSmtp()]);
  store = await openStore({ url: postgres.url });
  // Some minutes after the mark of three days, under the usual policy of 90.
  const passwordChangedAt = new Date(Date.now() - 87 * DAY - 5 * 60_000);
  await addManyAccounts(store.db, 'due', people, (number) => ({
    passwordChangedAt,
    mail: `due${number}@corp.example`,
  }));
  await addManyAccounts(store.db, 'later', people, (number) => ({ mail: `later${number}@corp.example` }));
  await addManyAccounts(store.db, 'nowhere', 1, () => ({ passwordChangedAt }));
  const secrets = { KEYTURN_DATABASE_URL: postgres.url, KEYTURN_SMTP_URL: smtp.url };
  const names = { KEYTURN_ORGANISATION: 'Corp', KEYTURN_TIME_ZONE: 'Asia/Manila' };
  const env = { KEYTURN_MAIL_FROM: 'keyturn@corp.example', ...names };
  servers = await Promise.all([0, 1].map(() => startServer({ env, secrets })));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await store.close();
  await Promise.all([postgres.stop(), smtp.stop()]);
});

test('each gets one mail, the ledger says so, and one sweep was made', async () => {
  const ledger = () => store.db.select().from(reminders);
  await expect
    .poll(async () => (await ledger()).filter(({ outcome }) => outcome !== null).length, { timeout: 60_000 })
    .toBe(people + 1);
  expect(smtp.messages.map(({ to }) => to[0]).sort()).toEqual(
    Array.from({ length: people }, (_each, index) => `due${index + 1}@corp.example`).sort(),
  );
  for (const { subject, text } of smtp.messages) {
    expect(subject).toMatch(/^Your Corp password expires on [A-Z][a-z]+day \d+ [A-Z][a-z]+$/);
    expect(text).toMatch(/ GMT\+8\./);
    expect(text).not.toMatch(/https?:/);
  }
  const outcomes = (await ledger()).map(
    ({ channel, ordinal, outcome }) => `${channel} ${ordinal} ${outcome}`,
  );
  expect(outcomes.filter((line) => line === 'mail 4320 shown')).toHaveLength(people);
  expect(outcomes.filter((line) => line === 'mail 4320 failed')).toHaveLength(1);
  expect(await store.db.$count(accountSnapshots)).toBe(2 * people + 1);
  const swept = servers.flatMap((server) => server.records()).filter(({ mailed }) => mailed !== undefined);
  expect(swept).toMatchObject([{ seen: 2 * people + 1, unreadable: 0, mailed: people }]);
});

test('after a crash of both and a new start nobody is mailed again', async () => {
  await Promise.all(servers.map((server) => server.kill9()));
  // As if the hour had passed, with nobody there.
  const long = new Date(Date.now() - 2 * 3_600_000);
  await store.db.update(sweeps).set({ endedAt: long });
  await store.db.delete(embeddedAccounts).where(eq(embeddedAccounts.username, 'later1'));
  await Promise.all(servers.map((server) => server.start()));
  await expect.poll(() => store.db.$count(accountSnapshots), { timeout: 60_000 }).toBe(2 * people);
  expect(await store.db.$count(reminders)).toBe(people + 1);
  expect(smtp.messages).toHaveLength(people);
});
