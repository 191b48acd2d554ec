// Where a call comes from, for throttles and the audit trail.
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** The client's address: the last one that no trusted proxy has, an IPv4 address always in its own form. */
export function sourceOf(request: FastifyRequest): string {
  const told = plain(request.ip);
  // A proxy may hand on what it was given; what is no address is not believed.
  return isIP(told) === 0 ? plain(request.socket.remoteAddress ?? 'unknown') : told;
}

/** RFC 4291 §2.5.5.2: an IPv4 address on a dual-stack socket. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
