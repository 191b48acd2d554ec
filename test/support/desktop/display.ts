// A private X display for tests.
import { startChild, stopChild } from '../children.ts';
import { firstLine } from './bus.ts';

/**
 * Starts Xvfb on a display number that it finds free by itself; resolves when it accepts clients,
 * of whichever user. It runs as the present user, who may make the folder of X sockets.
 */
export async function startDisplay(): Promise<{ display: string; stop(): Promise<void> }> {
  const options = ['-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset', '-ac'];
  const child = startChild('Xvfb', ['-displayfd', '3', ...options], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const number = await firstLine(child, child.stdio[3], 'Xvfb');
  return { display: `:${number.trim()}`, stop: () => stopChild(child) };
}
