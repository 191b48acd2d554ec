// The demo page and what it is made of. It shows passwords and codes: only the demo adds it, only this
// machine reaches it.
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { isLoopback } from '../config/loopback.ts';
import { ProblemError } from '../http/problem.ts';
import type { DemoState } from './state.ts';

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'";

const files = {
  '/demo': ['index.html', 'text/html; charset=utf-8'],
  '/demo/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/demo/page.js': ['page.js', 'text/javascript; charset=utf-8'],
} as const;

/** `/demo`, its files, and `/demo/state` for its script. */
export function demoRoutes(app: FastifyInstance, state: () => Promise<DemoState>): void {
  app.addHook('onRequest', (request, _reply, done) => {
    // A name of somebody else's that leads here (DNS rebinding) must not read the page from a browser.
    const isOurs = !request.url.startsWith('/demo') || isLoopback(hostOf(request.headers.host));
    done(isOurs ? undefined : new ProblemError('not-found'));
  });
  for (const [url, [file, type]] of Object.entries(files)) {
    const content = readFileSync(new URL(`page/${file}`, import.meta.url));
    app.get(url, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('content-security-policy', pagePolicy).send(content),
    );
  }
  // Asked every second: not worth a line each time.
  app.get('/demo/state', { schema: { hide: true }, logLevel: 'warn' }, () => state());
}

/** `127.0.0.1` of `127.0.0.1:8787`, `::1` of `[::1]:8787`. */
function hostOf(header = ''): string {
  return header.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '');
}
