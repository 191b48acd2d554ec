// What each command needs of the machine, and the steps that provide it.
import { electronStep } from './electron.mjs';
import { npmStep } from './npm.mjs';
import { SetupStop } from './stop.mjs';
import { systemStep } from './system.mjs';

/** @typedef {{ title: string, run: (say: (line: string) => void) => Promise<boolean> }} Step
 * A step says what it does while it does it, and whether there was anything to do. */

/** @type {Record<string, Step[]>} */
const profiles = {
  server: [npmStep],
  start: [npmStep, systemStep('start'), electronStep({ required: false })],
  test: [npmStep, systemStep('test'), electronStep({ required: true })],
};

/**
 * Runs the steps of one profile; what is done already is skipped without a word.
 *
 * @param {string} name
 * @returns {Promise<number>} the exit code: 0 when the machine is ready
 */
export async function setUp(name) {
  const steps = profiles[name];
  if (steps === undefined) {
    console.error(`There is no set-up named "${name}". Choose one of: ${Object.keys(profiles).join(', ')}.`);
    return 2;
  }
  const started = Date.now();
  let worked = false;
  for (const step of steps) {
    const stepStarted = Date.now();
    try {
      const didWork = await step.run((line) => console.error(`[set-up] ${step.title}: ${line}`));
      if (didWork) console.error(`[set-up] ${step.title}: ready after ${seconds(stepStarted)}`);
      worked ||= didWork;
    } catch (error) {
      console.error(`[set-up] ${step.title}: stopped after ${seconds(stepStarted)}`);
      console.error(error instanceof SetupStop ? `\n${error.message}\n` : error);
      return 1;
    }
  }
  if (worked)
    console.error(`[set-up] everything is ready after ${seconds(started)}; next time this is skipped`);
  return 0;
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
