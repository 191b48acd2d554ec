// Resets and sessions as the server has them, over a real embedded database, a fake directory and a
// clock of the test's own. A crash drops everything but the database and the directory.
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { FastifyInstance } from 'fastify';
import { generate } from 'otplib';
import type { RuleResult } from '../../src/contract/problems.ts';
import type { FactorOffer } from '../../src/contract/steps.ts';
import type { AccountDeps } from '../../server/accounts/deps.ts';
import { accountRoutes } from '../../server/accounts/routes.ts';
import { auditEvents } from '../../server/audit/tables.ts';
import { createOutbox } from '../../server/courier/outbox.ts';
import type { Directory } from '../../server/directory/directory.ts';
import { createFactors } from '../../server/factors/index.ts';
import { deriveFactorKeys } from '../../server/factors/keys.ts';
import { newRecoveryCodes } from '../../server/factors/recovery-code.ts';
import { seal } from '../../server/factors/seal.ts';
import { recoveryCodes, totpFactors } from '../../server/factors/tables.ts';
import { newTotpSecret } from '../../server/factors/totp.ts';
import { createHttpServer } from '../../server/http/server.ts';
import type { Clock } from '../../server/clock.ts';
import type { ResetDeps } from '../../server/resets/deps.ts';
import { defaultResetSettings } from '../../server/resets/deps.ts';
import { resetRoutes } from '../../server/resets/routes.ts';
import type { Database } from '../../server/store/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import type { Limits } from '../../server/throttle/limits.ts';
import { limitsOf } from '../../server/throttle/limits.ts';
import { createThrottle } from '../../server/throttle/throttle.ts';
import type { FakeCourier } from '../fakes/courier.ts';
import { createFakeCourier } from '../fakes/courier.ts';
import type { FakeAccount, FakeDirectory } from '../fakes/directory.ts';
import { createFakeDirectory } from '../fakes/directory.ts';
import type { EngineClock } from './engine-time.ts';
import { createEngineClock, makeOlder } from './engine-time.ts';

/** Any database of ours. */
interface EngineDatabase {
  readonly db: Database;
}

/** A database whose statements are counted. */
export interface CountedDatabase extends EngineDatabase {
  readonly client: PGlite;
  /** SQL of every statement so far. */
  readonly statements: string[];
  close(): Promise<void>;
}

export async function openCountedDatabase(): Promise<CountedDatabase> {
  const client = await PGlite.create();
  const statements: string[] = [];
  const logger = { logQuery: (statement: string) => void statements.push(statement) };
  const db = drizzle(client, { logger }) as unknown as Database;
  await migrate(db);
  return { db, client, statements, close: () => client.close() };
}

/** Everything an answer may hold; a test reads what it knows to be there. */
interface Body {
  readonly id: string;
  readonly token: string;
  readonly reference: string;
  readonly expiresAt: string;
  readonly extendable: boolean;
  readonly step: {
    readonly kind: string;
    readonly outcome?: string;
    readonly factors: readonly FactorOffer[];
  };
  readonly type: string;
  readonly reason: string;
  readonly rules: readonly RuleResult[];
  readonly attemptsLeft: number;
  readonly serverTime: string;
  readonly retryAfterSeconds: number;
  readonly secret: string;
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  readonly factors: readonly { readonly id: string; readonly kind: string; readonly left?: number }[];
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
}

export interface Engine {
  readonly database: EngineDatabase;
  readonly directory: FakeDirectory;
  readonly courier: FakeCourier;
  readonly clock: EngineClock;
  /** Time passes for this server's clock and the database's. */
  later(seconds: number): Promise<void>;
  readonly resets: ResetDeps;
  readonly accounts: AccountDeps;
  /** Where calls come from, unless they say. */
  source: string;
  /** A call over HTTP, without a socket. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, given?: Given): Promise<Answer>;
  /** Starts a second server beside it; its clock may be ahead by so many seconds, or behind. */
  sibling(aheadSeconds?: number): Sibling;
  /** Forgets everything that a process would; a new one begins on the same database and directory. */
  crash(): Promise<void>;
  addAccount(account?: Partial<FakeAccount>): string;
  enrolTotp(accountId: string): Promise<string>;
  enrolRecoveryCodes(accountId: string): Promise<string[]>;
  /** The code of an app now, or `steps` of 30 s away. */
  code(secret: string, steps?: number): Promise<string>;
  audit(): Promise<(typeof auditEvents.$inferSelect)[]>;
  close(): Promise<void>;
}

interface Given {
  readonly token?: string;
  readonly body?: unknown;
  readonly source?: string;
}

/** What another server on the same database and directory answers. */
export interface Sibling {
  readonly call: Engine['call'];
  readonly resets: ResetDeps;
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly database: EngineDatabase;
  readonly limits?: Partial<Limits>;
  readonly factorsRequired?: number;
  /** A real directory in the place of the fake one; time is real then, too. */
  readonly realDirectory?: Directory;
}

