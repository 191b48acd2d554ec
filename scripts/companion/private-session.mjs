// Runs a program with a session bus and a keychain of its own, for machines without a desktop session:
// "private-session.mjs FOLDER PROGRAM …". The keychain is in FOLDER and is unlocked with a fixed word: it is
// for trying Keyturn out, not for keeping anything. Linux only.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { ended } from '../lib/children.mjs';

const [folder = '', program = '', ...args] = process.argv.slice(2);

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
let told = false;
// The bus and the keychain stay until the program has ended: cut off from them it could not tidy up.
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => {
    told = true;
    child?.kill('SIGTERM');
  });

const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
bus.once('error', () => console.error('A session bus needs the program dbus-daemon.'));
const address = await Promise.race([
  once(bus.stdout, 'data').then(([text]) => String(text).trim()),
  once(bus, 'close').then(
    () => undefined,
    () => undefined,
  ),
]);
if (address === undefined) process.exit(1);

const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address };
mkdirSync(folder, { recursive: true, mode: 0o700 });
// It goes into the background, and ends with the bus. Where it is not installed the companion says so itself.
spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
  env: { ...env, XDG_DATA_HOME: folder },
  input: 'keyturn\n',
  stdio: ['pipe', 'ignore', 'inherit'],
});

// What the program tells whoever started this is passed on.
const { send } = process;
if (!told)
  child = spawn(program, args, {
    env,
    stdio: send === undefined ? 'inherit' : ['inherit', 'inherit', 'inherit', 'ipc'],
  });
child?.on('message', (message) => send?.call(process, message, () => undefined));
child?.once('error', ({ message }) => console.error(`It can't be started: ${message}.`));
const code = child === undefined ? 1 : await ended(child);
bus.kill();
process.exit(code);
