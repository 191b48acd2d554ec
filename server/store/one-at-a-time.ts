// Who does the same thing at once does it one after the other, on whichever server.
import { sql } from 'drizzle-orm';
import type { Transaction } from './types.ts';

/** Waits for all transactions that have said the same word before, and lets none pass until this one has ended. */
export async function oneAtATime(tx: Transaction, word: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${word}, 0))`);
}
