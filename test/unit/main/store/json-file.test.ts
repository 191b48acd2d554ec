// What is kept between starts: whole or not at all, and for nobody else's eyes.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonFile } from '../../../../main/store/json-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-store-'));
  path = join(folder, 'data', 'companion.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const mode = (of: string) => statSync(of).mode & 0o777;

describe('reading', () => {
  it('gives what was written last, also to the next start', async () => {
    const store = new JsonFile(path);
    await store.write({ day: 1 });
    await store.write({ day: 2 });
    expect(await store.read()).toEqual({ day: 2 });
    expect(await new JsonFile(path).read()).toEqual({ day: 2 });
  });

  it.each(['', '{"day":', '\0\0\0\0', '{"day":1}}'])(
    'says that it can not read %j, and nothing of it',
    async (text) => {
      mkdirSync(join(folder, 'data'));
      writeFileSync(path, text);
      await expect(new JsonFile(path).read()).rejects.toThrow(/^there is no JSON in the file$/);
    },
  );

  it('gives nothing where there is no file, and can not read something else in its place', async () => {
    expect(await new JsonFile(path).read()).toBeUndefined();
    mkdirSync(path, { recursive: true });
    await expect(new JsonFile(path).read()).rejects.toThrow('EISDIR');
  });
});

describe('writing', () => {
  it('leaves the file to its owner alone, whatever was there before', async () => {
    mkdirSync(join(folder, 'data'), { mode: 0o755 });
    chmodSync(join(folder, 'data'), 0o755);
    writeFileSync(path, '{}', { mode: 0o644 });
    writeFileSync(`${path}.new`, 'left by a crash', { mode: 0o666 });
    await new JsonFile(path).write({ day: 1 });
    expect(mode(join(folder, 'data'))).toBe(0o700);
    expect(mode(path)).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['companion.json']);
  });

  it('keeps the order in which it was asked, with what the values were then', async () => {
    const store = new JsonFile(path);
    const value = { day: 0 };
    const all = Array.from({ length: 20 }, (_, day) => {
      value.day = day;
      return store.write(value);
    });
    await Promise.all(all);
    expect(await store.read()).toEqual({ day: 19 });
  });

  it('that fails leaves what was there, nothing beside it, and the next one its turn', async () => {
    const store = new JsonFile(path);
    await store.write({ day: 1 });
    const before = readFileSync(path);
    mkdirSync(`${path}.new`);
    await expect(store.write({ day: 2 })).rejects.toThrow();
    expect(readFileSync(path)).toEqual(before);
    rmSync(`${path}.new`, { recursive: true });
    await store.write({ day: 3 });
    expect(await store.read()).toEqual({ day: 3 });
  });
});
