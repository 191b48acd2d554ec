// Who learns what of the server's health: names of controllers and missing rights stay on the machine.
import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { type HealthParts, healthRoutes } from '../../../../server/http/health.ts';
import { createHttpServer } from '../../../../server/http/server.ts';

const good: HealthParts = {
  database: () => Promise.resolve({ ok: true }),
  directory: () =>
    Promise.resolve({
      ok: true,
      detail: 'dc1 is slow',
      hints: ['no history'],
      notes: ['dc2 does not answer'],
    }),
  mail: () => Promise.resolve({ ok: true, detail: 'Mail is slow' }),
};
const bad: HealthParts = { ...good, directory: () => Promise.resolve({ ok: false, detail: 'dc1 is away' }) };

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

async function ask(parts: HealthParts, remoteAddress: string, headers: Record<string, string> = {}) {
  await app?.close();
  app = createHttpServer({ trustedProxies: ['127.0.0.1'] });
  healthRoutes(app, parts, () => ['the server’s own']);
  const reply = await app.inject({ url: '/v1/health/ready', remoteAddress, headers });
  return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() };
}

it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('tells everything to a caller at %s', async (address) => {
  expect((await ask(good, address)).body).toEqual({
    status: 'ready',
    database: { ok: true },
    directory: { ok: true, detail: 'dc1 is slow' },
    mail: { ok: true, detail: 'Mail is slow' },
    notes: ['no history', 'the server’s own', 'dc2 does not answer'],
  });
  expect(await ask(bad, address)).toMatchObject({ status: 503, body: { detail: 'directory: dc1 is away' } });
});

it('shows mail that is not set up as neither good nor bad', async () => {
  const { status, body } = await ask({ ...good, mail: () => Promise.resolve(null) }, '192.0.2.7');
  expect([status, body['mail']]).toEqual([200, null]);
});

it.each<[string, string, Record<string, string>]>([
  ['on another machine', '192.0.2.7', {}],
  ['behind a trusted proxy', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }],
  ['who says to be here', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
  ['behind a proxy that names only itself', '127.0.0.1', { via: '1.1 proxy' }],
])('tells a caller %s which part works, and no more', async (_, address, headers) => {
  const ok = { ok: true };
  expect(await ask(good, address, headers)).toEqual({
    status: 200,
    body: { status: 'ready', database: ok, directory: ok, mail: ok, notes: ['no history'] },
  });
  const { status, body } = await ask(bad, address, headers);
  expect([status, body['type']]).toEqual([503, 'urn:keyturn:problem:directory-unavailable']);
  expect(JSON.stringify(body)).not.toContain('is away');
});
