// The one password policy of the embedded directory: its shape, its defaults, where it is kept.
import * as z from 'zod';
import type { Database } from '../../store/database.ts';
import { embeddedPolicy } from './tables.ts';

/** A policy. Zero switches a rule off, except for the length. */
export const EmbeddedPolicy = z.strictObject({
  minLength: z.int().min(1).max(128),
  /** Three of five character classes, and not the account's name, as in MS-SAMR 3.1.1.7.2. */
  classes: z.boolean(),
  /** How many passwords are remembered, the current one included. */
  history: z.int().min(0).max(24),
  minAgeDays: z.int().min(0).max(998),
  maxAgeDays: z.int().min(0).max(999),
  lockoutThreshold: z.int().min(0).max(999),
  /** Wrong tries further apart than this are not counted together. */
  observationMinutes: z.int().min(1).max(99_999),
  /** How long a lock lasts; 0: until somebody unlocks. */
  lockoutMinutes: z.int().min(0).max(99_999),
});
export type EmbeddedPolicy = z.infer<typeof EmbeddedPolicy>;

/** Length before classes (NIST SP 800-63B-4, 3.1.1.2); the rest is what a shop with an audit expects. */
export const defaultPolicy: EmbeddedPolicy = {
  minLength: 12,
  classes: false,
  history: 5,
  minAgeDays: 0,
  maxAgeDays: 90,
  lockoutThreshold: 5,
  observationMinutes: 15,
  lockoutMinutes: 15,
};

/** The policy in force. */
export async function readPolicy(db: Database): Promise<EmbeddedPolicy> {
  const [row] = await db.select().from(embeddedPolicy);
  return row === undefined ? defaultPolicy : EmbeddedPolicy.strip().parse(row);
}

/** Changes what is given and keeps the rest. Throws ZodError for a value out of range. */
export async function setPolicy(db: Database, change: Partial<EmbeddedPolicy>): Promise<EmbeddedPolicy> {
  const policy = EmbeddedPolicy.parse({ ...(await readPolicy(db)), ...change });
  await db
    .insert(embeddedPolicy)
    .values({ id: 1, ...policy })
    .onConflictDoUpdate({ target: embeddedPolicy.id, set: policy });
  return policy;
}
