// The test run's last line: what counts as passed and what as failed.
import { expect, it } from 'vitest';
import { addUp, judge } from '../../../scripts/test/report.mjs';
import { readNothing } from '../../../scripts/test/steps.mjs';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

it('passes when every test passed', () => {
  expect(judge(clean, 0)).toEqual({ outcome: { passed: 3, failed: 0 }, complaint: undefined });
});

it('counts a skipped test as failed', () => {
  expect(judge({ ...clean, numPendingTests: 1, numTodoTests: 1 }, 0).outcome).toEqual({
    passed: 3,
    failed: 2,
  });
});

it('counts a failure outside of the tests once', () => {
  expect(judge(clean, 1).outcome).toEqual({ passed: 3, failed: 1 });
  expect(judge({ ...clean, numFailedTests: 2 }, 1).outcome).toEqual({ passed: 3, failed: 2 });
});

it('fails when there was no test', () => {
  expect(judge({ ...clean, numPassedTests: 0 }, 0).outcome).toEqual({ passed: 0, failed: 1 });
});

it('adds suites up', () => {
  expect(
    addUp([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 1 },
    ]),
  ).toEqual({ passed: 3, failed: 1 });
});

it('finds fault with a boundary check that read no module', () => {
  expect(
    readNothing('✔ no dependency violations found (123 modules, 456 dependencies cruised)'),
  ).toBeUndefined();
  expect(readNothing('✔ no dependency violations found (0 modules, 0 dependencies cruised)')).toBe(
    'it read no module',
  );
  expect(readNothing('')).toBe('it read no module');
});
