// What every route has for nothing: checks, statuses, problems, header fields.
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem, problemType } from '../../../../src/contract/problems.ts';
import { DirectoryUnavailable } from '../../../../server/directory/directory.ts';
import { type Call, implement } from '../../../../server/http/implement.ts';
import { logOptions } from '../../../../server/http/log.ts';
import { ProblemError } from '../../../../server/http/problem.ts';
import { bodyLimit, createHttpServer } from '../../../../server/http/server.ts';
import { DatabaseUnavailable } from '../../../../server/store/unavailable.ts';

const id = '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c';
const authorization = `Bearer ${'t'.repeat(43)}`;
const setPassword = (over: InjectOptions = {}): InjectOptions => ({
  method: 'PUT',
  url: `/v1/resets/${id}/password`,
  headers: { authorization },
  payload: { password: 'correct horse' },
  ...over,
});

let app: FastifyInstance;
let lines: string[];
let calls: Call<'setPassword'>[];
let answer: (call: Call<'setPassword'>) => unknown;

beforeEach(() => {
  lines = [];
  calls = [];
  answer = () => ({ step: { kind: 'working', since: '2026-03-01T09:00:00.000Z' } });
  app = createHttpServer({ logger: logOptions((line) => lines.push(line)), trustedProxies: ['127.0.0.1'] });
  implement(app, 'setPassword', (call) => {
    calls.push(call);
    return Promise.resolve().then(() => answer(call) as never);
  });
  implement(app, 'cancelReset', () => Promise.resolve());
});
afterEach(() => app.close());

/** The problem's name, once everything else of the answer has the shape of RFC 9457. */
async function problemOf(options: InjectOptions): Promise<string> {
  const reply = await app.inject(options);
  expect(reply.headers['content-type']).toBe('application/problem+json');
  const problem = Problem.parse(reply.json());
  expect(problem.status).toBe(reply.statusCode);
  expect(problem.instance).toBe(`urn:keyturn:request:${String(reply.headers['x-request-id'])}`);
  return problem.type.slice(problemType('unexpected').lastIndexOf(':') + 1);
}

describe('a route of the contract', () => {
  it('hands its handler the parsed call and answers with the contract’s status', async () => {
    const reply = await app.inject(setPassword());
    expect(reply.statusCode).toBe(200);
    expect(calls).toEqual([
      {
        params: { id },
        query: {},
        body: { password: 'correct horse' },
        token: 't'.repeat(43),
        source: '127.0.0.1',
        isLocal: true,
      },
    ]);
  });

  it('answers 204 without a body', async () => {
    const reply = await app.inject({ method: 'DELETE', url: `/v1/resets/${id}`, headers: { authorization } });
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
  });

  it('drops members of a reply that the contract does not have', async () => {
    answer = () => ({
      step: { kind: 'working', since: '2026-03-01T09:00:00Z', password: 'hunter2' },
      hash: 'x',
    });
    expect((await app.inject(setPassword())).json()).toEqual({
      step: { kind: 'working', since: '2026-03-01T09:00:00Z' },
    });
  });

  it('never sends a reply that is not in the contract’s shape, and logs where it is not', async () => {
    answer = () => ({ step: { kind: 'working', since: 'hunter2' } });
    expect(await problemOf(setPassword())).toBe('unexpected');
    expect(lines.join('')).toContain('step.since');
    expect(lines.join('')).not.toContain('hunter2');
  });

  it.each([
    ['no token', {}],
    ['another scheme', { authorization: `Basic ${'t'.repeat(43)}` }],
    ['a token that is none of ours', { authorization: 'Bearer abc' }],
    ['two tokens', { authorization: `${authorization} ${'u'.repeat(43)}` }],
  ])('with %s asks to sign in, before anything is looked at', async (_, headers) => {
    const options = setPassword({ headers, payload: { nonsense: true } });
    expect(await problemOf(options)).toBe('sign-in-needed');
    expect((await app.inject(options)).headers['www-authenticate']).toBe('Bearer realm="keyturn"');
    expect(calls).toEqual([]);
  });

  it.each([
    ['no body', { payload: '' }, 'bad-request'],
    [
      'a body that breaks off',
      { payload: '{"password":"hun', headers: { authorization, 'content-type': 'application/json' } },
      'bad-request',
    ],
    [
      'a poisoned body',
      {
        payload: '{"password":"x","__proto__":{"a":1}}',
        headers: { authorization, 'content-type': 'application/json' },
      },
      'bad-request',
    ],
    ['members it does not know', { payload: { password: 'x', hunter2: 1 } }, 'bad-request'],
    ['an id that is none', { url: '/v1/resets/1/password' }, 'bad-request'],
    [
      'a text body',
      { payload: 'password=x', headers: { authorization, 'content-type': 'text/plain' } },
      'unsupported-media-type',
    ],
    [
      'a form',
      {
        payload: 'password=x',
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
      },
      'unsupported-media-type',
    ],
    ['a body that is too large', { payload: { password: 'x'.repeat(bodyLimit) } }, 'too-large'],
  ])('with %s says what is wrong and is not carried out', async (_, over, problem) => {
    expect(await problemOf(setPassword(over))).toBe(problem);
    expect(calls).toEqual([]);
  });

  it('names where a body is wrong and never what it held', async () => {
    const reply = await app.inject(setPassword({ payload: { password: `hunter2\0`, hunter3: 'hunter4' } }));
    expect(reply.json<Problem>().violations?.map(({ path }) => path)).toEqual(['body.password', 'body']);
    expect(reply.body).not.toContain('hunter');
  });

  it('answers arbitrary bodies with a bad request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (payload) => {
        const options = setPassword({
          payload: JSON.stringify(payload),
          headers: { authorization, 'content-type': 'application/json' },
        });
        expect(await problemOf(options)).toBe('bad-request');
      }),
    );
  });
});

