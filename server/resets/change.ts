// Asks the directory for a change, once: claim the account, read what stands there, commit both, hand over,
// settle. A crash or a lost answer at any point leaves an intent that resolve.ts can judge.
import type { Step } from '../../src/contract/steps.ts';
import type { ResetFacts } from '../../src/reset/next-step.ts';
import { StandingMissing } from '../../src/reset/next-step.ts';
import type { PreparedChange } from '../directory/directory.ts';
import { DirectoryUnavailable } from '../directory/directory.ts';
import { ProblemError } from '../http/problem.ts';
import type { Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import type { IntentRow, ResetRow } from './facts.ts';
import { refuseUnless, stepNow } from './facts.ts';
import { beginHandOver, claimAccount, giveUp, keepPreparation, whileLeased } from './intents.ts';
import { lockReset } from './lock.ts';
import { resolveIntent } from './resolve.ts';
import type { Settlement } from './settlement.ts';
import { recordChange, settleIntent } from './settlement.ts';
import { tooMany } from './too-many.ts';

/** What an answer of the directory means; `lost`: there was none, only asking can tell. */
export type Handed = Settlement | { readonly outcome: 'lost' };

export interface ChangeRequest {
  readonly kind: IntentRow['kind'];
  /** Reads what stands there; changes nothing. Throws DirectoryUnavailable. */
  prepare(): Promise<PreparedChange>;
  /**
   * Asks for it, and calls `begin` right before. Throws DirectoryUnavailable only when nothing was handed
   * over, as `begin` does when it is too late.
   */
  handOver(prepared: PreparedChange, begin: () => Promise<void>): Promise<Handed>;
  /** Where the call came from. */
  readonly source: string;
}

/**
 * Carries it out and settles it. What came of it; null when it was not this call that settled it (ask for the
 * step). Throws `change-in-progress` while another change of the account is open, `too-many-requests` when the
 * day's resets are used up, `wrong-step` or `reset-ended` when the reset is not at `new-password` any more, DirectoryUnavailable when nothing was handed over.
 */
export async function askDirectory(
  deps: ResetDeps,
  reset: ResetRow,
  request: ChangeRequest,
): Promise<Settlement | null> {
  const { db, clock } = deps;
  const intent = await db
    .transaction((tx) => claimFor(tx, deps, reset, request.kind))
    .catch(async (error: unknown) => {
      if (!(error instanceof DayUsedUp)) throw error;
      const { retryAfterSeconds } = error;
      throw await tooMany(deps, reset, { limit: 'RESETS', retryAfterSeconds }, request.source);
    });
  return whileLeased(db, intent, async () => {
    const prepared = await prepareClaim(deps, reset, intent, request);
    const begin = async (): Promise<void> => {
      if (!(await beginHandOver(db, intent, clock)))
        throw new DirectoryUnavailable('The claim was lost before anything was handed over');
    };
    const handed = await request.handOver(prepared, begin).catch((error: unknown): Handed => {
      // Not even begun, says the port; anything else may have happened after it was.
      return error instanceof DirectoryUnavailable
        ? { outcome: 'refused', reason: 'not-handed-over' }
        : { outcome: 'lost' };
    });
    if (handed.outcome === 'lost') {
      await giveUp(db, intent, 0);
      await resolveIntent(deps, intent.id);
      return null;
    }
    if (!(await settleIntent(deps, reset, { ...intent, prepared }, handed, request.source))) return null;
    if (handed.outcome === 'refused' && handed.reason === 'not-handed-over')
      throw new DirectoryUnavailable('No controller took the change');
    return handed;
  });
}

/** Thrown, so that the claim comes to nothing with it. */
class DayUsedUp extends Error {
  override readonly name = 'DayUsedUp';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('No reset of this account may be completed today');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Under the lock of the reset, so that of two equal calls one goes on. */
async function claimFor(
  tx: Transaction,
  deps: ResetDeps,
  reset: ResetRow,
  kind: IntentRow['kind'],
): Promise<IntentRow> {
  const { facts, row } = await lockReset(tx, deps, reset);
  const step = stepUnderLock(deps, facts);
  if (step.kind === 'working') throw new ProblemError('change-in-progress');
  refuseUnless(step, 'new-password');
  const { accountId } = row;
  if (accountId === null) throw new ProblemError('wrong-step');
  const intent = await claimAccount(tx, { resetId: row.id, accountId, kind });
  if (intent === null) throw new ProblemError('change-in-progress');
  // Asked by whoever has the claim: what the one before has completed is counted by then.
  const day = await deps.throttle.mayReset(tx, accountId, deps.clock.now());
  if (!day.allowed) throw new DayUsedUp(day.retryAfterSeconds);
  return intent;
}

/** A change that ended meanwhile found the rules outdated; they are read anew by the next call. */
function stepUnderLock(deps: ResetDeps, facts: ResetFacts): Step {
  try {
    return stepNow(deps, { facts });
  } catch (error) {
    throw error instanceof StandingMissing ? new ProblemError('change-in-progress') : error;
  }
}

/** Commits what stands there, with the audit row of the intent; after this the directory may be asked. */
async function prepareClaim(
  deps: ResetDeps,
  reset: ResetRow,
  intent: IntentRow,
  request: ChangeRequest,
): Promise<PreparedChange> {
  const { db, clock } = deps;
  let prepared: PreparedChange;
  try {
    prepared = await request.prepare();
  } catch (error) {
    const notHandedOver = { outcome: 'refused', reason: 'not-handed-over' } as const;
    await settleIntent(deps, reset, intent, notHandedOver, request.source);
    throw error;
  }
  const isKept = await db.transaction(async (tx) => {
    if (!(await keepPreparation(tx, intent, prepared))) return false;
    await recordChange(
      tx,
      { ...intent, prepared },
      reset,
      { outcome: 'intended' },
      clock.now(),
      request.source,
    );
    return true;
  });
  if (!isKept) throw new ProblemError('change-in-progress');
  return prepared;
}
