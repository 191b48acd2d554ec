// The calls of auditors about reminders. Who reads what is about others stands in the audit trail itself.
import type { FastifyInstance } from 'fastify';
import type { AccountDeps } from '../accounts/deps.ts';
import { type RoleGroups, requireRole } from '../accounts/role.ts';
import { authenticateSession } from '../accounts/sessions.ts';
import { record } from '../audit/audit.ts';
import type { EventDetail } from '../audit/events.ts';
import { implement } from '../http/implement.ts';
import { ProblemError } from '../http/problem.ts';
import { csvHeader, csvRecord } from './evidence-csv.ts';
import { type EvidenceQuery, readEvidence } from './evidence.ts';
import { summarise } from './evidence-summary.ts';

export interface EvidenceDeps extends AccountDeps {
  readonly roles: RoleGroups;
}

const usualLimit = 100;
/** Lines read at once for a file. */
const fileStep = 1_000;
/** Lines of one file: it is made in memory, and half of it would be no evidence. */
const mostLines = 100_000;

type Report = EventDetail<'report.read'>['report'];
interface Asked {
  readonly token: string;
  readonly source: string;
}

/** Serves `/v1/audit/reminders`. */
export function evidenceRoutes(app: FastifyInstance, deps: EvidenceDeps): void {
  const { db, clock } = deps;

  implement(app, 'listReminders', ({ query: { cursor, limit = usualLimit, ...period }, ...asked }) =>
    audited(deps, asked, 'reminders', async () => {
      const page = await readEvidence(db, period, { cursor, limit, now: clock.now() });
      return { reply: page, rows: page.items.length };
    }),
  );
  implement(app, 'exportReminders', ({ query, ...asked }) =>
    audited(deps, asked, 'reminders-csv', () => file(deps, query)),
  );
  implement(app, 'summariseReminders', (asked) =>
    audited(deps, asked, 'reminders-summary', async () => {
      const reply = await summarise(db, clock.now());
      return { reply, rows: reply.neverReachedNames.length };
    }),
  );
}

/** Lets only auditors in, and records each reading before it is answered, and each that was refused. */
async function audited<Reply>(
  deps: EvidenceDeps,
  { token, source }: Asked,
  report: Report,
  read: () => Promise<{ readonly reply: Reply; readonly rows: number }>,
): Promise<Reply> {
  const { db, clock, directory, roles } = deps;
  const session = await authenticateSession(deps, token);
  const actor = { kind: 'account', id: session.accountId } as const;
  const event = {
    type: 'report.read',
    actor,
    target: { kind: 'server' },
    source,
    reference: session.id,
  } as const;
  try {
    await requireRole(directory, session, 'auditor', roles);
  } catch (error) {
    if (error instanceof ProblemError)
      await db.transaction((tx) =>
        record(tx, {
          ...event,
          outcome: 'refused',
          reason: error.problem,
          at: clock.now(),
          detail: { report },
        }),
      );
    throw error;
  }
  const { reply, rows } = await read();
  await db.transaction((tx) =>
    record(tx, { ...event, outcome: 'succeeded', at: clock.now(), detail: { report, rows } }),
  );
  return reply;
}

/** Throws `bad-request` when the period holds more than a file can. */
async function file(
  { db, clock }: EvidenceDeps,
  query: EvidenceQuery,
): Promise<{ readonly reply: string; readonly rows: number }> {
  const now = clock.now();
  const parts = [csvHeader];
  let rows = 0;
  let cursor: string | undefined;
  do {
    const { items, next } = await readEvidence(db, query, { cursor, limit: fileStep, now });
    rows += items.length;
    if (rows > mostLines)
      throw new ProblemError('bad-request', {
        detail: `The period holds more than ${mostLines} reminders. Choose a shorter one with "from" and "to".`,
      });
    parts.push(items.map(csvRecord).join(''));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return { reply: parts.join(''), rows };
}
