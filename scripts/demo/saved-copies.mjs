// Runs the demo's companion with saved copies of its people's passwords in the keychain, so that one can
// see them updated: "saved-copies.mjs FOLDER PROGRAM …", where FOLDER is the demo's. When the program
// ends they are removed, and the key that it enrolled this workstation with gives way to what was there
// before. It runs inside the companion's own desktop session. While another one does so for the same demo
// the program is run alone: it only tells that one to open its window.
import { spawn } from 'node:child_process';
import keytar from 'keytar';
import { ended } from '../lib/children.mjs';
import { savedCopies } from '../../server/demo/settings-file.ts';
import { keptWords, leftWords, runsAlreadyWords, waitingWords } from './words.mjs';
import { lockWorkstation } from './workstation.mjs';

/** A keychain that waits for somebody to unlock it must not keep the companion from starting. */
const patienceSeconds = 10;

/** Where the companion keeps the key of this workstation, whichever API it is enrolled at. */
const device = /** @type {const} */ (['Keyturn', 'device']);

const [folder = '', program = '', ...args] = process.argv.slice(2);
/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
let told = false;
// The program ends first; then it is tidied up here.
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => {
    told = true;
    child?.kill('SIGTERM');
  });

const unlock = lockWorkstation(folder);
/** @type {string | null | undefined} undefined: it could not be read */
let enrolledBefore;
if (unlock === undefined) await say(runsAlreadyWords);
else if (!(await withinPatience(keep().then((outcome) => say(keptWords(outcome))))))
  await say(waitingWords(patienceSeconds));

if (!told) child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child?.once('error', ({ message }) => console.error(`It can't be started: ${message}.`));
const code = child === undefined ? 1 : await ended(child);
if (unlock !== undefined) {
  const why = await Promise.race([takeBack(), late().then(() => 'no answer')]);
  if (why !== undefined) await say(leftWords(why));
  unlock();
}
// A call that hangs in the keychain would keep the process.
process.exit(code);

/** Keeps the copies, after what is there before. @returns {Promise<import('./words.mjs').Kept>} */
async function keep() {
  const of = savedCopies.length;
  let kept = 0;
  try {
    enrolledBefore = await keytar.getPassword(...device);
    for (const { service, account, password } of savedCopies) {
      await keytar.setPassword(service, account, password);
      kept += 1;
    }
    return { kept, of };
  } catch (error) {
    return { kept, of, why: reason(error) };
  }
}

/** Leaves the keychain as it was. @returns {Promise<string | undefined>} why not */
async function takeBack() {
  try {
    for (const { service, account } of savedCopies) await keytar.deletePassword(service, account);
    if (enrolledBefore === null) await keytar.deletePassword(...device);
    else if (enrolledBefore !== undefined) await keytar.setPassword(...device, enrolledBefore);
    return undefined;
  } catch (error) {
    return reason(error);
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

function late() {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceSeconds * 1_000).unref();
  });
}

/** @param {Promise<void>} work @returns {Promise<boolean>} whether it is done in time; it goes on in any case */
function withinPatience(work) {
  return Promise.race([work.then(() => true), late().then(() => false)]);
}

/**
 * Says it to whoever started this and has a terminal: what is printed here goes to a log there.
 *
 * @param {string} words
 * @returns {Promise<void>}
 */
function say(words) {
  if (process.send === undefined) console.error(words);
  else return new Promise((resolve) => void process.send?.({ words }, () => resolve()));
  return Promise.resolve();
}
