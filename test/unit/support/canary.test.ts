// Shows that the search for secrets finds them in every shape and place, and only then finds nothing.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { plantCanary, searchCanary } from '../../support/canary.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';

const top = temporaryFolder('canary');
afterAll(() => removeFolder(top));
let number = 0;
let folder = '';
beforeEach(() => {
  folder = join(top, String((number += 1)));
  mkdirSync(folder);
});

const secret = plantCanary();
const find = async (): Promise<string[]> =>
  (await searchCanary({ password: secret }, [folder])).hits.map(({ encoding }) => encoding);

describe('finds the secret', () => {
  const around = (bytes: Buffer, before: number): Buffer =>
    Buffer.concat([Buffer.alloc(before, 65), bytes, Buffer.alloc(7, 66)]);
  const utf8 = Buffer.from(secret);
  const shapes: [string, string | Buffer][] = [
    ['utf8', `log: ${secret}!`],
    ['utf16le', around(Buffer.from(secret, 'utf16le'), 3)],
    ['json', JSON.stringify({ secret })],
    ['json-ascii', JSON.stringify({ secret }).replaceAll('é', String.raw`\u00e9`)],
    ['percent', `https://x/?p=${encodeURIComponent(secret)}`],
    ['form', new URLSearchParams({ a: 'b', secret }).toString()],
    ['hex of utf8', utf8.toString('hex')],
    ['HEX of utf8', utf8.toString('hex').toUpperCase()],
    ['base64 of utf8', around(utf8, 0).toString('base64')],
    ['base64 of utf8', around(utf8, 1).toString('base64')],
    ['base64 of utf8', around(utf8, 2).toString('base64')],
    ['base64 of utf16le', around(Buffer.from(`"${secret}"`, 'utf16le'), 0).toString('base64')],
  ];
  test.each(shapes)('as %s', async (encoding, content) => {
    writeFileSync(join(folder, 'file'), content);
    const found = await find();
    // A shape without + or / is the same in both base64 alphabets and has the first one's name.
    expect(found).toContainEqual(encoding);
  });

  test('in base64url', async () => {
    writeFileSync(join(folder, 'file'), around(utf8, 1).toString('base64url'));
    expect((await find()).some((encoding) => encoding.startsWith('base64'))).toBe(true);
  });

  test('across the border of two chunks, in a folder below, in a file name', async () => {
    const file = join(folder, 'large');
    writeFileSync(file, Buffer.alloc(4 * 1024 * 1024 - 5, 1));
    appendFileSync(file, secret);
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', secret.replaceAll(/[/"]/g, '')), '');
    expect(await find()).toEqual(['utf8']);
    const named = { name: secret.replaceAll(/[/"]/g, '') };
    expect((await searchCanary(named, [folder])).hits).toHaveLength(1);
  });
});

test('finds codes as whole numbers only', async () => {
  writeFileSync(join(folder, 'file'), '1482905 and 0x482905f');
  const code = { code: '482905' };
  expect((await searchCanary(code, [folder])).hits.map(({ encoding }) => encoding)).toEqual(['utf8']);
  writeFileSync(join(folder, 'file'), '1482905 and 4829056');
  expect((await searchCanary(code, [folder])).hits).toEqual([]);
});

test('tells how much it read, never the secret, and refuses a root that is not there', async () => {
  writeFileSync(join(folder, 'file'), `x${secret}`);
  const result = await searchCanary({ password: secret }, [folder]);
  expect(result).toMatchObject({ files: 1, bytes: Buffer.byteLength(secret) + 1 });
  expect(JSON.stringify(result)).not.toContain(secret);
  await expect(searchCanary({ password: secret }, [join(folder, 'absent')])).rejects.toThrow();
});
