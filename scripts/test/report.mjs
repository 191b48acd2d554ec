// Reads what vitest reported about a suite, and adds the suites up.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Outcome */

/**
 * @param {string} file vitest's JSON report
 * @param {number | null} code vitest's exit code
 * @returns {{ outcome: Outcome, complaint: string | undefined }}
 */
export function readReport(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { outcome: { passed: 0, failed: 1 }, complaint: 'it ended without a report' };
  }
  return judge(report, code);
}

/**
 * What a report amounts to. A skipped test counts as failed, since nothing here may be skipped; so
 * does a run that failed outside its tests: a file that can't be loaded, a rejection nobody awaited.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   numTodoTests: number }} report
 * @param {number | null} code
 */
export function judge(report, code) {
  const { numPassedTests: passed, numFailedTests: broken } = report;
  const skipped = report.numPendingTests + report.numTodoTests;
  const outside = code !== 0 && broken === 0 ? 1 : 0;
  const nothing = passed + broken + skipped === 0 && outside === 0 ? 1 : 0;
  const failed = broken + skipped + outside + nothing;
  const complaints = [
    broken > 0 ? `${broken} failed` : '',
    skipped > 0 ? `${skipped} skipped, which counts as failed` : '',
    outside > 0 ? 'something failed outside the tests' : '',
    nothing > 0 ? 'there was no test' : '',
  ].filter((text) => text !== '');
  return {
    outcome: { passed, failed },
    complaint: failed === 0 ? undefined : complaints.join(', '),
  };
}

/**
 * @param {Outcome[]} outcomes
 * @returns {Outcome}
 */
export function addUp(outcomes) {
  return outcomes.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
