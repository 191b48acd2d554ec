// Turns a row of the contract's table and a handler into a route: path, checks, status and reply come
// from the table, so that no shape is written twice.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type Route,
  type RouteBody,
  type RouteName,
  type RouteParams,
  type RouteQuery,
  type RouteReply,
  type Routes,
  routes,
} from '../../src/contract/api.ts';
import { type Admitted, type ProvenDevice, admit } from './admission.ts';
import { answerOnce } from './idempotency.ts';
import { openApiSchema } from './openapi-schema.ts';
import { isLocal, sourceOf } from './source.ts';
import { MalformedReply } from './validation.ts';

type Given<N extends RouteName, Auth extends Route['auth'], T> = Routes[N]['auth'] extends Auth
  ? T
  : undefined;

/** One call as a handler sees it: parsed, and with who it comes from. */
export interface Call<N extends RouteName> {
  readonly params: RouteParams<N>;
  readonly query: RouteQuery<N>;
  readonly body: RouteBody<N>;
  /** The bearer token as sent; whether it is still good is for the room to say. */
  readonly token: Given<N, 'reset' | 'session', string>;
  /** Who has proven to be that device. */
  readonly device: Given<N, 'device', ProvenDevice>;
  /** Of the key that was proven and is to be enrolled (RFC 7638). */
  readonly thumbprint: Given<N, 'enrolment', string>;
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
    onRequest: async (request, reply) => {
      // Before the body is read: who brings no credential gets no work done.
      request.admitted = await admit(route.auth, request, reply);
    },
    handler: async (request, reply) => {
      const { status, body } = await answerOnce(request, name, route, async () =>
        parseReply(name, route, await handler(callOf<N>(request))),
      );
      if (route.mediaType !== undefined) reply.type(`${route.mediaType}; charset=utf-8`);
      return reply.code(status).send(body);
    },
  });
}

/** `/v1/resets/{id}` in the words of Fastify: `/v1/resets/:id`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function callOf<N extends RouteName>(request: FastifyRequest): Call<N> {
  const { token, device, thumbprint }: Partial<Admitted> = request.admitted ?? {};
  // The validator has parsed what was sent, and the door who sent it, by what these types are inferred from.
  return {
    params: request.params as RouteParams<N>,
    query: request.query as RouteQuery<N>,
    body: request.body as RouteBody<N>,
    token: token as Call<N>['token'],
    device: device as Call<N>['device'],
    thumbprint: thumbprint as Call<N>['thumbprint'],
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
