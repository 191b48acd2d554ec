// The caller's credential: a bearer token (RFC 6750 §2.1).
import type { FastifyRequest } from 'fastify';
import { Token } from '../../src/contract/api.ts';
import { ProblemError } from './problem.ts';

/** The token of the Authorization header; throws `sign-in-needed` when there is none in the shape of ours. */
export function bearerToken(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').trim().split(/ +/);
  const parsed = Token.safeParse(token);
  if (scheme?.toLowerCase() !== 'bearer' || !parsed.success || rest.length > 0) {
    throw new ProblemError('sign-in-needed');
  }
  return parsed.data;
}
