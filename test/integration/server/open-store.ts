// A process of its own that opens a store and says so: `open-store.ts '{"dataDir": …}'`. It holds the store
// until its standard input ends.
import { once } from 'node:events';
import { auditEvents } from '../../../server/audit/tables.ts';
import { type StoreLocation, openStore } from '../../../server/store/database.ts';
import { record } from '../../../server/audit/audit.ts';

const location = JSON.parse(process.argv[2] ?? '') as StoreLocation;
try {
  const store = await openStore(location);
  const server = { kind: 'server' } as const;
  await store.db.transaction((tx) =>
    record(tx, {
      type: 'server.stopped',
      at: new Date(),
      actor: server,
      target: server,
      outcome: 'succeeded',
    }),
  );
  process.stdout.write(`rows ${await store.db.$count(auditEvents)}\n`);
  process.stdin.resume();
  await once(process.stdin, 'end');
  await store.close();
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
  process.exitCode = 1;
}
