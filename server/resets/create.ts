// Starts a reset. Whoever's name it is, the work, the answer and the time are the same.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Channel, ResetReason } from '../../src/contract/api.ts';
import type { Step } from '../../src/contract/steps.ts';
import { referenceFrom } from '../../src/reset/reference.ts';
import { record } from '../audit/audit.ts';
import { targetOf } from '../factors/outcomes.ts';
import { newToken, hashToken } from '../factors/tokens.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import { recordReached } from '../throttle/reached.ts';
import type { ResetDeps } from './deps.ts';
import { minutesAfter } from './deps.ts';
import type { ResetRow } from './facts.ts';
import { loadFacts, stepNow, subjectOf, toldOf } from './facts.ts';
import { resets } from './tables.ts';

export interface NewReset {
  readonly username: string;
  readonly reason: ResetReason;
  readonly channel: Channel;
}

/** Throws `too-many-requests`, DirectoryUnavailable. */
export async function createReset(
  deps: ResetDeps,
  { username, reason, channel }: NewReset,
  source: string,
): Promise<{ id: string; token: string; expiresAt: string; step: Step }> {
  const { db, clock, directory, throttle } = deps;
  const account = await directory.find(username);
  const now = clock.now();
  const who = {
    accountId: account?.id ?? null,
    nameKey: throttle.keys.subject({ unknownName: username }),
  };
  await takeStart(deps, who, source, now);
  const token = newToken();
  const row = await insertReset(deps, source, {
    ...who,
    reason,
    channel,
    id: randomUUID(),
    tokenHash: hashToken(token),
    startedAt: now,
    recoveryMail: account?.recoveryMail ?? null,
    expiresAt: minutesAfter(now, deps.settings.lifetimeMinutes),
  });
  const step = stepNow(deps, await loadFacts(deps, db, row));
  return { id: row.id, token, expiresAt: row.expiresAt.toISOString(), step };
}

/** Counts the start; throws `too-many-requests` once it is in the audit trail. */
async function takeStart(
  deps: ResetDeps,
  who: Pick<ResetRow, 'accountId' | 'nameKey'>,
  source: string,
  at: Date,
): Promise<void> {
  const { db, throttle } = deps;
  const told = toldOf(who);
  const refusal = await throttle.takeStart(db, told, source, at);
  if (refusal.allowed) return;
  const [actor, target] = [{ kind: 'stranger' } as const, targetOf(subjectOf(who), throttle)];
  await db.transaction((tx) => recordReached(tx, throttle, { refusal, at, source, actor, target }, told));
  throw new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
}

type NewRow = Omit<typeof resets.$inferInsert, 'reference'>;

/** With a reference nobody else has; a clash among 32^6 is tried again. */
async function insertReset(deps: ResetDeps, source: string, values: NewRow): Promise<ResetRow> {
  const { db, throttle } = deps;
  for (;;) {
    const row = await db.transaction(async (tx) => {
      const inserted = await insertWithReference(tx, values);
      if (inserted === undefined) return undefined;
      await record(tx, {
        type: 'reset.started',
        outcome: 'succeeded',
        at: inserted.startedAt,
        source,
        actor: { kind: 'stranger' },
        target: targetOf(subjectOf(inserted), throttle),
        reference: inserted.reference,
        detail: { reason: inserted.reason, channel: inserted.channel },
      });
      return inserted;
    });
    if (row !== undefined) return row;
  }
}

async function insertWithReference(tx: Database, values: NewRow): Promise<ResetRow | undefined> {
  const [row] = await tx
    .insert(resets)
    .values({ ...values, reference: referenceFrom(randomBytes(6)) })
    .onConflictDoNothing({ target: resets.reference })
    .returning();
  return row;
}
