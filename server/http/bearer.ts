// The caller's credential: a bearer token (RFC 6750 §2.1).
import type { FastifyRequest } from 'fastify';
import { Token } from '../../src/contract/api.ts';

/** The token of the Authorization header; null when there is none in the shape of ours. */
export function bearerToken(request: FastifyRequest): string | null {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').trim().split(/ +/);
  const parsed = Token.safeParse(token);
  return scheme?.toLowerCase() === 'bearer' && parsed.success && rest.length === 0 ? parsed.data : null;
}
