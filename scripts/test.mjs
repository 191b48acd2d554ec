// Runs every check and test, or the steps named on the command line (npm test; npm run check), says
// what runs and how long it took, and ends with one line: "N passed, N failed".
import { mkdirSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { endWithParent } from './lib/parent.mjs';
import { cacheDir, root } from './lib/paths.mjs';
import { findLeftovers, stopLeftovers } from './test/leftovers.mjs';
import { runProgram } from './test/program.mjs';
import { addUp, readReport } from './test/report.mjs';
import { checks, suites } from './test/steps.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => ![...checks, ...suites].some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${names([...checks, ...suites])}.`);
  process.exit(2);
}
const isAsked = (/** @type {{ name: string }} */ step) => asked.length === 0 || asked.includes(step.name);

// Every process of the run carries the mark, and every file of the run is in one folder: by these
// two, whatever is left behind is found. Parts run as other users, so they may write there too.
const mark = `KEYTURN_TEST_RUN=${randomUUID()}`;
const folder = mkdtempSync(join(tmpdir(), 'kt-'));
chmodSync(folder, 0o1777);
const reports = join(cacheDir, 'test');
mkdirSync(reports, { recursive: true });
const env = {
  ...process.env,
  KEYTURN_TEST_RUN: mark.split('=')[1],
  TMPDIR: folder,
  // On the project's Node, also where this was not started by npm; a domain controller is a program of the
  // administrator's, whose folders other people's paths do not name.
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? '', '/usr/sbin', '/sbin'].join(delimiter),
};

const started = Date.now();
/** @type {Promise<void> | undefined} */
let ending;
/** @type {import('./test/report.mjs').Outcome[]} */
const outcomes = [];
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => void end().then(() => process.exit(1)));
}

endWithParent();

await inParallel(checks.filter(isAsked), runCheck, Math.min(2, availableParallelism()));
// Tests of something that doesn't compile tell little; the checks have all spoken.
if (outcomes.every(({ failed }) => failed === 0)) {
  for (const suite of suites.filter(isAsked)) await runSuite(suite);
}
await end();

const { passed, failed } = addUp(outcomes);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {import('./test/steps.mjs').Step} step */
async function runCheck(step) {
  const { code, output, seconds } = await runProgram(step.command, { env, show: false });
  const complaint = code === 0 ? step.complaint?.(output) : 'it found something to correct';
  announce(step, seconds, complaint);
  if (complaint !== undefined) console.log(output.trimEnd());
  // A check is no test: it counts only when it fails.
  outcomes.push({ passed: 0, failed: complaint === undefined ? 0 : 1 });
}

/** @param {import('./test/steps.mjs').Step} step */
async function runSuite(step) {
  console.log(`… ${step.title}`);
  const report = join(reports, `${step.name}.json`);
  rmSync(report, { force: true });
  const command = step.command.map((word) => word.replace('{report}', report));
  const { code, seconds } = await runProgram(command, { env, show: true });
  const { outcome, complaint } = readReport(report, code);
  announce(step, seconds, complaint);
  outcomes.push(outcome);
}

/**
 * @param {{ title: string }} step
 * @param {number} seconds
 * @param {string | undefined} complaint
 */
function announce(step, seconds, complaint) {
  const verdict = complaint === undefined ? '✓' : '✗';
  console.log(`${verdict} ${step.title} (${seconds.toFixed(1)} s)${complaint ? `: ${complaint}` : ''}`);
}

/** Looks for processes that outlived the run, ends them, and removes the run's folder; once. */
function end() {
  ending ??= tidyUp();
  return ending;
}

async function tidyUp() {
  const leftovers = await findLeftovers(mark, folder);
  await stopLeftovers(leftovers);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const complaint = leftovers.length === 0 ? undefined : 'these were still running';
  announce({ title: 'no process left behind' }, (Date.now() - started) / 1000, complaint);
  for (const { pid, command } of leftovers) console.log(`  ${pid} ${command}`);
  outcomes.push({ passed: 0, failed: leftovers.length === 0 ? 0 : 1 });
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 * @param {number} width how many at the same time
 */
async function inParallel(items, work, width) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** @param {{ name: string }[]} steps */
function names(steps) {
  return steps.map(({ name }) => name).join(', ');
}
