// The HTTP server before any room moves in: limits, headers, errors, request ids, log lines.
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { answerError, answerProblem } from './errors.ts';
import { securityHeaders } from './headers.ts';
import { answerNotFound, rememberRoutes } from './not-found.ts';
import { ProblemError, problemBody } from './problem.ts';
import { sourceOf } from './source.ts';
import { validatorCompiler } from './validation.ts';

export interface HttpOptions {
  /** See log.ts; left out: no log. */
  readonly logger?: FastifyServerOptions['logger'];
  /** Addresses or ranges of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

/** Bytes of a request body; the largest one of the contract is far below. */
export const bodyLimit = 16 * 1024;
/**
 * Milliseconds a client may take for its request, so that slow ones can't hold all connections. Node takes
 * the larger of the two for the whole request and looks for late ones now and then.
 */
const timeouts = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 5_000 };

declare module 'fastify' {
  interface FastifyInstance {
    /** True once the server is to stop: new calls are answered with `stopping`. */
    stopping: boolean;
  }
}

/** A Fastify instance on which {@link implement} can be used. It answers problem+json for everything that goes wrong. */
export function createHttpServer({ logger, trustedProxies = [], tls }: HttpOptions = {}): FastifyInstance {
  const app = fastify({
    ...(logger === undefined ? {} : { logger }),
    ...(tls === undefined ? { http: timeouts } : { https: { ...timeouts, ...tls, minVersion: 'TLSv1.2' } }),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit,
    requestTimeout: timeouts.requestTimeout,
    connectionTimeout: 60_000,
    keepAliveTimeout: 30_000,
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      // No hook runs for what the router itself refuses.
      securityHeaders(request, reply);
      answerError(error, request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  }) as unknown as FastifyInstance;
  app.decorate('stopping', false);
  app.decorate('idempotency', null);
  app.decorate('deviceDoor', null);
  app.decorateRequest('admitted', null);
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler(answerError);
  rememberRoutes(app);
  app.setNotFoundHandler(answerNotFound);
  app.addHook('onRequest', async (request, reply) => {
    securityHeaders(request, reply);
    if (app.stopping) {
      return answerProblem(reply, new ProblemError('stopping', { retryAfterSeconds: 5 }));
    }
    return undefined;
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // A connection that is kept would keep the server from stopping.
    if (app.stopping) reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    // Path without its query; ids in it are no secrets, tokens never stand there.
    const path = request.url.split('?', 1)[0];
    const line = {
      method: request.method,
      path,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.info({ ...line, source: sourceOf(request) }, 'answered');
  });
  return app;
}

/** What is not even HTTP (or came too slowly) is answered on the bare socket, and the connection ends. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemBody(new ProblemError('bad-request')));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
