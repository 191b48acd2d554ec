// Unlocks an account and keeps its password, for whoever is only locked out: after the same proof.
import type { Step } from '../../src/contract/steps.ts';
import type { RefusalReason } from '../../src/contract/problems.ts';
import { ProblemError } from '../http/problem.ts';
import { askDirectory, type Handed } from './change.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';
import { refuseUnless, stepNow } from './facts.ts';
import { loadWithStanding } from './standing.ts';

/**
 * The step after it. Throws `wrong-step` where the reset is not for a locked account, `password-refused` with the
 * directory's reason, `change-in-progress`, `too-many-requests` (the day's resets), `reset-ended`, DirectoryUnavailable when nothing was asked.
 */
export async function unlockAccount(deps: ResetDeps, row: ResetRow, source: string): Promise<Step> {
  const { directory, db } = deps;
  const loaded = await loadWithStanding(deps, db, row);
  const before = stepNow(deps, loaded);
  if (before.kind === 'working') throw new ProblemError('change-in-progress');
  const step = refuseUnless(before, 'new-password');
  const { accountId } = loaded.flow;
  if (!step.unlockOffered || accountId === null) throw new ProblemError('wrong-step');
  const settlement = await askDirectory(deps, loaded.row, {
    kind: 'unlock',
    source,
    prepare: () => directory.prepareChange(accountId),
    handOver: async (_prepared, begin): Promise<Handed> => {
      await begin();
      const outcome = await directory.unlock(accountId);
      if (outcome.kind === 'unknown') return { outcome: 'lost' };
      if (outcome.kind === 'refused') return { outcome: 'refused', reason: outcome.reason };
      const { everywhere } = outcome;
      return { outcome: 'accepted', everywhere, result: await unlocked(deps, accountId) };
    },
  });
  if (settlement?.outcome === 'refused')
    throw new ProblemError('password-refused', { reason: settlement.reason as RefusalReason });
  return stepNow(deps, await loadWithStanding(deps, db, row));
}

/** When the kept password expires, if the directory says so now; it is not worth an error. */
async function unlocked({ directory }: ResetDeps, accountId: string) {
  const status = (await directory.read(accountId).catch(() => null))?.status;
  return {
    changedAt: null,
    unlocked: true,
    confirmed: 'not-possible' as const,
    expiresAt: status?.kind === 'expires' ? status.at : null,
    mustChange: status?.kind === 'must-change',
  };
}
