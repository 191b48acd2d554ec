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
import { limitDefaults } from '../../../server/throttle/limits.ts';
import { arbitraryBodies, arbitraryQueries, nasty } from '../../support/arbitrary-input.ts';
import { newKey, prove, type TestKey } from '../../support/device-proof.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { oathtool } from '../../support/otp.ts';

const all = Object.entries(routes) as [RouteName, Route][];
/** Ample for one call; a hang is told as such. */
const deadlineMs = 10_000;

const password = 'correct horse battery';
const enrolmentToken = 'floor-enrolment-token';
let parts: Parts;
let app: FastifyInstance;
/** Tokens that are good, so that arbitrary input gets past the door. */
let tokens: Record<Route['auth'], string>;
let deviceKey: TestKey;
let resetId: string;

beforeAll(async () => {
  const unlimited = Object.fromEntries(
    Object.keys(limitDefaults)
      .filter((name) => /^(STARTS|WRONG_ANSWERS|DEVICE)/.test(name))
      .map((name) => [`KEYTURN_THROTTLE_${name}`, '999999/1d']),
  );
  parts = await openParts(
    loadConfig(
      {
        KEYTURN_MODE: 'development',
        KEYTURN_DATA_DIR: temporaryFolder('routes'),
        KEYTURN_ENROLMENT_TOKEN: enrolmentToken,
        ...unlimited,
      },
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
  tokens = {
    none: '',
    enrolment: enrolmentToken,
    device: '',
    session,
    reset: await reachNewPassword(proofs),
  };
  tokens.device = await enrolDevice();
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
    username: 'ana',
    reason: 'forgotten',
    channel: 'companion',
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

async function enrolDevice(): Promise<string> {
  deviceKey = await newKey();
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/devices',
    headers: await credentials(routes.enrolDevice, '/v1/devices'),
    payload: {
      name: 'FLOOR-12 / ana',
      platform: 'linux',
      osVersion: '6.1',
      appVersion: '1.0.0',
      publicJwk: deviceKey.publicJwk,
    },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return Reply.parse(reply.json()).token;
}

/** The header fields of who may call; a proof is good for one call. */
async function credentials(
  { auth, method }: Route,
  path: string,
  token = tokens[auth],
): Promise<Record<string, string>> {
  if (auth === 'none') return {};
  if (auth !== 'enrolment' && auth !== 'device') return { authorization: `Bearer ${token}` };
  const url = `http://localhost${path.split(/[?#]/, 1)[0] ?? ''}`;
  const nonce = parts.nonces.current(parts.clock.now());
  const dpop = await prove(deviceKey, { method, url, token, nonce });
  return { authorization: `${auth === 'device' ? 'DPoP' : 'Bearer'} ${token}`, dpop };
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
        ...(await credentials(route, path)),
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

describe('every call of the contract', () => {
  it.each(all)('%s is served', (_, route) => {
    expect(app.hasRoute({ method: route.method, url: fastifyPath(route.path) })).toBe(true);
  });

  it('lets the device in with which they are asked', async () => {
    const reply = await sendArbitrary(
      routes.readPasswordStatus,
      '/v1/password-status?username=ana',
      undefined,
    );
    expect(reply.json()).toMatchObject({ status: { kind: 'expires' } });
  });

  it.each(all.filter(([, { query }]) => query !== undefined))(
    '%s answers arbitrary queries',
    async (_, route) => {
      await fc.assert(
        fc.asyncProperty(arbitraryQueries(route.query!), async (query) => {
          await sendArbitrary(route, `${pathOf(route)}${query}`, undefined);
        }),
        { numRuns: 50 },
      );
    },
  );

  // What ends things is asked last: the others need them.
  const ordered = [...all].sort(
    ([, a], [, b]) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
  );

  it.each(ordered)('%s answers arbitrary bodies', async (_, route) => {
    await fc.assert(
      fc.asyncProperty(arbitraryBodies(route.body), async (payload) => {
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
          const headers = await credentials(route, url, value);
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
