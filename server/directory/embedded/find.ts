// Finds one account of the embedded directory, by a name that a person typed or by its id.
import { eq, or } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { AccountId } from '../directory.ts';
import { nameKey } from './names.ts';
import { embeddedAccounts, type AccountRow } from './tables.ts';

/** By username, UPN or mail: exactly one match, else null. */
export async function findRow(db: Database, name: string): Promise<AccountRow | null> {
  // No name holds a control character, and PostgreSQL refuses to hear of the zero character.
  if (/\p{Cc}/u.test(name)) return null;
  const key = nameKey(name);
  const { usernameKey, upnKey, mailKey } = embeddedAccounts;
  const rows = await db
    .select()
    .from(embeddedAccounts)
    .where(or(eq(usernameKey, key), eq(upnKey, key), eq(mailKey, key)))
    .limit(2);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By id; null when there is none, or it is no id at all. */
export async function readRow(db: Database, id: AccountId): Promise<AccountRow | null> {
  if (!uuid.test(id)) return null;
  const [row] = await db.select().from(embeddedAccounts).where(eq(embeddedAccounts.id, id));
  return row ?? null;
}
