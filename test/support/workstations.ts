// Workstations before the calls of devices: a real database, a fake directory, a clock of the test's own, and
// as many devices as a test enrols.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Undetermined } from '../../src/contract/copies.ts';
import type { PasswordStatus, Reminder } from '../../src/contract/reminders.ts';
import type { Policy } from '../../src/contract/steps.ts';
import { copiesRoutes } from '../../server/copies/routes.ts';
import type { DeviceDeps } from '../../server/devices/deps.ts';
import { createNonces } from '../../server/devices/nonces.ts';
import { deviceRoutes } from '../../server/devices/routes.ts';
import { auditEvents } from '../../server/audit/tables.ts';
import { Secret } from '../../server/config/secret.ts';
import type { Directory } from '../../server/directory/directory.ts';
import { createFactors } from '../../server/factors/index.ts';
import { deriveFactorKeys } from '../../server/factors/keys.ts';
import { createHttpServer } from '../../server/http/server.ts';
import type { ReminderDeps } from '../../server/reminders/deps.ts';
import { reminderRoutes } from '../../server/reminders/routes.ts';
import type { Database } from '../../server/store/database.ts';
import { type Limits, limitsOf } from '../../server/throttle/limits.ts';
import { createThrottle } from '../../server/throttle/throttle.ts';
import { createFakeDirectory, type FakeDirectory } from '../fakes/directory.ts';
import { newKey, prove, type ProofFor, type TestKey } from './device-proof.ts';

/** Everything an answer may hold; a test reads what it knows to be there. */
interface Body {
  readonly type: string;
  readonly retryAfterSeconds: number | null;
  readonly deviceId: string;
  readonly token: string;
  readonly status: PasswordStatus;
  readonly policy: Policy;
  readonly enrolled: readonly string[];
  readonly reminders: readonly Reminder[];
  readonly serverTime: string;
  readonly granted: boolean;
  readonly claim: string | null;
  readonly verdict: 'current' | 'wrong' | 'undetermined';
  readonly why: Undetermined;
  readonly retryAt: string | null;
}

/** What a client sees of an answer. */
interface Answer {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly body: Body;
}

/** An enrolled device, calling as it should. */
export interface Workstation {
  readonly id: string;
  readonly key: TestKey;
  token: string;
  call(method: 'GET' | 'POST', path: string, given?: CallOptions): Promise<Answer>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Laid over the proof that is right. */
  readonly proof?: Partial<ProofFor>;
  /** Another key than the device's own signs. */
  readonly key?: TestKey;
  /** Of the servers on this database; the first where absent. */
  readonly server?: number;
}

export interface Workstations {
  readonly db: Database;
  readonly directory: FakeDirectory;
  readonly clock: { now(): Date; advance(seconds: number): void };
  readonly deps: DeviceDeps & ReminderDeps;
  readonly enrolmentToken: string;
  readonly nonce: () => string;
  readonly apps: readonly FastifyInstance[];
  send(given: {
    method: 'GET' | 'POST';
    path: string;
    headers?: object;
    body?: unknown;
    server?: number;
  }): Promise<Answer>;
  /** The call of an enrolment; `over` is laid over what is right. */
  enrolling(key: TestKey, over?: EnrolmentOptions): Promise<Answer>;
  enrol(name?: string): Promise<Workstation>;
  audit(): Promise<(typeof auditEvents.$inferSelect)[]>;
  close(): Promise<void>;
}

interface EnrolmentOptions extends CallOptions {
  readonly authorization?: string | undefined;
  readonly name?: string;
}

export interface WorkstationOptions {
  readonly db: Database;
  readonly servers?: number;
  readonly limits?: Partial<Limits>;
  readonly publicUrl?: string;
  readonly enrolmentToken?: string | null;
  /** A real directory in the place of the fake one; time is real then, too. */
  readonly realDirectory?: Directory;
}

