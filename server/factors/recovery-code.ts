// Recovery codes: ten on paper, each good once (a look-up secret of NIST SP 800-63B-4).
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { AccountId } from '../directory/directory.ts';
import type { Database } from '../store/database.ts';
import { hashCode, newCode, newSalt, normaliseCode, sameHash } from './codes.ts';
import type { Factor, Flow, Settle } from './factor.ts';
import { nobody, rejected } from './factor.ts';
import type { FactorKeys } from './keys.ts';
import { recoveryCodes } from './tables.ts';

/** How many codes a set has. */
const recoveryCodeCount = 10;

/** A new set: the codes to show once, and the rows to keep. Slow (one hash a code). */
export async function newRecoveryCodes(
  keys: FactorKeys,
  accountId: AccountId,
  now: Date,
): Promise<{ codes: string[]; rows: (typeof recoveryCodes.$inferInsert)[] }> {
  const [setId, salt] = [randomUUID(), newSalt()];
  const codes = Array.from({ length: recoveryCodeCount }, newCode);
  const rows: (typeof recoveryCodes.$inferInsert)[] = [];
  for (const code of codes) {
    const hash = await hashCode(keys, code.replaceAll('-', ''), salt);
    rows.push({ setId, accountId, salt, hash, issuedAt: now });
  }
  return { codes, rows };
}

const unusedOf = (db: Database, flow: Flow) =>
  db
    .select()
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, flow.accountId ?? nobody), isNull(recoveryCodes.usedAt)));

/** The factor over the hashes of `recovery_codes`. */
export function createRecoveryCode(keys: FactorKeys): Factor {
  return {
    kind: 'recovery-code',
    async usable(db, flow) {
      return (await unusedOf(db, flow)).length > 0;
    },
    async examine(db, flow, response, now): Promise<Settle> {
      const rows = await unusedOf(db, flow);
      const code = normaliseCode(response);
      if (code === null) return rejected;
      // Without codes as with them: one hash.
      const hash = await hashCode(keys, code, rows[0]?.salt ?? newSalt());
      const match = rows.filter((row) => sameHash(row.hash, hash)).at(0);
      if (match === undefined) return rejected;
      return async (tx) => {
        const taken = await tx
          .update(recoveryCodes)
          .set({ usedAt: now })
          .where(and(eq(recoveryCodes.id, match.id), isNull(recoveryCodes.usedAt)))
          .returning({ id: recoveryCodes.id });
        return taken.length > 0 ? { kind: 'proven' } : { kind: 'rejected' };
      };
    },
  };
}
