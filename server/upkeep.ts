// What a running server does by itself: settles what crashes left open, sends what is due, forgets what is over.
import type { FastifyBaseLogger } from 'fastify';
import { forgetSessions } from './accounts/upkeep.ts';
import { forgetCopies } from './copies/upkeep.ts';
import { forgetProofs } from './devices/registry.ts';
import { forgetOldKeys } from './http/idempotency.ts';
import { loggableError } from './http/redaction.ts';
import { type Parts, resetDeps } from './parts.ts';
import { forgetReminders } from './reminders/upkeep.ts';
import { repeatUnlocks } from './resets/unlock-repeats.ts';
import { keepUp } from './resets/upkeep.ts';

/** Milliseconds between two rounds; a round that takes longer delays the next. */
const everyMs = 5_000;
const forgetEveryMs = 60 * 60 * 1_000;

/** Runs now and then regularly until stopped; `stop` resolves when a round under way has ended. */
export function startUpkeep(parts: Parts, log: FastifyBaseLogger): { stop(): Promise<void> } {
  const { config, store, throttle, outbox, clock } = parts;
  const resets = resetDeps(parts);
  const rounds = [
    repeat(everyMs, 'open intents', log, () => keepUp(resets)),
    repeat(everyMs, 'unlocks', log, () => repeatUnlocks(resets)),
    repeat(everyMs, 'mail', log, () => outbox.tick()),
    repeat(forgetEveryMs, 'old rows', log, async () => {
      await throttle.forget(store.db, clock.now());
      await forgetSessions(store.db, clock.now());
      await forgetProofs(store.db, clock.now());
      await forgetCopies(store.db, config.remindersKeptDays, clock.now());
      await forgetReminders(store.db, config.remindersKeptDays, clock.now());
      await forgetOldKeys({ db: store.db, clock });
    }),
  ];
  return {
    stop: async () => {
      await Promise.all(rounds.map((round) => round.stop()));
    },
  };
}

function repeat(
  ms: number,
  what: string,
  log: FastifyBaseLogger,
  work: () => Promise<void>,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async () => {
    try {
      await work();
    } catch (error) {
      // Whatever is away now may be back for the next round.
      log.warn({ what, err: loggableError(error) }, 'a round of upkeep did not end well');
    }
    if (!stopped) timer = setTimeout(begin, ms);
  };
  let current = Promise.resolve();
  const begin = () => {
    current = round();
  };
  begin();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return current;
    },
  };
}
