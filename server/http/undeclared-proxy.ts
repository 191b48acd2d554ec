// Notices a proxy on this machine that the settings don't name: through it, all callers look like one.
import type { FastifyInstance } from 'fastify';
import { isLoopback } from '../config/loopback.ts';
import { sourceOf } from './source.ts';

const words =
  'Calls come through a proxy on this machine (X-Forwarded-For) that KEYTURN_TRUSTED_PROXIES does not name: ' +
  'all callers look like one and share its limits. Name it there, such as 127.0.0.1,::1.';

/**
 * Watches the calls of a fresh app; the function returned gives the note once there was such a call. It is logged
 * once, too. Calls from other machines tell nothing: anybody can send the header.
 */
export function watchForProxy(app: FastifyInstance): () => readonly string[] {
  let seen = false;
  app.addHook('onRequest', (request, _reply, done) => {
    // A trusted one's header gives the source; one that is not trusted stays the source itself.
    if (!seen && request.headers['x-forwarded-for'] !== undefined && isLoopback(sourceOf(request))) {
      seen = true;
      request.log.warn(words);
    }
    done();
  });
  return () => (seen ? [words] : []);
}
