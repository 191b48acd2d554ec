// What main and the keychain's process say to each other. Passwords travel in these messages and nowhere
// else: not in arguments, not in the environment. None ever comes back but Keyturn's own secrets.
import * as z from 'zod';
import { CredentialOutcome } from '../../src/contract/steps.ts';

const Entry = z.strictObject({
  service: z.string().min(1),
  account: z.string().min(1),
  exactTarget: z.boolean().exactOptional(),
  attributes: z.record(z.string(), z.string()).exactOptional(),
});
const Secret = z.string().min(1);
/** UTF-8: bytes can be overwritten, texts can't. */
const Value = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0);
const name = z.string().min(1);
const id = z.int();

export const Request = z.discriminatedUnion('ask', [
  z.strictObject({ id, ask: z.literal('look'), entry: Entry }),
  z.strictObject({ id, ask: z.literal('find'), pattern: Entry }),
  z.strictObject({ id, ask: z.literal('update'), entry: Entry, value: Value, create: z.boolean() }),
  z.strictObject({ id, ask: z.literal('unlock'), entries: z.array(Entry) }),
  z.strictObject({ id, ask: z.literal('check') }),
  z.strictObject({ id, ask: z.literal('read-own'), name }),
  z.strictObject({ id, ask: z.literal('write-own'), name, secret: Secret }),
]);
export type Request = z.infer<typeof Request>;

const faults = ['locked', 'denied', 'cancelled', 'unavailable', 'failed'] as const;
export const Answers = {
  look: z.enum(['there', 'not-found', ...faults]),
  find: z.enum(['found', ...faults]),
  update: CredentialOutcome,
  unlock: z.enum(['ok', ...faults]),
  check: z.enum(['ok', ...faults]),
  'read-own': z.enum(['found', 'not-found', ...faults]),
  'write-own': z.enum(['ok', ...faults]),
} as const;
export type Ask = keyof typeof Answers;
export type Answer<A extends Ask> = z.infer<(typeof Answers)[A]>;

/** With `found` alone comes what was asked for: `secret`, or `entries` and whether more are hidden. */
export const Reply = z.strictObject({
  id,
  answer: z.string(),
  secret: z.string().optional(),
  entries: z.array(Entry).optional(),
  hidden: z.boolean().optional(),
});
export type Reply = z.infer<typeof Reply>;
