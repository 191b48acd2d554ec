// Another time for a program of a test.
import { runOrThrow } from './children.ts';

/** The environment in which a program's clock is off by this, e.g. `+6m` (faketime). Its monotonic clock runs on. */
export async function environmentOf(offset: string): Promise<Record<string, string>> {
  const { stdout } = await runOrThrow('faketime', ['-f', offset, 'printenv', 'LD_PRELOAD']);
  return { LD_PRELOAD: stdout.trim(), FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}
