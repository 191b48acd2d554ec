// A private X display for tests.
import { startChild, stopChild } from '../children.ts';
import { type OsUser, runAs } from './account.ts';
import { firstLine } from './bus.ts';

/** Starts Xvfb on a display number that it finds free by itself; resolves when it accepts clients. */
export async function startDisplay(user?: OsUser): Promise<{ display: string; stop(): Promise<void> }> {
  const [command = '', ...args] = [
    ...runAs(user),
    ...['Xvfb', '-displayfd', '3', '-screen', '0', '1280x1024x24'],
    ...['-nolisten', 'tcp', '-noreset', '-ac'],
  ];
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  const child = startChild(command, args, { stdio: [...stdio] });
  const number = await firstLine(child, child.stdio[3], 'Xvfb');
  return { display: `:${number.trim()}`, stop: () => stopChild(child) };
}
