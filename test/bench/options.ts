// What the benchmark can be told, for both of its parts: each takes what concerns it.
import { parseArgs } from 'node:util';
import { z } from 'zod';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { minutes: text, starts: text, rounds: text } });

export const { minutes, starts, rounds } = z
  .object({
    minutes: z.coerce.number().positive().default(5),
    starts: z.coerce.number().int().positive().default(15),
    rounds: z.coerce.number().int().positive().default(15),
  })
  .parse(values);
