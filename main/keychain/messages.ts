// What main and the keychain's process say to each other. Passwords travel in these messages and nowhere
// else: not in arguments, not in the environment. None ever comes back but Keyturn's own secrets.
import * as z from 'zod';

const Entry = z.strictObject({ service: z.string().min(1), account: z.string().min(1) });
const Password = z.string().min(1);
const name = z.string().min(1);
const id = z.int();

export const Request = z.discriminatedUnion('ask', [
  z.strictObject({ id, ask: z.literal('compare'), entry: Entry, password: Password }),
  z.strictObject({ id, ask: z.literal('replace'), entry: Entry, password: Password }),
  z.strictObject({ id, ask: z.literal('unlock') }),
  z.strictObject({ id, ask: z.literal('check') }),
  z.strictObject({ id, ask: z.literal('read-own'), name }),
  z.strictObject({ id, ask: z.literal('write-own'), name, secret: Password }),
]);
export type Request = z.infer<typeof Request>;

const faults = ['locked', 'denied', 'cancelled', 'unavailable', 'failed'] as const;
export const Answers = {
  compare: z.enum(['same', 'different', 'not-found', ...faults]),
  replace: z.enum(['replaced', 'not-found', ...faults]),
  unlock: z.enum(['ok', ...faults]),
  check: z.enum(['ok', ...faults]),
  'read-own': z.enum(['found', 'not-found', ...faults]),
  'write-own': z.enum(['ok', ...faults]),
} as const;
export type Ask = keyof typeof Answers;
export type Answer<A extends Ask> = z.infer<(typeof Answers)[A]>;

/** `secret` comes with `found` alone. */
export const Reply = z.strictObject({ id, answer: z.string(), secret: z.string().optional() });
export type Reply = z.infer<typeof Reply>;
