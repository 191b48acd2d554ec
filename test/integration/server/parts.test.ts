// What the parts of a server are to each other, as they are wired.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../../server/config/config.ts';
import { mails } from '../../../server/courier/tables.ts';
import { createAccount } from '../../../server/directory/embedded/admin.ts';
import { openParts, type Parts } from '../../../server/parts.ts';
import { createFakeCourier } from '../../fakes/courier.ts';
import { temporaryFolder } from '../../support/folders.ts';

const courier = createFakeCourier();
let parts: Parts;
beforeAll(async () => {
  const environment = { KEYTURN_MODE: 'development', KEYTURN_DATA_DIR: temporaryFolder('parts') };
  parts = await openParts(
    loadConfig(environment, () => ''),
    { courier },
  );
});
afterAll(() => parts.close());

test('the outbox asks the directory before it sends a warning that waited', async () => {
  const { outbox, store, clock } = parts;
  const fields = { username: 'ana', displayName: 'Ana', mail: 'ana@corp.example' };
  const accountId = await createAccount(store.db, { ...fields, password: 'correct horse battery' });
  const server = { kind: 'server' } as const;
  const context = { actor: server, target: server, accountId, recipient: fields.mail, reference: null };
  // Tomorrow, of a password that was set just now.
  const expiresAt = new Date(clock.now().getTime() + 86_400_000).toISOString();
  await store.db.transaction((tx) =>
    outbox.intendNotice(tx, { kind: 'password-expires', expiresAt }, context),
  );
  await outbox.tick();
  expect(courier.sent).toEqual([]);
  expect(await store.db.select().from(mails)).toMatchObject([{ outcome: 'failed' }]);
});
