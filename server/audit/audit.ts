// Writes the audit trail: one function, always inside the transaction of the facts it tells.
import * as z from 'zod';
import type { Transaction } from '../store/database.ts';
import { Actor, type EventDetail, type EventType, Outcome, Target, events } from './events.ts';
import { auditEvents } from './tables.ts';

/** One thing that happened. */
export interface AuditEvent<T extends EventType = EventType> {
  readonly type: T;
  /** UTC; the clock of the server that writes. */
  readonly at: Date;
  readonly actor: Actor;
  readonly target: Target;
  readonly outcome: Outcome;
  /** A word from a fixed list (a refusal reason, a problem name), never text of a person or another system. */
  readonly reason?: string | undefined;
  /** The short reference of the reset, or the id of what the event belongs to. */
  readonly reference?: string | undefined;
  /** The client's address. */
  readonly source?: string | undefined;
  readonly detail?: EventDetail<T>;
}

const Row = z.strictObject({
  actor: Actor,
  target: Target,
  outcome: Outcome,
  at: z.date(),
  reason: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
  reference: z.string().max(64).optional(),
  source: z.string().max(64).optional(),
});

/**
 * Appends one event. The caller's transaction carries it: both are there after a crash or neither. Throws a
 * ZodError for a detail that the catalogue does not know, so that nothing unforeseen is written.
 */
export async function record<T extends EventType>(tx: Transaction, event: AuditEvent<T>): Promise<void> {
  const { type, detail = {}, ...rest } = event;
  const row = Row.parse(rest);
  await tx.insert(auditEvents).values({
    type,
    at: row.at,
    actorKind: row.actor.kind,
    actorId: idOf(row.actor),
    targetKind: row.target.kind,
    targetId: idOf(row.target),
    outcome: row.outcome,
    reason: row.reason ?? null,
    reference: row.reference ?? null,
    source: row.source ?? null,
    detail: events[type].parse(detail),
  });
}

function idOf(party: Actor | Target): string | null {
  return 'id' in party ? party.id : null;
}