const masterKey = Buffer.alloc(32, 9);
const host = 'http://reset.corp.test';
const generous = { count: 100_000, windowSeconds: 60, pauseSeconds: 0 };
const roomy: Partial<Limits> = {
  DEVICE_CALLS: generous,
  DEVICE_NAMES_ADDRESS: generous,
  DEVICE_ENROLMENTS: generous,
  DEVICE_ENROLMENTS_DAY: generous,
};

export function openWorkstations(options: WorkstationOptions): Workstations {
  const { db, servers = 1, publicUrl = null, realDirectory } = options;
  const enrolmentToken =
    options.enrolmentToken === undefined ? 'floor-enrolment-token' : options.enrolmentToken;
  let instant = Date.parse('2026-12-03T09:01:00.000Z');
  const clock = {
    now: () => (realDirectory === undefined ? new Date(instant) : new Date()),
    monotonic: () => performance.now(),
    advance: (seconds: number) => {
      instant += seconds * 1_000;
    },
  };
  const directory = createFakeDirectory({ now: clock.now });
  const nonces = createNonces(masterKey);
  const throttle = createThrottle({
    limits: limitsOf({ ...roomy, ...options.limits }),
    masterKey,
    trustedRanges: [],
  });
  const keys = deriveFactorKeys(masterKey);
  const used = realDirectory ?? directory;
  const factors = createFactors({ db, directory: used, throttle, keys, mailCodes: true });
  const deps = {
    db,
    clock,
    throttle,
    nonces,
    factors,
    publicUrl,
    directory: used,
    enrolmentToken: enrolmentToken === null ? null : new Secret(enrolmentToken),
  };
  const apps = Array.from({ length: servers }, () => {
    const app = createHttpServer();
    deviceRoutes(app, deps);
    reminderRoutes(app, deps);
    copiesRoutes(app, deps);
    return app;
  });
  const nonce = () => nonces.current(clock.now());
  const urlOf = (path: string) => `${publicUrl?.replace(/\/$/, '') ?? host}${path.split('?', 1)[0] ?? ''}`;

  const bench: Workstations = {
    db,
    directory,
    clock,
    deps,
    nonce,
    apps,
    enrolmentToken: enrolmentToken ?? '',
    async send({ method, path, headers = {}, body, server = 0 }) {
      const response = await apps[server]!.inject({
        method,
        url: path,
        headers: { host: new URL(host).host, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return {
        status: response.statusCode,
        headers: response.headers,
        body: (response.body === '' ? null : response.json()) as Body,
      };
    },
    async enrolling(key, over = {}) {
      const path = '/v1/devices';
      const { authorization = `Bearer ${bench.enrolmentToken}`, name = 'FLOOR-12 / ana' } = over;
      const made = { method: 'POST', url: urlOf(path), nonce: nonce(), ...over.proof };
      const facts = { name, platform: 'win32', osVersion: '10.0.26100', appVersion: '1.0.0' };
      return bench.send({
        method: 'POST',
        path,
        server: over.server ?? 0,
        headers: { authorization, dpop: await prove(over.key ?? key, made), ...over.headers },
        body: over.body ?? { ...facts, publicJwk: key.publicJwk },
      });
    },
    async enrol(name = 'FLOOR-12 / ana') {
      const key = await newKey();
      const { status, body } = await bench.enrolling(key, { name });
      if (status !== 201) throw new Error(`not enrolled: ${JSON.stringify(body)}`);
      const workstation: Workstation = {
        id: body.deviceId,
        token: body.token,
        key,
        async call(method, path, { body: sent, headers, proof, key: signer = key, server } = {}) {
          const { token } = workstation;
          const made = { method, url: urlOf(path), token, nonce: nonce(), ...proof };
          return bench.send({
            method,
            path,
            server: server ?? 0,
            body: sent,
            headers: { authorization: `DPoP ${token}`, dpop: await prove(signer, made), ...headers },
          });
        },
      };
      return workstation;
    },
    audit: () => db.select().from(auditEvents).orderBy(auditEvents.sequence),
    async close() {
      await Promise.all(apps.map((app) => app.close()));
    },
  };
  return bench;
}
