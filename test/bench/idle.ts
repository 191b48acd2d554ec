// npm run bench: what the companion costs while nobody needs it, beside a bare Electron with a tray in the
// same run. `--minutes N`: idle for so long (5); `--starts N`: so many starts of each (15).
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheDir } from '../../scripts/lib/paths.mjs';
import { minutes, starts } from './options.ts';
import { openPrograms, type Program, type Programs, type Running } from './programs.ts';
import { exitCodeOf, judge, median, table } from './report.ts';
import { costOf } from './tree-cost.ts';

/** What a start leaves behind (garbage to collect, the keychain's process) is no idling; it is gone after a minute. */
const SETTLE_MS = 60_000;
const SAMPLES = 5;
const MEBIBYTE = 2 ** 20;

/** The same of both, one after the other or side by side. */
interface Both<T> {
  readonly companion: T;
  readonly bare: T;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const programs = await openPrograms(say);
try {
  say(`${starts} starts of each, in turn …`);
  const startMs = await timeStarts(programs);
  say(`${minutes} idle minutes of both, side by side …`);
  const idle = await idleCost(programs);
  const both = (valueOf: (one: 'companion' | 'bare') => number): Both<number> => ({
    companion: valueOf('companion'),
    bare: valueOf('bare'),
  });
  const lines = [
    { name: 'processes', unit: '', digits: 0, ...both((one) => idle[one].processes) },
    {
      name: 'memory (PSS)',
      unit: 'MiB',
      digits: 1,
      goal: 1.3,
      ...both((one) => idle[one].pssBytes / MEBIBYTE),
    },
    {
      name: `CPU in ${minutes} min`,
      unit: 's',
      digits: 2,
      goal: 1.2,
      ...both((one) => idle[one].cpuSeconds),
    },
    { name: 'start to tray', unit: 'ms', digits: 0, goal: 1.3, ...both((one) => median(startMs[one])) },
  ].map(judge);
  say(
    `\n${table(lines)}\n\nLoad of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
  mkdirSync(cacheDir, { recursive: true });
  const file = join(cacheDir, 'bench.json');
  const report = { at: new Date().toISOString(), minutes, starts: startMs, loadAverage: loadavg(), lines };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  say(`All figures: ${file}`);
  if (exitCodeOf(lines) !== 0) process.exitCode = 1;
} finally {
  await programs.stop();
}

/** In turn, so that whatever else the machine does falls on both. The first of each warms the caches and does not count. */
async function timeStarts({ companion, bare }: Programs): Promise<Both<number[]>> {
  const times = { companion: [] as number[], bare: [] as number[] };
  const startOnce = async (program: Program): Promise<number> => {
    const running = await program.start();
    await program.settle();
    await running.stop();
    return running.startMs;
  };
  for (let round = 0; round <= starts; round += 1) {
    const [one, other] = [await startOnce(companion), await startOnce(bare)];
    if (round === 0) continue;
    times.companion.push(one);
    times.bare.push(other);
  }
  return times;
}

interface IdleCost {
  readonly processes: number;
  readonly pssBytes: number;
  /** Over the idle time alone. */
  readonly cpuSeconds: number;
}

async function idleCost(all: Programs): Promise<Both<IdleCost>> {
  const running = { companion: await all.companion.start(), bare: await all.bare.start() };
  await Promise.all([all.companion.settle(), all.bare.settle()]);
  await pause(SETTLE_MS);
  const before = { companion: costOf(running.companion.pid), bare: costOf(running.bare.pid) };
  await pause(minutes * 60_000);
  const cpu = {
    companion: costOf(running.companion.pid).cpuSeconds - before.companion.cpuSeconds,
    bare: costOf(running.bare.pid).cpuSeconds - before.bare.cpuSeconds,
  };
  const size = { companion: [] as IdleCost[], bare: [] as IdleCost[] };
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (const one of ['companion', 'bare'] as const)
      size[one].push({ ...costOf(running[one].pid), cpuSeconds: cpu[one] });
    await pause(1_000);
  }
  await Promise.all(Object.values<Running>(running).map((one) => one.stop()));
  const middle = (samples: readonly IdleCost[], cpuSeconds: number): IdleCost => ({
    processes: median(samples.map(({ processes }) => processes)),
    pssBytes: median(samples.map(({ pssBytes }) => pssBytes)),
    cpuSeconds,
  });
  return { companion: middle(size.companion, cpu.companion), bare: middle(size.bare, cpu.bare) };
}
