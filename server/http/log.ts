// How the server logs: one JSON object a line, everything through the redaction first.
import type { FastifyServerOptions } from 'fastify';
import { redact, scrub } from './redaction.ts';

type Logger = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/** Options of Fastify's logger (pino). `write` receives each line; standard output by default. */
export function logOptions(write?: (line: string) => void): Logger {
  return {
    level: 'info',
    base: null,
    messageKey: 'msg',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (level) => ({ level }),
      log: (object) => redact(object) as Record<string, unknown>,
    },
    // Errors are made loggable before: pino's own serializer would add what it finds.
    serializers: { err: (error: unknown) => error as never },
    hooks: {
      logMethod(args, method) {
        // Also what is logged as bare text.
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? scrub(arg) : arg)) as typeof args);
      },
    },
    ...(write === undefined ? {} : { stream: { write } }),
  };
}
