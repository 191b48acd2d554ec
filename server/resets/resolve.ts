// Finds out what became of an intent whose answer was lost or whose server died, by asking the directory
// what stands there now. It never asks for a change; it only takes away a lock that the change was to take away.
import { eq } from 'drizzle-orm';
import type { PreparedChange, Resolution } from '../directory/directory.ts';
import { DirectoryUnavailable } from '../directory/directory.ts';
import type { ResetDeps } from './deps.ts';
import type { TakenOver } from './intents.ts';
import { abandonedIntents, giveUp, takeOver, whileLeased } from './intents.ts';
import { StoredPreparation } from './records.ts';
import type { Settlement } from './settlement.ts';
import { settleIntent } from './settlement.ts';
import { resets } from './tables.ts';

/**
 * Milliseconds after the handing over in which "nothing has changed" proves nothing: the request may still be on
 * its way to a controller that is slow.
 */
const quietMs = 20_000;
/** Milliseconds until a controller that did not answer is asked again. */
const askAgainMs = 2_000;
/** Milliseconds after which a controller that never comes back is not waited for any more. */
const longestMs = 24 * 60 * 60 * 1_000;

/** Resolves one intent if nobody works on it. Does nothing when somebody does, or when it is settled. */
export async function resolveIntent(deps: ResetDeps, id: string): Promise<void> {
  const { db } = deps;
  const intent = await takeOver(db, id);
  if (intent === null) return;
  const [reset] = await db.select().from(resets).where(eq(resets.id, intent.resetId));
  if (reset === undefined) return;
  const asked = whileLeased(db, intent, () => findOut(deps, intent));
  const found = await asked.catch(async (error: unknown) => {
    await giveUp(db, intent, askAgainMs);
    throw error;
  });
  if (found.outcome === 'open') await giveUp(db, intent, found.askInMs);
  else await settleIntent(deps, reset, intent, found);
}

/** At start, and every few seconds: resolves what nobody works on. One that can't be resolved doesn't stop the others. */
export async function resolveAbandoned(deps: ResetDeps): Promise<void> {
  for (const { id } of await abandonedIntents(deps.db)) {
    // It stays open, and is found again.
    await resolveIntent(deps, id).catch(() => undefined);
  }
}

type Found = Settlement | { readonly outcome: 'open'; readonly askInMs: number };

async function findOut(deps: ResetDeps, intent: TakenOver): Promise<Found> {
  const prepared = StoredPreparation.nullable().parse(intent.prepared);
  // Nothing was handed over, and nothing is any more: whoever claimed it has lost it.
  if (prepared === null || intent.handedOverAt === null)
    return { outcome: 'refused', reason: 'not-handed-over' };
  if (intent.kind === 'unlock') return judgeUnlock(await isLocked(deps, intent), intent);
  const resolution = await deps.directory.resolve(prepared);
  return judge(await withoutLock(deps, prepared, resolution, intent), intent);
}

/**
 * The server died between the change and its unlocking: unlocked while the intent is held, and read again.
 * While nobody can be asked to, the intent stays open, as long as it would for a controller that is away.
 */
async function withoutLock(
  { directory }: ResetDeps,
  prepared: PreparedChange,
  resolution: Resolution,
  intent: TakenOver,
): Promise<Resolution> {
  if (resolution.kind !== 'accepted' || resolution.unlocked) return resolution;
  try {
    await directory.unlock(prepared.accountId);
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable)) throw error;
    return intent.claimedAgoMs < longestMs ? { kind: 'unreachable' } : resolution;
  }
  return directory.resolve(prepared);
}

function judge(resolution: Resolution, intent: TakenOver): Found {
  switch (resolution.kind) {
    case 'accepted': {
      const { changedAt, unlocked, expiresAt, mustChange } = resolution;
      // Only the one who has the password could bind with it.
      const result = { changedAt, unlocked, expiresAt, mustChange, confirmed: 'not-possible' } as const;
      return { outcome: 'accepted', result };
    }
    case 'not-changed':
      return unchanged(intent);
    case 'unreachable':
      return unanswered(intent);
    case 'undetermined':
      return { outcome: 'undetermined' };
  }
}

/** The age is from before the directory was asked: what it shows is at least as old as that. */
function unchanged({ handedOverAgoMs, claimedAgoMs }: TakenOver): Found {
  const quietForMs = quietMs - (handedOverAgoMs ?? claimedAgoMs);
  return quietForMs <= 0
    ? { outcome: 'refused', reason: 'not-changed' }
    : { outcome: 'open', askInMs: Math.min(askAgainMs, quietForMs) };
}

const unanswered = ({ claimedAgoMs }: TakenOver): Found =>
  claimedAgoMs >= longestMs ? { outcome: 'undetermined' } : { outcome: 'open', askInMs: askAgainMs };

async function isLocked(
  { directory }: ResetDeps,
  intent: TakenOver,
): Promise<{ locked: boolean; expiresAt: Date | null } | 'gone' | 'unreachable'> {
  try {
    const account = await directory.read(intent.accountId);
    if (account === null) return 'gone';
    const { locked, status } = account;
    return { locked, expiresAt: status.kind === 'expires' ? status.at : null };
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return 'unreachable';
    throw error;
  }
}

function judgeUnlock(seen: Awaited<ReturnType<typeof isLocked>>, intent: TakenOver): Found {
  if (seen === 'unreachable') return unanswered(intent);
  if (seen === 'gone') return { outcome: 'undetermined' };
  if (seen.locked) return unchanged(intent);
  const result = {
    changedAt: null,
    unlocked: true,
    mustChange: false,
    confirmed: 'not-possible' as const,
    expiresAt: seen.expiresAt,
  };
  return { outcome: 'accepted', result };
}
