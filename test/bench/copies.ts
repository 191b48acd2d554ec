// npm run bench, second part: fifty saved credentials brought up to a new password, with the journal on the disk, beside
// fifty bare writes by keytar to the same keyring in the same session. `--rounds N`: so often each, in turn (15). Both
// write from a process that is there: the companion starts the keychain's when the password is handed over, while the
// directory is asked. What that start takes, as Electron makes it, is told in a line of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { CopiesJournal } from '../../main/companion/copies-journal.ts';
import { credentialLines } from '../../main/companion/copies-view.ts';
import { CopiesWork } from '../../main/companion/copies-work.ts';
import { Seat } from '../../main/companion/seat.ts';
import { deadlinesOn, reachOn, SupervisedKeychain } from '../../main/keychain/supervised-keychain.ts';
import { JsonFile } from '../../main/store/json-file.ts';
import { systemClock as clock } from '../../main/system/clock.ts';
import { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { fakeWorkstation } from '../fakes/seat.ts';
import { type Desktop, startDesktop } from '../support/desktop.ts';
import { forkKeychainWorker } from '../support/keychain-worker.ts';
import { helperStarts } from './helper-start.ts';
import { rounds } from './options.ts';
import { exitCodeOf, judge, median, table } from './report.ts';

const ENTRIES = 50;
const GOAL = 3;
const ACCOUNT = 'anna';
const services = Array.from({ length: ENTRIES }, (_none, index) => `service-${index}.corp.test`);

const desktop = await startDesktop({ tray: false, notifications: false });
try {
  const bare = await bareWrites(desktop);
  const run = runsIn(desktop);
  const starts = await helperStarts(desktop, (line) => void process.stdout.write(`${line}\n`));
  const times = { begun: [] as number[], companion: [] as number[], bare: [] as number[] };
  // The first of each warms caches and processes, makes the entries, and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const begun = await starts.once();
    const [ours, theirs] = [await run.all(`ours ${round}`), await bare.write(`theirs ${round}`)];
    if (round === 0) continue;
    times.begun.push(begun);
    times.companion.push(ours);
    times.bare.push(theirs);
  }
  run.stop();
  await Promise.all([bare.stop(), starts.stop()]);
  const name = `${ENTRIES} saved credentials`;
  const figure = { unit: 'ms', digits: 1, bare: median(times.bare) };
  const lines = [judge({ ...figure, name, companion: median(times.companion), goal: GOAL })];
  const begun = `Start of the keychain's process: ${median(times.begun).toFixed(1)} ms`;
  const load = loadavg().map((one) => one.toFixed(1));
  process.stdout.write(`${table(lines)}\n\n${begun}\nLoad of the machine: ${load.join(', ')}\n`);
  if (exitCodeOf(lines) !== 0) process.exitCode = 1;
} finally {
  await desktop.stop();
}

async function bareWrites({ env }: Desktop) {
  const child = fork(join(import.meta.dirname, 'bare-writes.ts'), { env, execArgv: [] });
  await once(child, 'spawn');
  return {
    async write(value: string): Promise<number> {
      const said = once(child, 'message');
      child.send({ value, account: ACCOUNT, services });
      return z.number().parse((await said)[0]);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs as the companion makes them; rejects where an entry was not updated. */
function runsIn({ env, folder }: Desktop) {
  const settings = ManagedSettings.parse({
    apiAddress: 'https://reset.corp.test',
    seat: { account: ACCOUNT },
    savedCredentials: services.map((service, index) => ({
      id: `entry-${index}`,
      name: service,
      service,
      create: true,
    })),
  });
  const keychain = new SupervisedKeychain({
    clock,
    reach: reachOn('linux'),
    deadlines: deadlinesOn('linux'),
    start: () => forkKeychainWorker(env),
  });
  const journal = new CopiesJournal(new JsonFile(join(folder, 'copies.json')));
  let over: () => void = () => undefined;
  const work = new CopiesWork({
    clock,
    keychain,
    journal,
    seat: new Seat({ workstation: fakeWorkstation(), clock, settings: () => settings.seat }),
    list: { entries: settings.savedCredentials, ofColleague: [] },
    keep: (record) => journal.put(record),
    put: (record) => void journal.put(record),
    now: () => clock.wall(),
    rounded: () => over(),
    changed: () => {
      // The window is told twice of each move: of the list, and of the reset that it belongs to.
      for (let told = 0; told < 2; told += 1) structuredClone(lines());
    },
  });
  const lines = () =>
    credentialLines(
      { settings: settings.savedCredentials, reachable: () => true },
      { working: work.working, run: journal.record(ACCOUNT).run },
    );
  const names = { username: ACCOUNT, domain: null, upn: null, mail: null };
  return {
    async all(password: string): Promise<number> {
      const done = new Promise<void>((resolve) => (over = resolve));
      const changedAt = new Date(clock.wall()).toISOString();
      // Its start is measured apart, and not as Node forks it from source.
      await keychain.look({ service: 'nothing', account: ACCOUNT });
      const began = performance.now();
      await work.begin({ why: 'elsewhere', username: ACCOUNT, names, changedAt }, password);
      await done;
      const ms = performance.now() - began;
      const states = new Set(journal.record(ACCOUNT).run?.entries.map(({ state }) => state));
      if (states.size !== 1 || !states.has('updated'))
        throw new Error(`not updated: ${[...states].join(', ')}`);
      return ms;
    },
    stop: () => keychain.stop(),
  };
}
