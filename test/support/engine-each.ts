// What most tests of an engine begin with: one database for the file, and a server of their own for each test.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  type CountedDatabase,
  type Engine,
  type EngineOptions,
  createEngine,
  openCountedDatabase,
} from './engine.ts';

/** Called at the top of a file: hands each test its engine, and the file's database, before it begins. */
export function engineForEach(
  setUp: (engine: Engine, database: CountedDatabase) => void | Promise<void>,
  options: Omit<EngineOptions, 'database'> = {},
): void {
  let database: CountedDatabase;
  beforeAll(async () => {
    database = await openCountedDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const engine = await createEngine({ ...options, database });
    await setUp(engine, database);
    return () => engine.close();
  });
}
