// Makes server/store/migrations from the tables of every room. Until the first release there is one
// baseline, made anew each time; the same tables always give the same files.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import * as tables from '../server/store/schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'server/store/migrations');
const tag = '0000_baseline';
/** Drizzle orders migrations by this number; a constant keeps the files the same from run to run. */
const when = Date.UTC(2026, 0, 1);

/** What the files must hold, by path below the migrations folder. */
export async function migrationFiles() {
  // In one order, whoever loads the modules.
  const schema = Object.fromEntries(Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1)));
  const empty = generateDrizzleJson({});
  const snapshot = generateDrizzleJson(schema, empty.id);
  const statements = await generateMigration(empty, snapshot);
  const fixedIds = {
    id: '00000000-0000-0000-0000-000000000001',
    prevId: '00000000-0000-0000-0000-000000000000',
  };
  const journal = {
    version: '7',
    dialect: 'postgresql',
    entries: [{ idx: 0, version: '7', when, tag, breakpoints: true }],
  };
  return {
    [`${tag}.sql`]: [...statements, ...(await handWritten())].join('\n--> statement-breakpoint\n') + '\n',
    'meta/_journal.json': `${JSON.stringify(journal, null, 2)}\n`,
    'meta/0000_snapshot.json': `${JSON.stringify({ ...snapshot, ...fixedIds }, null, 2)}\n`,
  };
}

/** What Drizzle has no words for (triggers): the `.sql` files of the rooms, by path. */
async function handWritten() {
  const paths = globSync('server/*/*.sql', { cwd: root }).sort();
  return Promise.all(paths.map(async (path) => (await readFile(join(root, path), 'utf8')).trim()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(committed, { recursive: true, force: true });
  for (const [path, text] of Object.entries(await migrationFiles())) {
    const file = join(committed, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, text);
    console.log(`wrote ${relative(root, file)}`);
  }
}
