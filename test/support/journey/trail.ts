// Reads the audit trail of a floor with PostgreSQL's own program, or on PGlite while the API is shut down.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { waitUntil } from '../ready.ts';
import type { EmbeddedRoom } from './embedded-room.ts';
import type { Floor } from './floor.ts';

/** What follows the end of a reset in an order of its own: the notice by mail, the report of the copies. */
export const AFTERWARDS = [
  'notice.sent intended',
  'notice.sent succeeded',
  'saved-credentials.reported succeeded',
];

const query = (reference: string): string =>
  `select type || ' ' || outcome || coalesce(' ' || reason, '') as event
   from audit_events where reference = '${reference}' order by sequence`;

/** `type outcome reason` of every event of a reset, in the order of the trail, once there are so many. */
export function trailInPostgres(
  { postgres }: Pick<Floor, 'postgres'>,
  reference: string,
  events: number,
): Promise<string[]> {
  return waitUntil(`${events} events of ${reference}`, async () => {
    const lines = (await postgres!.psql(query(reference))).split('\n');
    return lines.length >= events && lines;
  });
}

const Rows = z.array(z.object({ event: z.string() }));

/** The same; an API that is shut down has finished everything. */
export async function trailInPglite(
  { directory }: Floor<string, EmbeddedRoom>,
  reference: string,
): Promise<string[]> {
  const trail = await directory.administer(async (db) =>
    Rows.parse((await db.execute(sql.raw(query(reference)))).rows),
  );
  return trail.map(({ event }) => event);
}
