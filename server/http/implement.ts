// Turns a row of the contract's table and a handler into a route: path, checks, status and reply come
// from the table, so that no shape is written twice.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type Route,
  type RouteBody,
  type RouteName,
  type RouteParams,
  type RouteReply,
  type Routes,
  routes,
} from '../../src/contract/api.ts';
import { bearerToken } from './bearer.ts';
import { answerOnce } from './idempotency.ts';
import { openApiSchema } from './openapi-schema.ts';
import { ProblemError } from './problem.ts';
import { isLocal, sourceOf } from './source.ts';
import { MalformedReply } from './validation.ts';

/** One call as a handler sees it: parsed, and with its caller's credential. */
export interface Call<N extends RouteName> {
  readonly params: RouteParams<N>;
  readonly body: RouteBody<N>;
  /** The bearer token as sent; whether it is still good is for the room to say. */
  readonly token: Routes[N]['auth'] extends 'none' ? undefined : string;
  /** The client's address, behind trusted proxies too. */
  readonly source: string;
  /** Asked on this machine itself, and handed on by nobody who says so. */
  readonly isLocal: boolean;
}

export type Handler<N extends RouteName> = (
  call: Call<N>,
) => RouteReply<N> extends undefined ? Promise<void> : Promise<RouteReply<N>>;

/**
 * Serves one call of the table. The handler answers with the reply or throws a `ProblemError`; other errors
 * become 503 (database or directory away) or 500. A call that is not in the table's shape never reaches
 * it; a reply that is not becomes a 500 and is logged by the paths that were wrong.
 */
export function implement<N extends RouteName>(
  app: FastifyInstance,
  name: N,
  handler: NoInfer<Handler<N>>,
): void {
  const route: Route = routes[name];
  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    schema: openApiSchema(name, route),
    onRequest: (request, _reply, done) => {
      // Before the body is read: who brings no token gets no work done.
      const refused = route.auth !== 'none' && bearerToken(request) === null;
      done(refused ? new ProblemError('sign-in-needed') : undefined);
    },
    handler: async (request, reply) => {
      const { status, body } = await answerOnce(request, name, route, async () =>
        parseReply(name, route, await handler(callOf<N>(request, route))),
      );
      return reply.code(status).send(body);
    },
  });
}

/** `/v1/resets/{id}` in the words of Fastify: `/v1/resets/:id`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function callOf<N extends RouteName>(request: FastifyRequest, route: Route): Call<N> {
  // The validator has parsed both by the schemas that these types are inferred from.
  return {
    params: request.params as RouteParams<N>,
    body: request.body as RouteBody<N>,
    token: (route.auth === 'none' ? undefined : bearerToken(request)) as Call<N>['token'],
    source: sourceOf(request),
    isLocal: isLocal(request),
  };
}

function parseReply(name: RouteName, route: Route, reply: unknown): unknown {
  if (route.reply === undefined) return undefined;
  const parsed = route.reply.safeParse(reply);
  if (!parsed.success) throw new MalformedReply(name, parsed.error);
  return parsed.data;
}
