// Starts the programs that tests need, and makes sure that none of them outlives the test run.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './at-exit.ts';

const running = new Set<ChildProcess>();

atExit(() => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/**
 * Starts a program in a process group of its own. It is killed with its whole group when this
 * process exits, and by the kernel (PR_SET_PDEATHSIG) when this process dies without a chance to.
 */
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    detached: true,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Sends a signal to the child and everything it started. True when there was something to signal. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/** Whether the child has ended, by itself or by a signal. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Asks the child to end, and after `graceMs` milliseconds kills its group. Resolves when it has ended. */
export async function stopChild(
  child: ChildProcess,
  { signal = 'SIGTERM', graceMs = 5_000 }: { signal?: NodeJS.Signals; graceMs?: number } = {},
): Promise<void> {
  if (!hasEnded(child)) {
    const ended = once(child, 'exit');
    signalGroup(child, signal);
    signalGroup(child, 'SIGCONT');
    const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(kill);
  }
  signalGroup(child, 'SIGKILL');
}

/** Gathers what a child prints (both streams) for messages of failed starts and for assertions. */
export function collectOutput(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** What became of a program that ran to its end. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end; `input` goes to its standard input, so secrets need no argument.
 * Rejects when it can't be started, or after `timeoutMs` milliseconds, when it is killed.
 */
export async function run(
  command: string,
  args: readonly string[],
  {
    input = '',
    timeoutMs = 60_000,
    ...options
  }: Omit<SpawnOptions, 'stdio' | 'detached'> & { input?: string; timeoutMs?: number } = {},
): Promise<Finished> {
  const child = startChild(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  // A program that ends without reading its input closes the pipe: not a failure of ours.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const late = new AbortController();
  const deadline = setTimeout(() => {
    late.abort();
    signalGroup(child, 'SIGKILL');
  }, timeoutMs);
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(deadline);
  }
  const stdout = Buffer.concat(out).toString('utf8');
  const stderr = Buffer.concat(err).toString('utf8');
  if (late.signal.aborted) throw new Error(`${command} took longer than ${timeoutMs} ms\n${stdout}${stderr}`);
  return { code: child.exitCode, stdout, stderr };
}

/** As {@link run}, but rejects with what the program printed unless it ended with code 0. */
export async function runOrThrow(...args: Parameters<typeof run>): Promise<Finished> {
  const finished = await run(...args);
  if (finished.code !== 0) {
    const said = `${finished.stdout}${finished.stderr}`;
    throw new Error(`${args[0]} ended with code ${finished.code}\n${said}`);
  }
  return finished;
}
