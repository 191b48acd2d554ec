// Signing in with name and password: one answer for wrong, unknown, disabled and locked, at one cost.
import { record } from '../audit/audit.ts';
import { tryPassword } from '../factors/password-try.ts';
import { targetOf } from '../factors/outcomes.ts';
import { hashToken, newToken } from '../factors/tokens.ts';
import { ProblemError } from '../http/problem.ts';
import { recordReached } from '../throttle/reached.ts';
import type { Subject } from '../throttle/throttle.ts';
import type { AccountDeps } from './deps.ts';
import { beginSession, loadSession } from './sessions.ts';
import type { SessionStep } from './session-step.ts';

/**
 * Throws `sign-in-rejected` (with the time to come back where the password may be an old one), and
 * `too-many-requests`, DirectoryUnavailable.
 */
export async function signIn(
  deps: AccountDeps,
  { username, password }: { readonly username: string; readonly password: string },
  source: string,
): Promise<{ token: string; expiresAt: string; step: SessionStep }> {
  const { db, clock, directory, throttle } = deps;
  const account = await directory.find(username);
  const told: Subject = { unknownName: throttle.keys.subject({ unknownName: username }) };
  const who = { told, subject: account === null ? told : { account: account.id } };
  await takeStart(deps, who, source);
  // Must-change and expired passwords sign in: whoever has to change soon may enrol first.
  const mayEnter = account !== null && account.enabled && !account.accountExpired;
  const verdict = await tryPassword(deps, account?.id ?? null, password, clock.now(), { keepOne: true });
  if (!mayEnter || verdict.kind !== 'right') {
    const inGrace = verdict.kind === 'undetermined' && verdict.why === 'grace';
    throw await rejection(deps, who, source, inGrace ? verdict.retryAt : null);
  }
  const token = newToken();
  const { names, mail, recoveryMail } = account;
  const profile = { username: names.username, mail, recoveryMail };
  const row = await beginSession(deps, account.id, profile, hashToken(token), source);
  const { step } = await loadSession(deps, db, row);
  return { token, expiresAt: row.expiresAt.toISOString(), step };
}

/** Whom it is about, and what limits speak of to the caller: the name as it was typed, whoever has it. */
interface Who {
  readonly subject: Subject;
  readonly told: Subject;
}

/** Starts are counted, and a source that gave too many wrong answers waits. */
async function takeStart({ db, clock, throttle }: AccountDeps, { told, subject }: Who, source: string) {
  const now = clock.now();
  const started = await throttle.takeStart(db, told, source, now);
  const refusal = started.allowed ? await throttle.mayAnswer(db, told, source, now) : started;
  if (refusal.allowed) return;
  const [actor, target] = [{ kind: 'stranger' } as const, targetOf(subject, throttle)];
  await db.transaction((tx) =>
    recordReached(tx, throttle, { refusal, at: now, source, actor, target }, told),
  );
  throw new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
}

async function rejection(
  { db, clock, throttle }: AccountDeps,
  { told, subject }: Who,
  source: string,
  retryAt: Date | null,
): Promise<ProblemError> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    // Within the grace it was this password or the one before: no wrong one.
    if (retryAt === null) await throttle.countWrongSignIn(tx, told, source, at);
    await record(tx, {
      type: 'session.rejected',
      outcome: 'refused',
      at,
      source,
      ...(retryAt === null ? {} : { reason: 'old-password-grace' }),
      actor: { kind: 'stranger' },
      target: targetOf(subject, throttle),
    });
  });
  const seconds = retryAt === null ? null : Math.ceil((retryAt.getTime() - at.getTime()) / 1000);
  return new ProblemError('sign-in-rejected', {
    ...(seconds === null ? {} : { retryAfterSeconds: Math.max(1, seconds) }),
  });
}
