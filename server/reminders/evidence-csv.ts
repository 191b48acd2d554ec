// Evidence as CSV (RFC 4180) that a spreadsheet reads as text and never as a formula. Pure.
import type { ReminderEvidence } from '../../src/contract/routes/audit.ts';

const columns = {
  at: ({ at }) => at,
  account: ({ account }) => account,
  username: ({ username }) => username ?? '',
  stage: ({ stage }) => stage.kind,
  stage_at: ({ stage }) => stage.at ?? '',
  stage_ordinal: ({ stage }) => String(stage.ordinal),
  channel: ({ channel }) => channel,
  outcome: ({ outcome }) => outcome ?? '',
  workstation: ({ workstation }) => workstation ?? '',
} as const satisfies Record<string, (line: ReminderEvidence) => string>;

/**
 * Where a field begins for some spreadsheet or other (the separator is another one in half of the world), a sign that
 * would begin a formula; the wide signs of East Asia count, too.
 */
const formula = /(?<=^|[;|,\t\r\n])(?=[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** The header record. */
export const csvHeader = record(Object.keys(columns));

/** One record, with the CRLF that ends it. */
export const csvRecord = (line: ReminderEvidence): string =>
  record(Object.values(columns).map((read) => read(line)));

function record(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

/** Names of accounts and workstations are whatever somebody made them: what a spreadsheet would reckon is told apart (OWASP, CSV Injection). */
function field(value: string): string {
  const harmless = value.replaceAll(formula, "'");
  return /[",;|\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
