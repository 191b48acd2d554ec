// What stands of an account once its proof is complete: asked of the directory and the throttles then, and
// never before, so that nobody learns it by starting a reset.
import { eq } from 'drizzle-orm';
import type { Policy, PolicyRule } from '../../src/contract/steps.ts';
import { currentPasswordCounts, isProofComplete } from '../../src/reset/factors.ts';
import { record } from '../audit/audit.ts';
import type { AccountId, DirectoryAccount, EffectivePolicy } from '../directory/directory.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { ResetDeps } from './deps.ts';
import type { LoadedReset, ResetRow } from './facts.ts';
import { loadFacts } from './facts.ts';
import { lockReset } from './lock.ts';
import type { StoredStanding } from './records.ts';
import { resets } from './tables.ts';

/** NIST SP 800-63B-4 3.1.1.1: no shorter beside another factor, whatever the directory takes. */
const shortestPassword = 8;

/** Words no password may be made of. */
function contextWords(account: DirectoryAccount, organisation: string): string[] {
  const { username, upn, mail, domain } = account.names;
  const words = ['Keyturn', organisation, username, account.displayName, upn, mail, domain];
  return words.filter((word): word is string => word !== null && word !== '');
}

/**
 * The directory's rules as far as they bind what is going to be done: the minimum age binds a change alone, and so does
 * the history where the directory does not apply it to resets.
 */
export function bindingRules(
  { rules, historyOnReset }: EffectivePolicy,
  isChange: boolean,
): readonly PolicyRule[] {
  if (isChange) return rules;
  return rules.filter(({ id }) => id !== 'min-age' && (id !== 'not-previous' || historyOnReset));
}

/** The directory's rules, and ours: a shortest length, and not a common password. */
function fullPolicy(account: DirectoryAccount, rules: readonly PolicyRule[], organisation: string): Policy {
  const isLongEnough = rules.some((rule) => rule.id === 'min-length' && rule.params.min >= shortestPassword);
  const ours: PolicyRule[] = [
    {
      id: 'not-common',
      text: 'rule.not-common',
      source: 'keyturn',
      params: { words: contextWords(account, organisation) },
    },
  ];
  if (!isLongEnough)
    ours.unshift({
      id: 'min-length',
      text: 'rule.min-length',
      source: 'keyturn',
      params: { min: shortestPassword },
    });
  const theirs = rules.filter((rule) => isLongEnough || rule.id !== 'min-length');
  return { rules: [...theirs, ...ours] };
}

/** Asks directory and throttle. Throws DirectoryUnavailable. */
async function askStanding(deps: ResetDeps, id: AccountId, isChange: boolean): Promise<StoredStanding> {
  const { directory, throttle, db, clock, settings } = deps;
  const account = await directory.read(id);
  if (account === null) {
    const names = { username: '', domain: null, upn: null, mail: null };
    return {
      tier: 'standard',
      blocked: true,
      throttledUntil: null,
      policy: { rules: [] },
      names,
      mail: null,
    };
  }
  const now = clock.now();
  const decision = await throttle.mayReset(db, id, now);
  return {
    tier: account.tier,
    blocked: !account.enabled || account.accountExpired || account.protected,
    throttledUntil: decision.allowed ? null : new Date(now.getTime() + decision.retryAfterSeconds * 1000),
    policy: fullPolicy(account, bindingRules(await directory.policy(id), isChange), settings.organisation),
    names: account.names,
    mail: account.mail,
  };
}

/**
 * The facts as they are now, with the standing, asked for and kept if the proof has just become complete. Throws
 * DirectoryUnavailable; the proof stays, and the next call asks again.
 */
export async function loadWithStanding(
  deps: ResetDeps,
  db: Database,
  { id }: Pick<ResetRow, 'id'>,
): Promise<LoadedReset> {
  const loaded = await loadReset(deps, db, id);
  const { facts, flow } = loaded;
  if (flow.accountId === null || !isMissing(deps, loaded)) return loaded;
  const standing = await askStanding(deps, flow.accountId, currentPasswordCounts(facts.reason, facts.proven));
  return db.transaction(async (tx) => {
    const now = await lockReset(tx, deps, loaded.row);
    // Whoever else asked has kept theirs, or ended the reset.
    if (!isMissing(deps, now)) return now;
    await keepStanding(tx, now.row, standing, deps.clock.now());
    return loadReset(deps, tx, id);
  });
}

async function loadReset(deps: ResetDeps, db: Database, id: string): Promise<LoadedReset> {
  const [row] = await db.select().from(resets).where(eq(resets.id, id));
  if (row === undefined) throw new ProblemError('sign-in-needed');
  return loadFacts(deps, db, row);
}

const isMissing = ({ clock, settings }: ResetDeps, { standing, facts }: LoadedReset): boolean =>
  standing === null &&
  facts.change === null &&
  !facts.cancelled &&
  clock.now() < facts.expiresAt &&
  isProofComplete(facts, { required: settings.factorsRequired });

/** With an audit row where it ends the reset; its address is forgotten then. */
async function keepStanding(
  tx: Transaction,
  row: ResetRow,
  standing: StoredStanding,
  at: Date,
): Promise<void> {
  const reason = refusalOf(standing);
  const end = reason === null ? {} : { closedAt: at, recoveryMail: null };
  await tx
    .update(resets)
    .set({ standing, ...end })
    .where(eq(resets.id, row.id));
  if (reason === null || row.accountId === null) return;
  const account = { kind: 'account', id: row.accountId } as const;
  await record(tx, {
    type: 'reset.refused',
    outcome: 'refused',
    at,
    reason,
    actor: account,
    target: account,
    reference: row.reference,
  });
}

function refusalOf({ tier, blocked, throttledUntil }: StoredStanding): string | null {
  if (tier === 'high') return 'needs-approval';
  if (blocked) return 'account-not-changeable';
  return throttledUntil === null ? null : 'too-many-resets';
}
