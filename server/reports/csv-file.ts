// A report as one CSV file (RFC 4180), whole or not at all.
import { ProblemError } from '../http/problem.ts';
import { csvRecord } from './csv.ts';

/** Rows read at once. */
const step = 1_000;
/** Rows of one file: it is made in memory, and half of it would be no evidence. */
const most = 100_000;

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** The columns of a report: what each one reads of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

/**
 * Throws `bad-request` when there is more than a file can hold.
 * @param narrower what to do then, in a sentence
 */
export async function csvFile<Row>(
  columns: Columns<Row>,
  read: (page: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Page<Row>>,
  narrower: string,
): Promise<{ readonly reply: string; readonly rows: number }> {
  const fields = Object.values(columns);
  const parts = [csvRecord(Object.keys(columns))];
  let rows = 0;
  let cursor: string | undefined;
  do {
    const { items, next } = await read({ cursor, limit: step });
    rows += items.length;
    if (rows > most)
      throw new ProblemError('bad-request', { detail: `There are more than ${most} rows. ${narrower}` });
    parts.push(items.map((row) => csvRecord(fields.map((field) => field(row)))).join(''));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return { reply: parts.join(''), rows };
}
