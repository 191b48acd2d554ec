// Fills the embedded directory with thousands of people whom nobody signs in as: no password is hashed for them.
import { embeddedAccounts } from '../../server/directory/embedded/tables.ts';
import type { Database } from '../../server/store/database.ts';

type Fields = Partial<Omit<typeof embeddedAccounts.$inferInsert, 'username' | 'usernameKey'>>;

/** As many in one statement: below PostgreSQL's limit of parameters. */
const atOnce = 1_000;

/** So many accounts in order, named `PREFIX1` and on; `fieldsOf` is given the number. */
export async function addManyAccounts(
  db: Database,
  prefix: string,
  count: number,
  fieldsOf: (number: number) => Fields = () => ({}),
): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - from) }, (_each, index) => {
      const number = from + index + 1;
      const username = `${prefix}${number}`;
      return {
        username,
        usernameKey: username.toLowerCase(),
        displayName: username,
        passwordHash: 'nobody',
        passwordChangedAt: new Date(),
        ...fieldsOf(number),
      };
    });
    await db.insert(embeddedAccounts).values(rows);
  }
}
