// The help-desk code an administrator prints for a person they know: good once, for a day, in sessions only.
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { AccountId } from '../directory/directory.ts';
import type { Database, Transaction } from '../store/database.ts';
import { hashCode, newCode, newSalt, normaliseCode, sameHash } from './codes.ts';
import type { Factor, Flow, Settle } from './factor.ts';
import { nobody, rejected } from './factor.ts';
import type { FactorKeys } from './keys.ts';
import { enrolmentCodes } from './tables.ts';

export const enrolmentCodeHours = 24;

/** A new code and what stores it; an earlier code of the account is good no more. */
export async function newEnrolmentCode(
  keys: FactorKeys,
  accountId: AccountId,
  now: Date,
): Promise<{ code: string; expiresAt: Date; store: (tx: Transaction) => Promise<void> }> {
  const [code, salt] = [newCode(), newSalt()];
  const expiresAt = new Date(now.getTime() + enrolmentCodeHours * 3_600_000);
  const hash = await hashCode(keys, code.replaceAll('-', ''), salt);
  const row = { salt, hash, issuedAt: now, expiresAt, usedAt: null };
  return {
    code,
    expiresAt,
    async store(tx) {
      await tx
        .insert(enrolmentCodes)
        .values({ ...row, accountId })
        .onConflictDoUpdate({ target: enrolmentCodes.accountId, set: row });
    },
  };
}

const goodOf = (db: Database, flow: Flow, now: Date) =>
  db
    .select()
    .from(enrolmentCodes)
    .where(
      and(
        eq(enrolmentCodes.accountId, flow.accountId ?? nobody),
        isNull(enrolmentCodes.usedAt),
        gt(enrolmentCodes.expiresAt, now),
      ),
    );

/** The factor over the hashes of `enrolment_codes`. */
export function createHelpdeskCode(keys: FactorKeys): Factor {
  return {
    kind: 'helpdesk-code',
    async usable(db, flow, now) {
      return (await goodOf(db, flow, now)).length > 0;
    },
    async examine(db, flow, response, now): Promise<Settle> {
      const [row] = await goodOf(db, flow, now);
      const code = normaliseCode(response);
      if (code === null) return rejected;
      const hash = await hashCode(keys, code, row?.salt ?? newSalt());
      if (row === undefined || !sameHash(row.hash, hash)) return rejected;
      return async (tx) => {
        const taken = await tx
          .update(enrolmentCodes)
          .set({ usedAt: now })
          .where(
            and(
              eq(enrolmentCodes.id, row.id),
              eq(enrolmentCodes.hash, row.hash),
              isNull(enrolmentCodes.usedAt),
            ),
          )
          .returning({ id: enrolmentCodes.id });
        return taken.length > 0 ? { kind: 'proven' } : { kind: 'rejected' };
      };
    },
  };
}
