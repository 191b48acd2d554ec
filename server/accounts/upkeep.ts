// Drops what is over: sessions with what was begun in them, help-desk codes, settled mails.
import { and, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { mails } from '../courier/tables.ts';
import { emailCodes, enrolmentCodes, proofs, totpFactors, wrongAnswers } from '../factors/tables.ts';
import type { Database } from '../store/database.ts';
import { sessions } from './tables.ts';

/** Days for which settled mails are kept for whoever looks into a complaint; the audit trail keeps them longer. */
const mailDays = 7;

export async function forgetSessions(db: Database, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const over = await tx.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id });
    const ids = over.map(({ id }) => id);
    if (ids.length > 0) {
      for (const table of [proofs, wrongAnswers, emailCodes])
        await tx.delete(table).where(inArray(table.flowId, ids));
      await tx
        .delete(totpFactors)
        .where(and(inArray(totpFactors.sessionId, ids), isNull(totpFactors.confirmedAt)));
    }
    await tx.delete(enrolmentCodes).where(lt(enrolmentCodes.expiresAt, now));
    const before = new Date(now.getTime() - mailDays * 86_400_000);
    await tx.delete(mails).where(and(isNotNull(mails.outcome), lt(mails.settledAt, before)));
  });
}
