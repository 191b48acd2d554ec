// What resets keep as JSON, with the schemas that read it back: nothing from the database is taken on trust.
import * as z from 'zod';
import { AccountNames, Policy } from '../../src/contract/steps.ts';
import type { PreparedChange } from '../directory/directory.ts';

/** What the directory and the throttles said of the account when its proof was complete. */
export const StoredStanding = z.object({
  tier: z.enum(['standard', 'high']),
  blocked: z.boolean(),
  throttledUntil: z.coerce.date().nullable(),
  policy: Policy,
  names: AccountNames,
  /** Where notices go. */
  mail: z.string().nullable(),
});
export type StoredStanding = z.infer<typeof StoredStanding>;

/** What stood in the directory before; committed before anything is handed over. */
export const StoredPreparation = z.object({
  accountId: z.string(),
  controller: z.string(),
  passwordVersionBefore: z.string(),
  passwordWritesBefore: z.int().nullable(),
  id: z.string(),
  preparedAt: z.coerce.date(),
}) satisfies z.ZodType<PreparedChange>;

/** An accepted change or unlocking. */
export const StoredResult = z.object({
  /** Null: unlocked only. */
  changedAt: z.coerce.date().nullable(),
  unlocked: z.boolean(),
  confirmed: z.enum(['yes', 'not-possible', 'no']),
  expiresAt: z.coerce.date().nullable(),
  mustChange: z.boolean(),
});
export type StoredResult = z.infer<typeof StoredResult>;
