// A code by mail: six digits, ten minutes, used once, bound to the reset or session that asked for it.
import { createHmac, randomInt } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../store/database.ts';
import { sameHash } from './codes.ts';
import type { Factor, Flow, Settle } from './factor.ts';
import { rejected } from './factor.ts';
import type { FactorKeys } from './keys.ts';
import { emailCodes } from './tables.ts';

/** NIST SP 800-63B-4 3.1.3: out-of-band codes are good for ten minutes at most. */
export const mailCodeMinutes = 10;
/** Wrong answers one code takes; then it is good no more, and the person asks for another. */
const wrongPerCode = 5;

const hashOf = (keys: FactorKeys, flow: Flow, code: string): string =>
  createHmac('sha256', keys.mailCode)
    .update(JSON.stringify([flow.id, code]))
    .digest('base64url');

/** A code of six digits, each as likely as the others (CSPRNG). */
export const newMailCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/**
 * Binds a new code to the flow in place of an earlier one. A stranger's code is bound likewise, and sent
 * nowhere. Whether one may be sent now is for the throttle to say; `pauseSeconds` is what people are told.
 */
export async function bindMailCode(
  tx: Transaction,
  keys: FactorKeys,
  flow: Flow,
  code: string,
  pauseSeconds: number,
  now: Date,
): Promise<void> {
  const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  const row = {
    hash: hashOf(keys, flow, code),
    expiresAt: after(mailCodeMinutes * 60),
    resendAfter: after(pauseSeconds),
    wrong: 0,
    usedAt: null,
  };
  await tx
    .insert(emailCodes)
    .values({ flowId: flow.id, ...row })
    .onConflictDoUpdate({ target: emailCodes.flowId, set: row });
}

/** The factor over the hashes of `email_codes`. */
export function createEmailCode(keys: FactorKeys): Factor {
  return {
    kind: 'email-code',
    usable: (_db, flow) => Promise.resolve(flow.recoveryMail !== null),
    examine(_db, flow, response, now): Promise<Settle> {
      const code = response.replaceAll(/\s/g, '');
      if (!/^[0-9]{6}$/.test(code)) return Promise.resolve(rejected);
      const hash = hashOf(keys, flow, code);
      return Promise.resolve(async (tx) => {
        // The row is locked by counting: parallel guesses are counted one by one.
        const [row] = await tx
          .update(emailCodes)
          .set({ wrong: sql`${emailCodes.wrong} + 1` })
          .where(
            and(
              eq(emailCodes.flowId, flow.id),
              isNull(emailCodes.usedAt),
              gt(emailCodes.expiresAt, now),
              lt(emailCodes.wrong, wrongPerCode),
            ),
          )
          .returning();
        if (row === undefined) return { kind: 'rejected', attemptsLeft: 0 };
        const isRight = flow.recoveryMail !== null && sameHash(row.hash, hash);
        if (!isRight) return { kind: 'rejected', attemptsLeft: wrongPerCode - row.wrong };
        await tx.update(emailCodes).set({ usedAt: now }).where(eq(emailCodes.flowId, flow.id));
        return { kind: 'proven' };
      });
    },
  };
}
