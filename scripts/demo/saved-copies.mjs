// Runs the demo's companion with saved copies of its people's passwords in the keychain, so that one can
// see them updated: "saved-copies.mjs PROGRAM …", the copies as JSON on standard input. When the program
// ends they are removed, and the key that it enrolled this workstation with gives way to what was there
// before. It runs inside the companion's own desktop session.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import keytar from 'keytar';

/** A keychain that waits for somebody to unlock it must not keep the companion from starting. */
const patienceMs = 10_000;

/** Where the companion keeps the key of this workstation, whichever API it is enrolled at. */
const device = /** @type {const} */ (['Keyturn', 'device']);

/** @type {string | null | undefined} undefined: it could not be read */
let enrolledBefore;
/** @type {{ service: string, account: string, password: string }[]} */
const copies = JSON.parse(await text(process.stdin));
await withinPatience(async () => {
  enrolledBefore = await keytar.getPassword(...device);
  for (const { service, account, password } of copies) await keytar.setPassword(service, account, password);
}, 'The keychain does not take the saved copies of the demo; the companion will say that it found none');

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => child.kill('SIGTERM'));
const [code] = await once(child, 'exit');
await withinPatience(async () => {
  for (const { service, account } of copies) await keytar.deletePassword(service, account);
  if (enrolledBefore === null) await keytar.deletePassword(...device);
  else if (enrolledBefore !== undefined) await keytar.setPassword(...device, enrolledBefore);
}, 'The saved copies of the demo are still in the keychain; their names begin with the organisation');
// A call that hangs in the keychain would keep the process.
process.exit(code ?? 1);

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
