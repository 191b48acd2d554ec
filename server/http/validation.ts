// Checks what comes in and what goes out against the contract, and says what is wrong without repeating
// what was sent: a refused body may hold a password.
import type { FastifySchemaCompiler } from 'fastify';
import type * as z from 'zod';
import type { Problem } from '../../src/contract/problems.ts';
import { ProblemError } from './problem.ts';

/** An answer of our own that is not in the contract's shape. The message names paths and no values. */
export class MalformedReply extends Error {
  override readonly name = 'MalformedReply';

  constructor(route: string, error: z.ZodError) {
    const places = error.issues.map((issue) => `${pathOf(issue)} (${issue.code})`);
    super(`The reply of ${route} is not in the shape of the contract: ${places.join(', ')}`);
  }
}

/** Fastify's validator: the parsed value, or a `bad-request` with what is wrong where. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data ?? undefined);
    if (parsed.success) return { value: parsed.data };
    return {
      error: new ProblemError('bad-request', { violations: violationsOf(parsed.error, partOf(httpPart)) }),
    };
  };

/** The part of a call in the words of the contract. */
const partOf = (part: string | undefined): string => (part === 'querystring' ? 'query' : (part ?? 'body'));

/** What is wrong, where. `part` is where the value was: body, params or query. */
function violationsOf(error: z.ZodError, part: string): NonNullable<Problem['violations']> {
  return error.issues
    .slice(0, 20)
    .map((issue) => ({ path: [part, pathOf(issue)].filter(Boolean).join('.'), message: messageOf(issue) }));
}

/** Zod's messages name what is expected, never the value; only names of unknown members come from the caller. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'has members that this call does not know';
  return issue.message;
}

function pathOf(issue: z.core.$ZodIssue): string {
  return issue.path.map(String).join('.');
}
