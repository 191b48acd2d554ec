// Bad input, on every call of the contract there is: a clear 4xx in problem+json, never a 5xx, a crash or a hang.
import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Route, type RouteName, routes } from '../../../src/contract/api.ts';
import { Problem } from '../../../src/contract/problems.ts';
import { addRoutes } from '../../../server/app.ts';
import { loadConfig } from '../../../server/config/config.ts';
import { newEnrolmentCode } from '../../../server/factors/helpdesk-code.ts';
import { createAccount } from '../../../server/directory/embedded/admin.ts';
import { fastifyPath } from '../../../server/http/implement.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { type Parts, openParts } from '../../../server/parts.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { oathtool } from '../../support/otp.ts';

const all = Object.entries(routes) as [RouteName, Route][];
/** Ample for one call; a hang is told as such. */
const deadlineMs = 10_000;

const password = 'correct horse battery';
let parts: Parts;
let app: FastifyInstance;
/** Tokens that are good, so that arbitrary input gets past the door. */
let tokens: Record<Route['auth'], string>;
let resetId: string;

beforeAll(async () => {
  const unlimited = Object.fromEntries(
    ['STARTS', 'STARTS_ADDRESS', 'WRONG_ANSWERS', 'WRONG_ANSWERS_ADDRESS', 'WRONG_ANSWERS_ACCOUNT'].map(
      (name) => [`KEYTURN_THROTTLE_${name}`, '999999/1d'],
    ),
  );
  parts = await openParts(
    loadConfig(
      { KEYTURN_MODE: 'development', KEYTURN_DATA_DIR: temporaryFolder('routes'), ...unlimited },
      () => '',
    ),
  );
  const account = await createAccount(parts.store.db, {
    username: 'ana',
    displayName: 'Ana Muñoz',
    password: 'correct horse battery',
  });
  app = createHttpServer();
  await addRoutes(app, parts);
  const session = await signIn(account);
  const proofs = await enrol(session);
  tokens = { none: '', session, reset: await reachNewPassword(proofs) };
});
afterAll(async () => {
  await app.close();
  await parts.close();
});

/** Calls as a person's client would; anything but success ends the test. */
async function call(method: 'GET' | 'POST', url: string, token: string, payload?: object): Promise<Reply> {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return Reply.parse(reply.json());
}
const Reply = z.looseObject({
  id: z.string().default(''),
  token: z.string().default(''),
  secret: z.string().default(''),
  recoveryCodes: z.array(z.string()).default([]),
  step: z.looseObject({ kind: z.string() }).optional(),
});
type Reply = z.infer<typeof Reply>;

/** A session that may change factors, opened by an administrator's code. */
async function signIn(account: string): Promise<string> {
  const { code, store } = await newEnrolmentCode(parts.keys, account, new Date());
  await parts.store.db.transaction(store);
  const { token } = await call('POST', '/v1/sessions', '', { username: 'ana', password });
  const { step } = await call('POST', '/v1/sessions/current/verifications', token, {
    factor: 'helpdesk-code',
    response: code,
  });
  expect(step?.kind).toBe('signed-in');
  return token;
}

