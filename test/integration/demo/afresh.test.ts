// The demo begins afresh, and takes nothing from under a companion that is still open from before.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginAfresh, companionFolder } from '../../../scripts/demo/workstation.mjs';
import { lockFolder } from '../../../server/store/folder-lock.ts';
import { run } from '../../support/children.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';

const program = join(import.meta.dirname, '../../../scripts/demo.mjs');

let folder: string;
let journal: string;
beforeEach(() => {
  folder = temporaryFolder('afresh');
  mkdirSync(companionFolder(folder));
  journal = join(companionFolder(folder), 'saved-copies.json');
  writeFileSync(journal, 'of the last demo');
});
afterEach(() => removeFolder(folder));

test('what the companion of the last demo knew is forgotten', () => {
  expect(beginAfresh(folder)).toBe(true);
  expect(existsSync(companionFolder(folder))).toBe(false);
  lockFolder(folder)();
});

test('a companion that is still open keeps what it has: the demo says to end it, and ends', async () => {
  const free = lockFolder(folder);
  try {
    const { code, stdout } = await run(process.execPath, [program], {
      env: { PATH: process.env['PATH'] ?? '', KEYTURN_DATA_DIR: folder, KEYTURN_LISTEN: '127.0.0.1:0' },
    });
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('The companion of an earlier demo is still open. End it '),
    ]);
    expect(readFileSync(journal, 'utf8')).toBe('of the last demo');
  } finally {
    free();
  }
});
