// The calls about the copies of passwords: of workstations, and of auditors.
import type { FastifyInstance } from 'fastify';
import type { CredentialReport } from '../../src/contract/copies.ts';
import type { SavedCredentialEvidence } from '../../src/contract/routes/audit.ts';
import { isSettled } from '../../src/credentials/outcome.ts';
import { implement } from '../http/implement.ts';
import type { ReminderDeps } from '../reminders/deps.ts';
import { audited, type ReportDeps } from '../reports/audited.ts';
import { type Columns, csvFile } from '../reports/csv-file.ts';
import { tellOfReportsAhead } from './ahead.ts';
import { readCopies } from './evidence.ts';
import { reportCopies } from './report.ts';
import { verifyPassword } from './verify.ts';

const usualLimit = 100;

/** `vpn=updated crm=locked`: ids and outcomes hold neither sign. */
const wordsOf = (items: readonly CredentialReport[]): string =>
  items.map(({ id, outcome }) => `${id}=${outcome}`).join(' ');

/** `left`: what somebody has to see to; a copy that is `not-found` only where it is required. */
const columns = {
  account: ({ account }) => account,
  username: ({ username }) => username,
  workstation: ({ workstation }) => workstation,
  state: ({ state }) => state,
  password_changed_at: ({ changedAt }) => changedAt ?? '',
  copies_of: ({ passwordChangedAt }) => passwordChangedAt,
  left: ({ items }) => wordsOf(items.filter((item) => !isSettled(item.outcome, item.required === true))),
  copies: ({ items }) => wordsOf(items),
  reported_at: ({ reportedAt }) => reportedAt,
} as const satisfies Columns<SavedCredentialEvidence>;

/** Serves `/v1/password-verifications` and `/v1/devices/current/saved-credentials`. */
export function copiesRoutes(app: FastifyInstance, deps: ReminderDeps): void {
  implement(app, 'verifyPassword', (call) => verifyPassword(deps, call, call.body));
  const liesAhead = tellOfReportsAhead(app.log);
  implement(app, 'reportDeviceCredentials', (call) => reportCopies(deps, call, call.body, liesAhead));
}

/** Serves `/v1/audit/saved-credentials`. */
export function copiesEvidenceRoutes(app: FastifyInstance, deps: ReportDeps): void {
  const { db } = deps;
  implement(app, 'listSavedCredentials', ({ query: { cursor, limit = usualLimit, ...which }, ...asked }) =>
    audited(deps, asked, 'saved-credentials', async () => {
      const page = await readCopies(db, which, { cursor, limit });
      return { reply: page, rows: page.items.length };
    }),
  );
  implement(app, 'exportSavedCredentials', ({ query, ...asked }) =>
    audited(deps, asked, 'saved-credentials-csv', () =>
      csvFile(columns, (page) => readCopies(db, query, page), 'Ask for one account with "account".'),
    ),
  );
}