interface Proofs {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

async function enrol(session: string): Promise<Proofs> {
  const totp = '/v1/account/factors/totp';
  const { secret } = await call('POST', totp, session);
  const code = await oathtool(secret);
  const { recoveryCodes } = await call('POST', `${totp}/confirmation`, session, { code });
  return { secret, recoveryCodes };
}

/** The step where passwords are taken: what is sent there reaches the directory. */
async function reachNewPassword({ secret, recoveryCodes }: Proofs): Promise<string> {
  const { id, token } = await call('POST', '/v1/resets', '', {
    ...{ username: 'ana', reason: 'forgotten', channel: 'companion' },
  });
  resetId = id;
  // The code of now was used at enrolment; the next one is taken as well.
  const next = await oathtool(secret, { now: new Date(Date.now() + 30_000) });
  const verifications = `/v1/resets/${id}/verifications`;
  await call('POST', verifications, token, { factor: 'totp', response: next });
  const { step } = await call('POST', verifications, token, {
    factor: 'recovery-code',
    response: recoveryCodes[0],
  });
  expect(step?.kind).toBe('new-password');
  return token;
}

async function soon(reply: Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${deadlineMs} ms`));
    }, deadlineMs);
  });
  return Promise.race([reply, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** Sends it with a good token; the answer is the call's own success or a problem below 500. */
async function sendArbitrary(route: Route, path: string, payload: unknown): Promise<LightMyRequestResponse> {
  const reply = await soon(
    app.inject({
      method: route.method,
      url: path,
      headers: {
        ...(route.auth === 'none' ? {} : { authorization: `Bearer ${tokens[route.auth]}` }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(payload === undefined
        ? {}
        : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    }),
  );
  if (reply.statusCode === route.status) return reply;
  expect(reply.headers['content-type'], reply.body).toBe('application/problem+json');
  const problem = Problem.parse(reply.json());
  expect(problem.status).toBe(reply.statusCode);
  expect(reply.statusCode, reply.body).toBeLessThan(500);
  expect(reply.statusCode).toBeGreaterThanOrEqual(400);
  return reply;
}

const pathOf = (route: Route, value = resetId) =>
  route.path.replaceAll(/\{\w+\}/g, encodeURIComponent(value));

const nasty = fc.constantFrom(
  '*)(uid=*))(|(uid=*',
  'ana)(objectClass=*',
  'CN=ana,DC=corp,DC=test',
  "ana'; drop table resets; --",
  '\u202eana',
  'ａｎａ',
  'ana\u0000',
  '\ud800',
  '../../etc/passwd',
  '%00',
  '🔑'.repeat(60),
  '"quoted" and spaced ',
  'x'.repeat(5_000),
);
/** Right in shape by the contract's own schema, with strings from anywhere. */
function shaped(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.type === 'array') return fc.array(shaped(schema.items ?? {}), { maxLength: 5 });
  if (schema.type === 'object') {
    const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, shaped(member)]);
    return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: schema.required ?? [],
    });
  }
  return fc.oneof(nasty, fc.string({ minLength: 1, unit: 'binary' }), fc.stringMatching(/^\d{6}$/));
}

const JsonSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional();
  },
  get items() {
    return JsonSchema.optional();
  },
});
type JsonSchema = z.infer<typeof JsonSchema>;

function bodies(route: Route): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined));
  if (route.body === undefined) return anything;
  const schema = JsonSchema.parse(z.toJSONSchema(route.body, { io: 'input' }));
  return fc.oneof({ arbitrary: anything, weight: 1 }, { arbitrary: shaped(schema), weight: 3 });
}

describe('every call of the contract', () => {
  it.each(all)('%s is served', (_, route) => {
    expect(app.hasRoute({ method: route.method, url: fastifyPath(route.path) })).toBe(true);
  });

  // What ends things is asked last: the others need them.
  const ordered = [...all].sort(
    ([, a], [, b]) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
  );

  it.each(ordered)('%s answers arbitrary bodies', async (_, route) => {
    await fc.assert(
      fc.asyncProperty(bodies(route), async (payload) => {
        await sendArbitrary(route, pathOf(route), payload);
      }),
      { numRuns: 50 },
    );
  });

  it.each(all.filter(([, { params }]) => params !== undefined))(
    '%s answers arbitrary ids',
    async (_, route) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(nasty, fc.uuid(), fc.string({ minLength: 1 })), async (value) => {
          fc.pre(value.isWellFormed());
          await sendArbitrary(route, pathOf(route, value), route.body === undefined ? undefined : {});
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(all.filter(([, { auth }]) => auth !== 'none'))(
    '%s refuses tokens that are not good',
    async (_, route) => {
      const token = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{43}$/), fc.stringMatching(/^[!-~]{0,60}$/));
      await fc.assert(
        fc.asyncProperty(token, async (value) => {
          const url = pathOf(route);
          const headers = { authorization: `Bearer ${value}` };
          const reply = await soon(
            app.inject({
              method: route.method,
              url,
              headers,
              ...(route.body === undefined ? {} : { payload: {} }),
            }),
          );
          // A bad body may be told before a token of the right shape is looked up.
          expect([400, 401]).toContain(reply.statusCode);
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(all.filter(([, { body }]) => body !== undefined))('%s refuses a megabyte', async (_, route) => {
    const reply = await sendArbitrary(route, pathOf(route), { username: 'x'.repeat(1_048_576) });
    expect([401, 413]).toContain(reply.statusCode);
  });
});
