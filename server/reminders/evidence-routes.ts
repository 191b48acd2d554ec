// The calls of auditors about reminders.
import type { FastifyInstance } from 'fastify';
import { implement } from '../http/implement.ts';
import { audited, type ReportDeps } from '../reports/audited.ts';
import { csvFile } from '../reports/csv-file.ts';
import { reminderColumns } from './evidence-csv.ts';
import { readEvidence } from './evidence.ts';
import { summarise } from './evidence-summary.ts';

const usualLimit = 100;

/** Serves `/v1/audit/reminders`. */
export function evidenceRoutes(app: FastifyInstance, deps: ReportDeps): void {
  const { db, clock } = deps;

  implement(app, 'listReminders', ({ query: { cursor, limit = usualLimit, ...period }, ...asked }) =>
    audited(deps, asked, 'reminders', async () => {
      const page = await readEvidence(db, period, { cursor, limit, now: clock.now() });
      return { reply: page, rows: page.items.length };
    }),
  );
  implement(app, 'exportReminders', ({ query, ...asked }) =>
    audited(deps, asked, 'reminders-csv', () => {
      const now = clock.now();
      const read = (page: { cursor: string | undefined; limit: number }) =>
        readEvidence(db, query, { ...page, now });
      return csvFile(reminderColumns, read, 'Choose a shorter period with "from" and "to".');
    }),
  );
  implement(app, 'summariseReminders', (asked) =>
    audited(deps, asked, 'reminders-summary', async () => {
      const reply = await summarise(db, clock.now());
      return { reply, rows: reply.neverReachedNames.length };
    }),
  );
}
