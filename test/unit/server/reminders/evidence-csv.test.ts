// Evidence as CSV: read back it is what it was, and no spreadsheet reckons with it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReminderEvidence } from '../../../../src/contract/routes/audit.ts';
import { reminderColumns } from '../../../../server/reminders/evidence-csv.ts';
import { csvFile } from '../../../../server/reports/csv-file.ts';
import { parseCsv } from '../../../support/csv.ts';

const line: ReminderEvidence = {
  account: '0b9ab6a3-0000-4000-8000-000000000001',
  username: 'ana',
  stage: { kind: 'expires', at: '2026-12-10T09:00:00.000Z', ordinal: 1440 },
  channel: 'workstation',
  outcome: 'shown',
  workstation: 'FLOOR-12 / ana',
  at: '2026-12-09T09:00:03.000Z',
};
const written = async (items: readonly ReminderEvidence[]) =>
  (await csvFile(reminderColumns, () => Promise.resolve({ items, next: null }), '')).reply;
const read = async (items: readonly ReminderEvidence[]) => parseCsv(await written(items));
const fieldsOf = async (change: Partial<ReminderEvidence>) => (await read([{ ...line, ...change }]))[1]!;

describe('the file', () => {
  test('has a header, and CRLF after every record', async () => {
    expect(await written([line])).toBe(
      'at,account,username,stage,stage_at,stage_ordinal,channel,outcome,workstation\r\n' +
        `2026-12-09T09:00:03.000Z,${line.account},ana,expires,2026-12-10T09:00:00.000Z,1440,workstation,shown,FLOOR-12 / ana\r\n`,
    );
  });

  test('leaves empty what is not known', async () => {
    const nothing = { username: null, outcome: null, workstation: null };
    const stage = { kind: 'must-change' as const, at: null, ordinal: 7 };
    expect((await fieldsOf({ ...nothing, stage })).filter((field) => field === '')).toHaveLength(4);
  });

  test.each([
    ['=1+2', "'=1+2"],
    ['+49 30', "'+49 30"],
    ['-ana', "'-ana"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['x;=HYPERLINK("http://e")', `x;'=HYPERLINK("http://e")`],
    ['x,+1', "x,'+1"],
    ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
    ['x|-1', "x|'-1"],
    ['x\n=1', "x\n'=1"],
    ['\uFF1D1', "'\uFF1D1"],
    ['FLOOR-12 / ana', 'FLOOR-12 / ana'],
    ['ana=1', 'ana=1'],
    ['FLOOR, "12"', 'FLOOR, "12"'],
  ])('tells %j as %j', async (name, told) => {
    expect((await fieldsOf({ workstation: name })).at(-1)).toBe(told);
    expect((await fieldsOf({ username: name }))[2]).toBe(told);
  });

  test('whatever a name is, it is one field, and no part of it that a separator cuts off begins with a sign of a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
        async (names) => {
          const records = await read(names.map((workstation) => ({ ...line, workstation })));
          expect(records).toHaveLength(names.length + 1);
          records.slice(1).forEach((fields, index) => {
            expect(fields).toHaveLength(9);
            const told = fields.at(-1)!;
            expect(told.replaceAll("'", '')).toBe(names[index]!.replaceAll("'", ''));
            for (const separator of [',', ';', '|', '\t', /\r|\n/])
              for (const cell of told.split(separator))
                expect(cell).not.toMatch(/^[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/);
          });
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
