// A write with an Idempotency-Key is done once and answered again; secrets leave no trace.
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetOldKeys, rememberKeys } from '../../../server/http/idempotency.ts';
import { implement } from '../../../server/http/implement.ts';
import { ProblemError } from '../../../server/http/problem.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { idempotencyKeys } from '../../../server/http/tables.ts';
import { onBothStores } from './stores.ts';

const id = '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c';
const alice = 'a'.repeat(43);
const bob = 'b'.repeat(43);
let now = new Date('2026-03-01T09:00:00Z');
const clock = { now: () => now, monotonic: () => 0 };

onBothStores('an Idempotency-Key', (db) => {
  let app: FastifyInstance;
  let done: number;
  let trouble: Error | undefined;
  let hold: Promise<void> | undefined;

  beforeEach(async () => {
    await db().delete(idempotencyKeys);
    done = 0;
    trouble = undefined;
    hold = undefined;
    app = createHttpServer();
    rememberKeys(app, { db: db(), clock });
    const carryOut = async <T>(reply: T): Promise<T> => {
      await hold;
      if (trouble !== undefined) throw trouble;
      done += 1;
      return reply;
    };
    implement(app, 'extend', () => carryOut({ expiresAt: `2026-03-01T09:0${done}:00Z` }));
    implement(app, 'cancelReset', () => carryOut(undefined));
    implement(app, 'setPassword', () =>
      carryOut({ step: { kind: 'working' as const, since: '2026-03-01T09:00:00Z' } }),
    );
  });
  afterEach(() => app.close());

  const call = (
    over: {
      key?: string;
      token?: string;
      method?: 'POST' | 'DELETE' | 'PUT';
      path?: string;
      password?: string;
    } = {},
  ) => {
    const { key = 'key-1', token = alice, method = 'POST', path = '/extension', password } = over;
    return app.inject({
      method,
      url: `/v1/resets/${id}${path}`,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      ...(password === undefined ? {} : { payload: { password } }),
    });
  };
  const setPassword = (password: string) => call({ method: 'PUT', path: '/password', password });

  it('repeats the answer, not the deed', async () => {
    const first = await call();
    const second = await call();
    expect([second.statusCode, second.json()]).toEqual([200, first.json()]);
    expect(done).toBe(1);
  });

  it('repeats an answer without a body', async () => {
    const cancel = () => call({ method: 'DELETE', path: '' });
    expect([(await cancel()).statusCode, (await cancel()).statusCode, done]).toEqual([204, 204, 1]);
  });

  it('belongs to the caller: another one has keys of their own', async () => {
    await call();
    await call({ token: bob });
    await call({ key: 'key-2' });
    expect(done).toBe(3);
  });

  it('is not for something else', async () => {
    await call();
    const other = await call({ method: 'DELETE', path: '' });
    expect([other.statusCode, other.json<{ type: string }>().type]).toEqual([
      409,
      'urn:keyturn:problem:idempotency-conflict',
    ]);
    expect(done).toBe(1);
  });

  it('is answered with a conflict while the first call is under way, and does it once', async () => {
    let release = () => {};
    hold = new Promise((resolve) => (release = resolve));
    const first = call();
    const second = call();
    // Whoever came second is answered while the other one waits.
    const refused = await Promise.race([first, second]);
    expect(refused.statusCode).toBe(409);
    release();
    expect((await Promise.all([first, second])).map(({ statusCode }) => statusCode).sort()).toEqual([
      200, 409,
    ]);
    expect(done).toBe(1);
  });

  it('may be used again after nothing was done', async () => {
    trouble = new ProblemError('directory-unavailable');
    expect((await call()).statusCode).toBe(503);
    trouble = undefined;
    expect([(await call()).statusCode, done]).toEqual([200, 1]);
  });

  it('of a call with a secret is refused the second time, whatever the body, and neither body nor reply is kept', async () => {
    expect((await setPassword('correct horse')).statusCode).toBe(200);
    for (const password of ['correct horse', 'battery staple'])
      expect((await setPassword(password)).statusCode).toBe(409);
    expect(done).toBe(1);
    expect(await db().select().from(idempotencyKeys)).toMatchObject([
      { fingerprint: null, reply: null, status: 200 },
    ]);
  });

  it('of a wrong answer does not let it count twice', async () => {
    trouble = new ProblemError('password-refused');
    expect((await setPassword('x')).statusCode).toBe(422);
    trouble = undefined;
    expect((await setPassword('x')).statusCode).toBe(409);
    expect(done).toBe(0);
  });

  it('must be visible ASCII', async () => {
    for (const key of ['', 'two words', 'x'.repeat(256)]) expect((await call({ key })).statusCode).toBe(400);
    expect(done).toBe(0);
  });

  it('is forgotten after a day, and never held the credential', async () => {
    await call();
    const [row] = await db().select().from(idempotencyKeys);
    expect(row?.key).toMatch(/^[0-9a-f]{64}$/);
    now = new Date(now.getTime() + 24 * 3_600_000 + 1);
    await forgetOldKeys({ db: db(), clock });
    expect(await db().select().from(idempotencyKeys)).toEqual([]);
  });
});
