// Records of a CSV file (RFC 4180) that a spreadsheet reads as text and never as a formula. Pure.

/**
 * Where a field begins for some spreadsheet or other (the separator is another one in half of the world), a sign that
 * would begin a formula; the wide signs of East Asia count, too.
 */
const formula = /(?<=^|[;|,\t\r\n])(?=[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** One record, with the CRLF that ends it. */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

/** Names of accounts and workstations are whatever somebody made them: what a spreadsheet would reckon is told apart (OWASP, CSV Injection). */
function field(value: string): string {
  const harmless = value.replaceAll(formula, "'");
  return /[",;|\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
