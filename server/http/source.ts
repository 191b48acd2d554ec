// Where a call comes from, for throttles and the audit trail.
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../config/loopback.ts';

/** The client's address: the last one that no trusted proxy has, an IPv4 address always in its own form. */
export function sourceOf(request: FastifyRequest): string {
  const told = plain(request.ip);
  // A proxy may hand on what it was given; what is no address is not believed.
  return isIP(told) === 0 ? plain(request.socket.remoteAddress ?? 'unknown') : told;
}

/** What proxies add (RFC 7239, RFC 9110 §7.6.3, and what came before). */
const handedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

/** Whether somebody on this machine asks. Who comes through a proxy does not, even where the proxy was not declared. */
export function isLocal(request: FastifyRequest): boolean {
  return isLoopback(sourceOf(request)) && handedOn.every((name) => request.headers[name] === undefined);
}

/** RFC 4291 §2.5.5.2: an IPv4 address on a dual-stack socket. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
