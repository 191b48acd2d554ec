// The committed migrations are what the tables say: nobody changes one without the other.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrationFiles } from '../../../../scripts/migrations.mjs';
import { migrationsFolder } from '../../../../server/store/migrate.ts';

const server = join(import.meta.dirname, '../../../../server');
const filesBelow = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

describe('the committed migrations', () => {
  it('are what `node scripts/migrations.mjs` makes of the tables', async () => {
    const made = await migrationFiles();
    expect((await filesBelow(migrationsFolder)).sort()).toEqual(Object.keys(made).sort());
    for (const [path, text] of Object.entries(made)) {
      expect(await readFile(join(migrationsFolder, path), 'utf8'), path).toBe(text);
    }
  });

  it('know the tables of every room', async () => {
    const schema = await readFile(join(server, 'store/schema.ts'), 'utf8');
    const rooms = (await filesBelow(server)).filter((path) => path.endsWith('tables.ts'));
    expect(rooms.length).toBeGreaterThan(5);
    for (const room of rooms) expect(schema).toContain(`export * from '../${room}';`);
  });
});
