// Brings a database to the schema of this version, once, however many servers start together.
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Database } from './types.ts';

/** Where the committed migrations are; made by `scripts/migrations.mjs`. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number, the same in every Keyturn: the key of the advisory lock ("KEYTURN" as digits of a phone). */
const lockKey = 5398876;

/** The database belongs to another version of Keyturn. The message is for people. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
}

/**
 * Applies the migrations that are missing. `db` must be a single connection: the advisory lock is the
 * session's. Throws {@link SchemaMismatch} when the database holds migrations that this version does
 * not know, or knows differently.
 */
export async function migrate(db: Database): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  await db.execute(sql`select pg_advisory_lock(${lockKey})`);
  try {
    refuseUnknown(
      await appliedHashes(db),
      migrations.map(({ hash }) => hash),
    );
    await new PgDialect().migrate(migrations, sessionOf(db), { migrationsFolder });
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${lockKey})`);
  }
}

type Session = Parameters<PgDialect['migrate']>[1];

/** Drizzle's own migrators reach the session the same way; its type hides it. */
function sessionOf(db: Database): Session {
  return (db as unknown as { session: Session }).session;
}

async function appliedHashes(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ found: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (rows[0]?.found !== true) return [];
  const applied = await db.execute<{ hash: string }>(
    sql`select hash from drizzle.__drizzle_migrations order by created_at`,
  );
  return applied.rows.map(({ hash }) => hash);
}

function refuseUnknown(applied: readonly string[], known: readonly string[]): void {
  if (applied.every((hash, index) => hash === known[index])) return;
  throw new SchemaMismatch(
    'This database was made by another version of Keyturn and cannot be used by this one. ' +
      'Run the version that made it, or start with an empty database (for the demo: delete its data folder).',
  );
}
