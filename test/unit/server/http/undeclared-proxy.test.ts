// A proxy on this machine that the settings don't name: told once, and only where there is one.
import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from '../../../../server/http/server.ts';
import { watchForProxy } from '../../../../server/http/undeclared-proxy.ts';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

/** The notes after two calls, and how often it was logged. */
async function after(call: object, trustedProxies: string[] = []): Promise<[number, number]> {
  const logged: string[] = [];
  const stream = { write: (line: string) => void logged.push(line) };
  app = createHttpServer({ trustedProxies, logger: { level: 'warn', stream } });
  const notes = watchForProxy(app);
  for (let count = 0; count < 2; count += 1) await app.inject({ url: '/', ...call });
  return [notes().length, logged.length];
}

const handedOn = { headers: { 'x-forwarded-for': '192.0.2.7' } };

it.each<[string, object, string[], [number, number]]>([
  ['nobody hands calls on', { remoteAddress: '127.0.0.1' }, [], [0, 0]],
  ['a proxy here is not named', { ...handedOn, remoteAddress: '127.0.0.1' }, [], [1, 1]],
  ['another one is named', { ...handedOn, remoteAddress: '::1' }, ['127.0.0.1'], [1, 1]],
  ['it is named', { ...handedOn, remoteAddress: '127.0.0.1' }, ['127.0.0.1'], [0, 0]],
  ['somebody elsewhere sends the header', { ...handedOn, remoteAddress: '192.0.2.9' }, [], [0, 0]],
])('where %s', async (_, call, trusted, expected) => {
  expect(await after(call, trusted)).toEqual(expected);
});
