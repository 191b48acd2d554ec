// Electron's checklist, item 19, and what an installed companion hears and does not: it is packed as for a release
// and run by a user without rights, who tries to turn it into something else, and then does their work.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectOutput, run, startChild, stopChild } from '../../support/children.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { NOBODY, runAs } from '../../support/desktop/account.ts';
import { stateOfIcon } from '../../support/desktop/tray-state.ts';
import { openEmbeddedRoom } from '../../support/journey/embedded-room.ts';
import { newcomer, personOf } from '../../support/journey/people.ts';
import { freePort } from '../../support/loopback.ts';
import { processTree, statusField, strings } from '../../support/processes.ts';
import { accepts, waitUntil } from '../../support/ready.ts';
import { startServer } from '../../support/server.ts';
import { pack, whereItIsSetUp } from './packaged.ts';

let keyturn: string;
let desktop: Desktop;
beforeAll(async () => {
  [keyturn, desktop] = await Promise.all([pack(), startDesktop({ user: NOBODY })]);
});
afterAll(() => desktop.stop());

/** Runs the self-checks of the installed companion and resolves with what it said. */
async function diagnose(env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const [command = keyturn, ...words] = [...runAs(NOBODY), keyturn, '--diagnose', ...args];
  const options = { env: { ...desktop.env, ...env }, cwd: desktop.folder };
  const { stdout } = await run(command, words, options);
  return stdout;
}

test('the fuses are as they should be', async () => {
  const wire = await getCurrentFuseWire(keyturn);
  const on = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    RunAsNode: on(FuseV1Options.RunAsNode),
    EnableCookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    EnableNodeOptionsEnvironmentVariable: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    EnableNodeCliInspectArguments: on(FuseV1Options.EnableNodeCliInspectArguments),
    EnableEmbeddedAsarIntegrityValidation: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    OnlyLoadAppFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    LoadBrowserProcessSpecificV8Snapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    GrantFileProtocolExtraPrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('the environment neither makes a Node of it nor loads code into it', async () => {
  const planted = join(desktop.folder, 'tmp', 'planted');
  const code = join(desktop.folder, 'planted.cjs');
  writeFileSync(code, `require('node:fs').writeFileSync(${JSON.stringify(planted)}, '');`);
  const said = await diagnose({ ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${code}` });
  expect(said).toMatch(/^1\. \[/);
  expect(existsSync(planted)).toBe(false);
});

test('settings come from where IT puts them only', async () => {
  const file = join(desktop.folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ apiAddress: 'http://127.0.0.1:1' }));
  const said = await diagnose({}, '--settings', file);
  expect(said).toMatch(/^1\. \[bad\].*no managed settings/);
});

test('no debugger is let in, and the sandbox stays on, whatever the command line says', async () => {
  const [page, main] = [await freePort(), await freePort()];
  const switches = [`--remote-debugging-port=${page}`, `--inspect=${main}`, '--no-sandbox'];
  const [command = keyturn, ...words] = [...runAs(NOBODY), keyturn, ...switches];
  const child = startChild(command, words, { env: desktop.env, cwd: desktop.folder });
  const said = collectOutput(child);
  const renderer = await waitUntil('the page', () =>
    processTree(child.pid!).find((pid) => strings(pid, 'cmdline').join(' ').includes('--type=renderer')),
  );
  await desktop.tray.waitForItem();
  // A page's process puts on its filter after it has begun.
  await waitUntil('the sandbox of the page', () => statusField(renderer, 'Seccomp') === '2');
  expect([await accepts('127.0.0.1', page), await accepts('127.0.0.1', main)]).toEqual([false, false]);
  expect(said()).not.toContain('listening on');
  await stopChild(child);
});

test('where IT has set it up, it enrols, says how the password stands, and starts the reset', async () => {
  const seat = await startDesktop({ user: NOBODY });
  const room = openEmbeddedRoom();
  await room.hire([personOf({ ...newcomer('rosa', 'Rosa Ferreira'), expiresInDays: 3 })]);
  const api = await startServer({ env: room.env });
  const setUp = await whereItIsSetUp({
    apiAddress: api.url,
    enrolmentToken: api.enrolmentToken,
    organisation: 'Northgate',
    language: 'en',
    seat: { account: 'rosa', exclude: [] },
  });
  const [command, ...words]: [string, ...string[]] = [...setUp, ...runAs(NOBODY), keyturn];
  const child = startChild(command, [...words, '--hidden'], { env: seat.env, cwd: seat.folder });
  const said = collectOutput(child);
  const icon = await seat.tray.waitForItem();
  await icon.waitForTooltip(/^Password expires .*, in 3 days$/);
  await waitUntil('the icon', async () => stateOfIcon((await icon.icon()).pixmaps) === 'soon');
  expect(await seat.keyring.lookup('Keyturn', 'device')).toMatch(/"token":/);
  const notice = await seat.notifications.next();
  expect(notice.body).toMatch(/in 3 days\.$/);
  seat.notifications.click(notice.id);
  await waitUntil('the reset', () =>
    api.records().some(({ path, status }) => path === '/v1/resets' && status === 201),
  );
  const diagnosis = await run(command, [...words, '--diagnose'], { env: seat.env, cwd: seat.folder });
  expect(diagnosis.stdout.match(/^\d\. \[\w+\]/gm)).toEqual(
    Array.from({ length: 8 }, (_, index) => `${index + 1}. [ok]`),
  );
  expect(said()).not.toMatch(/ERR_MODULE|Cannot find/);
  await stopChild(child);
  await api.stop();
  await room.stop();
  await seat.stop();
});
