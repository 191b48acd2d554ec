// Columns that every room has.
import { timestamp } from 'drizzle-orm/pg-core';

/** An instant, in the milliseconds that JavaScript knows: what is written is read back the same. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
