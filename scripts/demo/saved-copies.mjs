// Runs the demo's companion with saved copies of its people's passwords in the keychain, so that one can
// see them updated: "saved-copies.mjs FOLDER PROGRAM …", where FOLDER is the demo's. When the program
// ends they are removed, and the key that it enrolled this workstation with gives way to what was there
// before. It runs inside the companion's own desktop session. While another one does so for the same demo
// the program is run alone: it only tells that one to open its window.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import keytar from 'keytar';
import { ended } from '../lib/children.mjs';
import { savedCopies } from '../../server/demo/settings-file.ts';
import { lockFolder, StoreLocked } from '../../server/store/folder-lock.ts';

/** A keychain that waits for somebody to unlock it must not keep the companion from starting. */
const patienceMs = 10_000;

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

mkdirSync(folder, { recursive: true, mode: 0o700 });
const unlock = lock();
/** @type {string | null | undefined} undefined: it could not be read */
let enrolledBefore;
if (unlock !== undefined)
  await withinPatience(async () => {
    enrolledBefore = await keytar.getPassword(...device);
    for (const copy of savedCopies) await keytar.setPassword(copy.service, copy.account, copy.password);
  }, 'The keychain does not take the saved copies of the demo; the companion will say that it found none');

if (!told) child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child?.once('error', ({ message }) => console.error(`It can't be started: ${message}.`));
const code = child === undefined ? 1 : await ended(child);
if (unlock !== undefined) {
  await withinPatience(async () => {
    for (const { service, account } of savedCopies) await keytar.deletePassword(service, account);
    if (enrolledBefore === null) await keytar.deletePassword(...device);
    else if (enrolledBefore !== undefined) await keytar.setPassword(...device, enrolledBefore);
  }, 'The saved copies of the demo are still in the keychain; their names begin with the organisation');
  unlock();
}
// A call that hangs in the keychain would keep the process.
process.exit(code);

/** What gives the demo's folder free again; undefined where another one has it. */
function lock() {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof StoreLocked) return undefined;
    throw error;
  }
}

/**
 * @param {() => Promise<void>} work
 * @param {string} otherwise what is said when it is not done in time
 */
async function withinPatience(work, otherwise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
  });
  try {
    await Promise.race([work(), late]);
  } catch (error) {
    console.error(`${otherwise} (${error instanceof Error ? error.message : String(error)}).`);
  } finally {
    clearTimeout(timer);
  }
}
