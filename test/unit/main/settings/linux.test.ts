// Managed settings on Linux: one good file, and a table of everything that is refused, with its reason.
import { spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxSettings } from '../../../../main/settings/linux.ts';
import { parseSettings } from '../../../../main/settings/parse.ts';
import { settingsSource } from '../../../../main/settings/source.ts';

const GOOD = JSON.stringify({ apiAddress: 'https://reset.corp.test', organisation: 'Corp' });
/** In place of root, for whoever runs the tests. */
const OWNER = process.getuid?.() ?? 0;

let folder: string;
let location: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-settings-'));
  location = join(folder, 'managed-settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const put = (text: string | Buffer, mode = 0o644) => {
  writeFileSync(location, text);
  chmodSync(location, mode);
};
const read = (owner = OWNER) => linuxSettings(location, owner).read();

describe('the file of settings', () => {
  it.each([0o644, 0o640, 0o444, 0o400])('is read with mode %o', async (mode) => {
    put(GOOD, mode);
    expect(await read()).toMatchObject({ kind: 'settings', settings: { organisation: 'Corp' } });
  });

  it('may begin with a byte order mark', async () => {
    put(`\uFEFF${GOOD}`);
    expect(await read()).toMatchObject({ kind: 'settings' });
  });

  it('is absent where there is none, or no folder for it', async () => {
    expect(await read()).toEqual({ kind: 'absent' });
    location = join(folder, 'nowhere', 'managed-settings.json');
    expect(await read()).toEqual({ kind: 'absent' });
  });

  it.each<[string, () => void, string]>([
    [
      'a symbolic link, even to a good file',
      () => {
        writeFileSync(join(folder, 'elsewhere.json'), GOOD);
        symlinkSync(join(folder, 'elsewhere.json'), location);
      },
      'it is a symbolic link; only a regular file is taken',
    ],
    [
      'a link that leads nowhere',
      () => symlinkSync('nowhere', location),
      'it is a symbolic link; only a regular file is taken',
    ],
    ['a folder', () => mkdirSync(location), 'it is no regular file'],
    [
      'a pipe nobody writes to',
      () => void spawnSync('mkfifo', ['-m', '644', location]),
      'it is no regular file',
    ],
    ['writable by its group', () => put(GOOD, 0o664), 'the file can be written by its group'],
    ['writable by everybody', () => put(GOOD, 0o646), 'the file can be written by everybody'],
    ['too large', () => put(`${GOOD}${' '.repeat(256 * 1024)}`), 'the file is too large'],
    ['no JSON', () => put('apiAddress: https://reset.corp.test'), 'the file does not hold JSON'],
    ['empty', () => put(''), 'the file does not hold JSON'],
    ['no text', () => put(Buffer.from([0xff, 0xfe, 0x00])), 'the file does not hold JSON'],
  ])('is refused when it is %s', async (_what, make, reason) => {
    make();
    expect(await read()).toEqual({ kind: 'refused', reason, location });
  });

  it('is refused when it belongs to somebody else', async () => {
    put(GOOD);
    expect(await read(OWNER + 1)).toMatchObject({ reason: 'the file does not belong to root' });
    linkSync(location, join(folder, 'again.json'));
    expect(await linuxSettings(join(folder, 'again.json'), OWNER + 1).read()).toMatchObject({
      kind: 'refused',
    });
  });

  it('is refused when it is a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(location, resolve));
    expect(await read()).toMatchObject({ kind: 'refused', reason: 'it is no regular file' });
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('what is in it', () => {
  it('is refused with every fault at once, and without a value', () => {
    const text = JSON.stringify({
      apiAddress: 'http://secret.corp.test/?token=hush',
      organisation: '',
      savedCredentials: [{ id: 'VPN', name: 'VPN', service: 'x', account: '{nonsense}' }],
      surprise: true,
    });
    const reading = parseSettings(text, '/etc/x');
    expect(reading).toMatchObject({ kind: 'refused', location: '/etc/x' });
    const { reason } = reading as { reason: string };
    for (const part of [
      'apiAddress: must be an https:// address',
      'organisation: ',
      'savedCredentials.0.id: ',
      'savedCredentials.0.account: ',
      'surprise',
    ]) {
      expect(reason).toContain(part);
    }
    for (const value of ['secret', 'hush', 'nonsense', 'VPN']) expect(reason).not.toContain(value);
  });
});

describe('the source', () => {
  it('is a named file only when one was named, and there is none yet on other systems', async () => {
    put(GOOD, 0o666);
    expect(await settingsSource('linux', location).read()).toMatchObject({ kind: 'settings' });
    expect(await settingsSource('linux', join(folder, 'nowhere')).read()).toMatchObject({ kind: 'refused' });
    expect(await settingsSource('win32', undefined).read()).toEqual({ kind: 'absent' });
    expect(await settingsSource('darwin', undefined).read()).toEqual({ kind: 'absent' });
  });
});
