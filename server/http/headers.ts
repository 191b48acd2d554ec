// Header fields of every answer.
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers of an API are data: nothing in them is run, framed, sniffed or kept. Pages say otherwise themselves. */
export function securityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  if (request.protocol === 'https') {
    reply.header('strict-transport-security', 'max-age=31536000');
  }
}
