// The facts of a reset under its row lock: whoever decides on them is alone with them.
import { eq } from 'drizzle-orm';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import type { LoadedReset, ResetRow } from './facts.ts';
import { loadFacts } from './facts.ts';
import { resets } from './tables.ts';

/** Throws `sign-in-needed` when the reset is gone. */
export async function lockReset(
  tx: Transaction,
  deps: ResetDeps,
  { id }: Pick<ResetRow, 'id'>,
): Promise<LoadedReset> {
  const [row] = await tx.select().from(resets).where(eq(resets.id, id)).for('update');
  if (row === undefined) throw new ProblemError('sign-in-needed');
  return loadFacts(deps, tx, row);
}
