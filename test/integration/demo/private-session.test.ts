// The session that a companion gets where the desktop has none: it is there until the companion has ended.
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectOutput, startChild, stopChild } from '../../support/children.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';
import { isThere, processTree, strings } from '../../support/processes.ts';
import { waitUntil } from '../../support/ready.ts';

const session = join(import.meta.dirname, '../../../scripts/companion/private-session.mjs');

/** Tidies up in its keychain when it is told to end, and says what it finds there. */
const program = `
trap 'secret-tool lookup service of-a-test; secret-tool clear service of-a-test && echo cleared; exit 3' TERM
printf kept | secret-tool store --label=Test service of-a-test
echo ready
tail -f /dev/null &
wait
`;

test('a program that is told to end can still tidy up in its keychain, and nothing is left running', async () => {
  const folder = temporaryFolder('session');
  const args = [session, join(folder, 'keychain'), 'sh', '-c', program];
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: undefined };
  const child = startChild(process.execPath, args, { env });
  const printed = collectOutput(child);
  await waitUntil('the program', () => printed().includes('ready'));
  const services = processTree(child.pid ?? 0).filter((pid) => strings(pid, 'cmdline')[0] === 'dbus-daemon');
  expect(services).toHaveLength(1);
  // As the demo ends: the first process alone is told.
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect([code, printed()]).toEqual([3, expect.stringMatching(/kept\s*cleared\n$/)]);
  await waitUntil('the end of its bus', () => !services.some(isThere));
  await stopChild(child);
  removeFolder(folder);
});
