// The demo page and what it is made of. It shows passwords and codes: only the demo adds it, only this
// machine reaches it.
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
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

export interface Demo {
  state(): Promise<DemoState>;
  /** Throws `not-found` for who is none of its people. */
  changeElsewhere(username: string): Promise<void>;
}

const Change = z.strictObject({ username: z.string().max(64) });

/** `/demo`, its files, and `/demo/state` and `/demo/changes` for its script. */
export function demoRoutes(app: FastifyInstance, demo: Demo): void {
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
  app.get('/demo/state', { schema: { hide: true }, logLevel: 'warn' }, () => demo.state());
  app.post('/demo/changes', { schema: { hide: true } }, async (request, reply) => {
    // JSON from a page of another origin is asked about first (CORS), and nobody here says yes.
    const body = Change.safeParse(request.body);
    if (!body.success) throw new ProblemError('bad-request');
    await demo.changeElsewhere(body.data.username);
    return reply.status(204).send();
  });
}

/** `127.0.0.1` of `127.0.0.1:8787`, `::1` of `[::1]:8787`. */
function hostOf(header = ''): string {
  return header.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '');
}
