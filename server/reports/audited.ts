// The door to reports about others: for auditors alone. Who reads what stands in the audit trail itself.
import type { AccountDeps } from '../accounts/deps.ts';
import { type RoleGroups, requireRole } from '../accounts/role.ts';
import { authenticateSession } from '../accounts/sessions.ts';
import { record } from '../audit/audit.ts';
import type { EventDetail } from '../audit/events.ts';
import { ProblemError } from '../http/problem.ts';

export interface ReportDeps extends AccountDeps {
  readonly roles: RoleGroups;
}

type Report = EventDetail<'report.read'>['report'];

/** Who asks, and from where. */
export interface Asked {
  readonly token: string;
  readonly source: string;
}

/** Lets only auditors in, and records each reading before it is answered, and each that was refused. */
export async function audited<Reply>(
  deps: ReportDeps,
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
