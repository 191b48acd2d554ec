// The steps of a test run, in the order in which they run.

/**
 * @typedef {{
 *   name: string,
 *   title: string,
 *   command: string[],
 *   complaint?: (output: string) => string | undefined,
 * }} Step
 * `command` is a program of node_modules/.bin and its arguments; `complaint` finds fault with what
 * it printed although it succeeded.
 */

/**
 * Independent of each other; all of them run even if one fails.
 * @type {Step[]}
 */
export const checks = [
  { name: 'types', title: 'types (tsc)', command: ['tsc', '--noEmit'] },
  { name: 'lint', title: 'lint (eslint)', command: ['eslint', '.', '--max-warnings', '0'] },
  {
    name: 'format',
    title: 'format (prettier)',
    command: ['prettier', '--check', '--log-level', 'warn', '.'],
  },
  {
    name: 'boundaries',
    title: 'boundaries between the rooms (dependency-cruiser)',
    command: ['depcruise', 'src', 'main', 'renderer', 'server', 'scripts', 'test'],
    complaint: readNothing,
  },
  { name: 'unused', title: 'unused code (knip)', command: ['knip', '--no-progress'] },
  { name: 'build', title: 'build (electron-vite)', command: ['electron-vite', 'build'] },
];

/** @type {Step[]} */
export const suites = [
  suite('unit', 'unit tests', ['unit', 'dom']),
  suite('integration', 'integration tests (real services)', ['measured', 'integration']),
  suite('e2e', 'end-to-end tests (real Electron, real Chromium)', ['e2e']),
];

/**
 * dependency-cruiser is content when it has read no module at all, which a moved folder or a
 * compiler that it does not know brings about.
 *
 * @param {string} output
 */
export function readNothing(output) {
  const modules = /\((\d+) modules/.exec(output)?.[1];
  return modules === undefined || modules === '0' ? 'it read no module' : undefined;
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string[]} projects of vitest.config.ts
 * @returns {Step}
 */
function suite(name, title, projects) {
  return {
    name,
    title,
    command: [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json={report}',
    ],
  };
}