describe('an address that is not served', () => {
  it('is not found', async () => {
    expect(await problemOf({ url: '/v1/nothing' })).toBe('not-found');
    expect(await problemOf({ url: `/v1/resets/${'x'.repeat(300)}/password`, method: 'PUT' })).toBe(
      'not-found',
    );
  });

  it('tells which methods it takes', async () => {
    const reply = await app.inject({ method: 'POST', url: `/v1/resets/${id}/password`, payload: {} });
    expect([reply.statusCode, reply.headers.allow]).toEqual([405, 'PUT']);
    expect(await problemOf({ method: 'GET', url: `/v1/resets/${id}` })).toBe('method-not-allowed');
  });

  it('is a bad request when it can’t be decoded', async () => {
    expect(await problemOf({ url: '/v1/resets/%ff/password', method: 'PUT' })).toBe('bad-request');
  });
});

describe('an error of a handler', () => {
  it.each([
    ['a problem', new ProblemError('wrong-step'), 'wrong-step'],
    ['the directory is away', new DirectoryUnavailable('dc1 refused hunter2'), 'directory-unavailable'],
    ['the database is away', new DatabaseUnavailable('no connection'), 'database-unavailable'],
    ['anything else', new Error('hunter2'), 'unexpected'],
  ])('%s', async (_, error, problem) => {
    answer = () => {
      throw error;
    };
    expect(await problemOf(setPassword())).toBe(problem);
    expect((await app.inject(setPassword())).body).not.toContain('hunter2');
  });

  it('says when to come back, in the body and in Retry-After', async () => {
    answer = () => {
      throw new ProblemError('too-many-requests', { retryAfterSeconds: 900 });
    };
    const reply = await app.inject(setPassword());
    expect([reply.headers['retry-after'], reply.json<Problem>().retryAfterSeconds]).toEqual(['900', 900]);
    answer = () => {
      throw new DatabaseUnavailable('away');
    };
    expect((await app.inject(setPassword())).headers['retry-after']).toBe('5');
  });
});

describe('every answer', () => {
  it('is not kept, sniffed, framed or run, and has the id of its request', async () => {
    for (const options of [setPassword(), { url: '/nothing' }]) {
      expect((await app.inject(options)).headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      });
    }
  });
});

describe('the source of a call', () => {
  const from = async (forwarded: string, remoteAddress = '127.0.0.1') => {
    await app.inject(
      setPassword({ remoteAddress, headers: { authorization, 'x-forwarded-for': forwarded } }),
    );
    return calls.at(-1)?.source;
  };

  it('is who a trusted proxy says it is', async () => {
    expect(await from('198.51.100.9, 192.0.2.7')).toBe('192.0.2.7');
    expect(await from('2001:db8::1')).toBe('2001:db8::1');
  });

  it('is the one who connects where nobody trusted says anything else', async () => {
    expect(await from('192.0.2.7', '198.51.100.1')).toBe('198.51.100.1');
    expect(await from('hunter2, not an address')).toBe('127.0.0.1');
    expect(await from('', '::ffff:198.51.100.1')).toBe('198.51.100.1');
  });
});

describe('a server that is stopping', () => {
  it('refuses new calls with the time to come back', async () => {
    app.stopping = true;
    expect(await problemOf(setPassword())).toBe('stopping');
    const { headers } = await app.inject(setPassword());
    expect([headers.connection, headers['retry-after']]).toEqual(['close', '5']);
    expect(calls).toEqual([]);
  });
});
