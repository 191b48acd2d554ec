// A new password: checked against the rules that can be read, then handed to the directory, once.
import type { RefusalReason, RuleResult } from '../../src/contract/problems.ts';
import type { PolicyRuleId, Step } from '../../src/contract/steps.ts';
import { commonPassword } from '../../src/reset/common-passwords.ts';
import { allMet, checkRules } from '../../src/reset/password-rules.ts';
import type { ChangeOutcome } from '../directory/directory.ts';
import { reasonOfRule } from '../directory/password-policy.ts';
import { askAllowance } from '../factors/password-try.ts';
import { ProblemError } from '../http/problem.ts';
import { askDirectory, type Handed } from './change.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';
import { refuseUnless, stepNow } from './facts.ts';
import type { StoredResult } from './records.ts';
import type { Settlement } from './settlement.ts';
import { loadWithStanding } from './standing.ts';
import { tooMany } from './too-many.ts';

interface Submission {
  readonly password: string;
  readonly currentPassword?: string | undefined;
}

/** Says which rules a password meets; changes nothing. Throws `wrong-step`, `reset-ended`, DirectoryUnavailable. */
export async function checkPassword(
  deps: ResetDeps,
  row: ResetRow,
  password: string,
): Promise<{ acceptable: boolean; rules: RuleResult[] }> {
  const step = stepNow(deps, await loadWithStanding(deps, deps.db, row));
  const { policy } = refuseUnless(step, 'new-password');
  const rules = checkRules(password, policy.rules, commonPassword);
  return { acceptable: allMet(rules), rules };
}

/**
 * The step after the directory took it, or `working` while nobody knows whether it did. Throws
 * `password-refused` with rules and reason, `change-in-progress`, `too-many-requests` (the day's
 * resets, or the lockout budget when the current password is sent), `wrong-step`, `reset-ended`,
 * DirectoryUnavailable when nothing was handed over.
 */
export async function setPassword(
  deps: ResetDeps,
  row: ResetRow,
  submission: Submission,
  source: string,
): Promise<Step> {
  const { directory, db } = deps;
  const { password, currentPassword } = submission;
  const loaded = await loadWithStanding(deps, db, row);
  const { accountId } = loaded.flow;
  const before = stepNow(deps, loaded);
  if (before.kind === 'working') throw new ProblemError('change-in-progress');
  const step = refuseUnless(before, 'new-password');
  const rules = checkRules(password, step.policy.rules, commonPassword);
  const broken = rules.find(({ ok }) => !ok);
  if (broken !== undefined) throw refusedPassword(rules, reasonOf(broken), null);
  if (accountId === null) throw new ProblemError('wrong-step');
  if (currentPassword !== undefined) {
    if (!step.currentPasswordUsable) throw notUsable();
  }
  let retryAfterSeconds = 0;
  let detail: string | null = null;
  const settlement = await askDirectory(deps, loaded.row, {
    kind: currentPassword === undefined ? 'reset' : 'change',
    source,
    prepare: () => directory.prepareChange(accountId),
    handOver: async (prepared, begin): Promise<Handed> => {
      const unlock = currentPassword === undefined ? {} : await unlockFirst(deps, accountId);
      const wait = currentPassword === undefined ? 0 : await takeTry(deps, accountId);
      if (wait === null) return { outcome: 'refused', reason: 'account-locked', ...unlock };
      retryAfterSeconds = wait;
      if (wait > 0) return { outcome: 'refused', reason: 'too-many-tries', ...unlock };
      await begin();
      const outcome = await directory.setPassword(prepared, password, currentPassword);
      if (outcome.kind === 'unknown') return { outcome: 'lost' };
      if (outcome.kind === 'refused') {
        detail = outcome.detail;
        return { outcome: 'refused', reason: outcome.reason, ...unlock };
      }
      return { outcome: 'accepted', result: resultOf(outcome), everywhere: outcome.everywhere };
    },
  });
  if (retryAfterSeconds > 0)
    throw await tooMany(deps, loaded.row, { limit: 'PASSWORD_TRIES', retryAfterSeconds }, source);
  return afterAsking(deps, row, settlement, { rules, detail });
}

const resultOf = (taken: Extract<ChangeOutcome, { kind: 'accepted' }>): StoredResult => {
  const { changedAt, unlocked, confirmed, expiresAt, mustChange } = taken;
  return { changedAt, unlocked, confirmed, expiresAt, mustChange };
};

/** The step, or the refusal in words. */
async function afterAsking(
  deps: ResetDeps,
  row: ResetRow,
  settlement: Settlement | null,
  { rules, detail }: { rules: RuleResult[]; detail: string | null },
): Promise<Step> {
  if (settlement?.outcome === 'refused') {
    const reason = settlement.reason as RefusalReason;
    throw refusedPassword(withBroken(rules, reason), reason, detail);
  }
  return stepNow(deps, await loadWithStanding(deps, deps.db, row));
}

const refusedPassword = (rules: RuleResult[], reason: RefusalReason, detail: string | null): ProblemError =>
  new ProblemError('password-refused', { rules, reason, ...(detail === null ? {} : { detail }) });

const reasonOf = ({ id }: RuleResult): RefusalReason => reasonOfRule[id as PolicyRuleId] ?? 'not-accepted';

/** The rules with the one marked that the directory's reason names. */
function withBroken(rules: RuleResult[], reason: RefusalReason): RuleResult[] {
  const id = reason === 'not-accepted' ? 'not-previous' : undefined;
  return rules.map((rule) =>
    rule.id === id || reasonOfRule[rule.id as PolicyRuleId] === reason ? { id: rule.id, ok: false } : rule,
  );
}

/**
 * A locked account refuses every change, and has no tries left until it is unlocked. Whether it was; what
 * stays locked the directory then refuses. Throws DirectoryUnavailable.
 */
async function unlockFirst(
  { directory }: ResetDeps,
  accountId: string,
): Promise<{ unlocked?: true; everywhere?: boolean }> {
  if ((await directory.read(accountId))?.locked !== true) return {};
  const outcome = await directory.unlock(accountId);
  return outcome.kind === 'unlocked' ? { unlocked: true, everywhere: outcome.everywhere } : {};
}

/**
 * A wrong current password counts towards the account's lockout like any other. Zero, or the seconds to wait;
 * null for an account that is locked, nobody knows until when.
 */
async function takeTry(deps: ResetDeps, accountId: string): Promise<number | null> {
  const now = deps.clock.now();
  const allowance = await askAllowance(deps, accountId, true, now);
  if (allowance.kind === 'allowed') return 0;
  if (allowance.retryAt === null) return null;
  return Math.max(1, Math.ceil((allowance.retryAt.getTime() - now.getTime()) / 1000));
}

const notUsable = (): ProblemError =>
  new ProblemError('bad-request', {
    violations: [{ path: 'body.currentPassword', message: 'cannot be used for this reset' }],
  });
