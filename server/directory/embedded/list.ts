// Reads everybody of the embedded directory, in pages by id, so that memory is bounded and no page moves another.
import { asc, gt } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import { type AccountPage, listed } from '../directory.ts';
import { answering } from './answering.ts';
import { readPolicy } from './policy.ts';
import { accountOf } from './status.ts';
import { embeddedAccounts } from './tables.ts';

const pageSize = 500;

/** See the port. */
export async function* list(db: Database, now: () => Date): AsyncGenerator<AccountPage, void> {
  const policy = await answering(() => readPolicy(db));
  const after = (id: string | null) =>
    db
      .select()
      .from(embeddedAccounts)
      .where(id === null ? undefined : gt(embeddedAccounts.id, id))
      .orderBy(asc(embeddedAccounts.id))
      .limit(pageSize);
  let last: string | null = null;
  do {
    const rows = await answering(async () => after(last));
    const accounts = rows
      .map((row) => accountOf(row, policy, now()))
      .filter(({ enabled, accountExpired }) => enabled && !accountExpired)
      .map(listed);
    if (rows.length > 0) yield { accounts, unreadable: 0 };
    last = rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null;
  } while (last !== null);
}
