// The command line: our words among Chromium's.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments, SecondStart } from '../../../../main/electron/arguments.ts';

const folder = resolve('/somewhere');
const read = (words: string[], development = true) => readArguments(words, { folder, development });

describe('the command line', () => {
  it('says nothing where nothing is said', () => {
    expect(read(['.', '--no-sandbox', '--lang=de'])).toEqual({
      reset: false,
      hidden: false,
      diagnose: false,
      settings: undefined,
      userData: undefined,
    });
  });

  it.each(['reset', 'hidden', 'diagnose'] as const)('hears --%s anywhere', (name) => {
    expect(read(['.', '--x', `--${name}`])[name]).toBe(true);
    expect(read([`--${name}s`, `-${name}`, name])[name]).toBe(false);
  });

  it.each([
    ['--settings', 'settings'],
    ['--user-data-dir', 'userData'],
  ] as const)('takes a file with %s, both ways, from the folder it was started in', (flag, key) => {
    expect(read(['.', flag, 'a/b.json'])[key]).toBe(resolve(folder, 'a/b.json'));
    expect(read(['.', `${flag}=/c d.json`])[key]).toBe(resolve('/c d.json'));
    expect(read(['.', flag])[key]).toBeUndefined();
    expect(read(['.', `${flag}=`])[key]).toBeUndefined();
  });

  it('takes neither in a packaged app', () => {
    const { settings, userData } = read(['--settings=/x.json', '--user-data-dir=/y'], false);
    expect([settings, userData]).toEqual([undefined, undefined]);
  });
});

describe('what a second start says', () => {
  it('is parsed like everything that comes from outside', () => {
    expect(SecondStart.safeParse({ reset: true, hidden: false }).success).toBe(true);
    for (const wrong of [undefined, null, 'reset', { reset: 1, hidden: false }, { reset: true }]) {
      expect(SecondStart.safeParse(wrong).success).toBe(false);
    }
  });
});
