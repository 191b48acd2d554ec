// Keeps SECURITY.md true: each test that it names is there, under that title; each fuse and limit is as it says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limitDefaults } from '../../../server/throttle/limits.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8').replaceAll(/\s+/g, ' ');

/** `file` “title”, “title”: every title belongs to the file named last before it. */
function namedTests(): { file: string; title: string }[] {
  const named: { file: string; title: string }[] = [];
  let file: string | undefined;
  for (const [, path, title] of page.matchAll(/`([\w./-]+\.test\.tsx?)`|“([^”]+)”/g)) {
    if (path !== undefined) file = path;
    else if (file !== undefined && title !== undefined) named.push({ file, title });
  }
  return named;
}

/** The titles given to tests and groups, as they are written; those of tables, too. */
function titlesIn(source: string): string[] {
  const titles = source.matchAll(/\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`),/g);
  return [...titles].map(([, single, double, template]) =>
    (single ?? double ?? template ?? '').replaceAll(/\\(.)/g, '$1'),
  );
}

describe('SECURITY.md', () => {
  it.each(namedTests())('names a test that is there: $file “$title”', ({ file, title }) => {
    const path = join(root, 'test', file);
    expect(existsSync(path)).toBe(true);
    expect(titlesIn(readFileSync(path, 'utf8'))).toContain(title);
  });

  it('has the twenty items of Electron and the ten promises, each proven or said not to be', () => {
    const section = (from: string, to: string): string[] =>
      readFileSync(join(root, 'SECURITY.md'), 'utf8')
        .split(from)[1]!
        .split(to)[0]!
        .split('\n')
        .filter((line) => /^\| \d+\. /.test(line));
    const promises = section('## What must always hold', '## Electron');
    const items = section("## Electron's checklist", '### Fuses');
    expect(promises.map((line) => Number.parseInt(line.slice(2)))).toEqual(
      Array.from({ length: 10 }, (_, i) => i + 1),
    );
    expect(items.map((line) => Number.parseInt(line.slice(2)))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    for (const line of items) expect(line).toMatch(/`e2e\/security\/[\w-]+\.test\.ts` “/);
    for (const line of promises) expect(line).toMatch(/\.test\.ts` “|not yet proven by a test/);
  });

  it('tells the fuses as they are set', () => {
    const settings = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const fuses = [...page.matchAll(/\| (\w+) \| (on|off|default) \|/g)].filter(
      ([, , state]) => state !== 'default',
    );
    expect(fuses).toHaveLength(8);
    for (const [, name = '', state] of fuses) {
      const key = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      expect(settings).toContain(`  ${key}: ${state === 'on'}\n`);
    }
  });

  it('has every limit with its count', () => {
    for (const [name, limit] of Object.entries(limitDefaults))
      expect(page).toMatch(new RegExp(String.raw`\| \`${name}\` \| ${limit.split('/')[0] ?? ''} `));
  });
});
