// The caller's credential as the Authorization header carries it (RFC 9110 §11.6.2).
import type { FastifyRequest } from 'fastify';
import { Token } from '../../src/contract/api.ts';

/** What follows the scheme, in any case of its letters; null where the header is not of that scheme, or holds more. */
export function credentialOf(request: FastifyRequest, scheme: 'Bearer' | 'DPoP'): string | null {
  const [used, token, ...rest] = (request.headers.authorization ?? '').trim().split(/ +/);
  const isThere = used?.toLowerCase() === scheme.toLowerCase() && token !== undefined && rest.length === 0;
  return isThere ? token : null;
}

/** A bearer token (RFC 6750 §2.1) in the shape of ours, or null. */
export const bearerToken = (request: FastifyRequest): string | null => ours(credentialOf(request, 'Bearer'));

/** A token bound to a key (RFC 9449 §7.1) in the shape of ours, or null. */
export const dpopToken = (request: FastifyRequest): string | null => ours(credentialOf(request, 'DPoP'));

const ours = (token: string | null): string | null => Token.safeParse(token).data ?? null;