const masterKey = Buffer.alloc(32, 7);
const keys = deriveFactorKeys(masterKey);
/** So high that only tests of limits meet one. */
const generous = { count: 1_000, windowSeconds: 60, pauseSeconds: 0 };
const roomy: Partial<Limits> = {
  STARTS: generous,
  CODES: generous,
  CODES_SOURCE: generous,
  RESETS: generous,
  WRONG_ANSWERS_ADDRESS: generous,
  WRONG_ANSWERS_ACCOUNT: generous,
};

export async function createEngine({
  database,
  limits,
  factorsRequired = 2,
  realDirectory,
}: EngineOptions): Promise<Engine> {
  const clock = createEngineClock(realDirectory !== undefined);
  const { db } = database;
  const fakeDirectory = createFakeDirectory({ now: () => clock.now() });
  const directory = realDirectory ?? fakeDirectory;
  const courier = createFakeCourier();
  const start = (own: Clock = clock) => {
    const throttle = createThrottle({
      limits: limitsOf(limits ?? roomy),
      masterKey,
      trustedRanges: ['127.0.0.0/8'],
    });
    const organisation = 'Corp';
    const outbox = createOutbox({
      db,
      clock: own,
      courier,
      organisation,
      timeZone: 'UTC',
      codeMinutes: 10,
    });
    const factors = createFactors({ db, directory, throttle, keys, mailCodes: true });
    const shared = { db, clock: own, directory, throttle, factors, keys, courier, outbox };
    const resets = { ...shared, settings: { ...defaultResetSettings, factorsRequired, organisation } };
    const accounts = { ...shared, settings: { sessionMinutes: 20, organisation } };
    const app = createHttpServer({});
    resetRoutes(app, resets);
    accountRoutes(app, accounts);
    return { app, resets, accounts };
  };
  let process = start();
  const callOn = async (
    app: FastifyInstance,
    [method, path, { token, body, source = engine.source } = {}]: Parameters<Engine['call']>,
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url: path,
      remoteAddress: source,
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: response.statusCode,
      body: (response.body === '' ? null : response.json()) as Body,
    };
  };

  const engine: Engine = {
    source: '192.0.2.7',
    database,
    directory: fakeDirectory,
    courier,
    clock,
    get resets() {
      return process.resets;
    },
    get accounts() {
      return process.accounts;
    },
    call: (...call) => callOn(process.app, call),
    later: async (seconds) => {
      clock.advance(seconds);
      await makeOlder(db, seconds);
    },
    sibling: (aheadSeconds = 0) => {
      const { app, resets } = start(clock.ahead(aheadSeconds));
      return {
        resets,
        call: (...call) => callOn(app, call),
        close: async () => {
          await resets.outbox.drain();
          await app.close();
        },
      };
    },
    async crash() {
      await process.app.close();
      process = start();
    },
    addAccount: (account = {}) =>
      fakeDirectory.add({ username: `agent-${crypto.randomUUID()}`, password: 'old-Password-1', ...account }),
    async enrolTotp(accountId) {
      const [id, secret] = [crypto.randomUUID(), newTotpSecret()];
      const sealedSecret = seal(keys, { accountId, factorId: id }, secret);
      const at = clock.now();
      const row = {
        id,
        accountId,
        sealedSecret,
        sessionId: crypto.randomUUID(),
        begunAt: at,
        confirmedAt: at,
      };
      await db.insert(totpFactors).values(row);
      return secret;
    },
    async enrolRecoveryCodes(accountId) {
      const { codes, rows } = await newRecoveryCodes(keys, accountId, clock.now());
      await db.insert(recoveryCodes).values(rows);
      return codes;
    },
    code: (secret, steps = 0) => generate({ secret, epoch: clock.now().getTime() / 1_000 + steps * 30 }),
    audit: () => db.select().from(auditEvents).orderBy(auditEvents.sequence),
    async close() {
      await process.resets.outbox.drain();
      await process.app.close();
    },
  };
  return Promise.resolve(engine);
}

/** The code in the mail sent last. */
export async function mailedCode(engine: Engine): Promise<string> {
  await engine.resets.outbox.drain();
  return engine.courier.sent.findLast(({ mail }) => mail.code !== undefined)?.mail.code ?? '';
}

/** A reset just begun. */
export interface Begun {
  readonly id: string;
  readonly token: string;
  readonly path: string;
  readonly step: Body['step'];
}

export async function begin(engine: Engine, username: string, reason = 'forgotten'): Promise<Begun> {
  const { body, status } = await engine.call('POST', '/v1/resets', {
    body: { username, reason, channel: 'companion' },
  });
  if (status !== 201) throw new Error(`not begun: ${JSON.stringify(body)}`);
  return { id: body.id, token: body.token, path: `/v1/resets/${body.id}`, step: body.step };
}

/** Proves the app's code and one sent by mail; the step after that. */
export async function proveBoth(engine: Engine, reset: Begun, secret: string): Promise<Answer> {
  const { path, token } = reset;
  const verify = (factor: string, response: string) =>
    engine.call('POST', `${path}/verifications`, { token, body: { factor, response } });
  await verify('totp', await engine.code(secret));
  await engine.call('POST', `${path}/challenges`, { token, body: { factor: 'email-code' } });
  return verify('email-code', await mailedCode(engine));
}
