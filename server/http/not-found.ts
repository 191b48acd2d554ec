// What is not there: 404, or 405 with Allow when the address is known and only the method is not (RFC 9110 §15.5.6).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from './errors.ts';
import { ProblemError } from './problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Methods by the pattern of their path. */
    served: Map<RegExp, Set<string>>;
  }
}

/** Keeps what is served, for {@link answerNotFound}. Before the first route. */
export function rememberRoutes(app: FastifyInstance): void {
  const byUrl = new Map<string, Set<string>>();
  app.decorate('served', new Map<RegExp, Set<string>>());
  app.addHook('onRoute', ({ url, method }) => {
    let methods = byUrl.get(url);
    if (methods === undefined) {
      methods = new Set();
      byUrl.set(url, methods);
      app.served.set(patternOf(url), methods);
    }
    for (const one of [method].flat()) methods.add(one);
  });
}

/** Fastify's not-found handler. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '';
  const methods = [...request.server.served]
    .filter(([pattern]) => pattern.test(path))
    .flatMap(([, served]) => [...served]);
  if (methods.length === 0) return answerProblem(reply, new ProblemError('not-found'));
  reply.header('allow', [...new Set(methods)].sort().join(', '));
  return answerProblem(reply, new ProblemError('method-not-allowed'));
}

function patternOf(url: string): RegExp {
  const escaped = url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
