// The API killed, or cut off from its database, at every point between asking the directory for a change and
// knowing the outcome: after it is back it says what is true, and nothing is done twice.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../../src/contract/steps.ts';
import { deriveFactorKeys } from '../../../server/factors/keys.ts';
import { newRecoveryCodes } from '../../../server/factors/recovery-code.ts';
import { seal } from '../../../server/factors/seal.ts';
import { recoveryCodes, totpFactors } from '../../../server/factors/tables.ts';
import { newTotpSecret } from '../../../server/factors/totp.ts';
import { type Store, openStore } from '../../../server/store/database.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';
import { oathtool } from '../../support/otp.ts';
import { type Postgres, startPostgres } from '../../support/postgres.ts';
import { type TcpProxy, startTcpProxy } from '../../support/proxy.ts';
import { waitUntil } from '../../support/ready.ts';
import { type Domain, startDomain } from '../../support/samba.ts';
import { type ApiServer, startServer } from '../../support/server.ts';
import { makeCertificateAuthority, makeServerCertificate } from '../../support/tls.ts';
import { directoryOf } from '../directory/active-directory.ts';

const oldPassword = 'Correct-horse-1';
const newPassword = 'Lantern-harbour-42-violet';
const otherPassword = 'Thimble-orchard-57-amber';
/** `lockoutTime` with its one value `0`, as a modification holds it in BER; a search has the name alone. */
const unlocking = 'lockoutTime\x31\x03\x04\x01\x30';
/** A claim's lease, the quiet after it, and a round of upkeep. */
const settledMs = 60_000;

const masterKey = randomBytes(32);
let made = 0;
let domain: Domain;
let postgres: Postgres;
let store: Store;
let folder: string;
/** Between the API and its controller, and between the API and its database. */
let ldap: TcpProxy;
let sql: TcpProxy;
let api: ApiServer;

beforeAll(async () => {
  [domain, postgres] = await Promise.all([startDomain(), startPostgres()]);
  await domain.setPolicy({
    minLength: 8,
    history: 3,
    minAgeDays: 0,
    maxAgeDays: 42,
    complexity: true,
    lockoutThreshold: 5,
    lockoutMinutes: 30,
    observationMinutes: 30,
  });
  const service = await domain.addServiceAccount();
  folder = temporaryFolder('killed');
  const authority = await makeCertificateAuthority(folder);
  const names = { hosts: ['localhost'], addresses: ['127.0.0.1'] };
  const { certFile, keyFile } = await makeServerCertificate(folder, authority, names);
  ldap = await startTcpProxy(
    { host: domain.address, port: 636 },
    { certFile, keyFile, caFile: domain.caFile },
  );
  sql = await startTcpProxy(postgres);
  store = await openStore({ url: postgres.url });
  directory = directoryOf(domain, service, store.db);
  api = await startServer({
    env: {
      KEYTURN_DIRECTORY_URL: `ldaps://${ldap.host}:${ldap.port}`,
      KEYTURN_DIRECTORY_BASE_DN: domain.baseDn,
      KEYTURN_DIRECTORY_BIND_DN: service.dn,
      KEYTURN_DIRECTORY_CA_FILE: authority.caFile,
      KEYTURN_THROTTLE_TRUSTED_RANGES: '127.0.0.0/8',
      KEYTURN_THROTTLE_STARTS: '1000/1m',
    },
    secrets: {
      KEYTURN_DIRECTORY_BIND_PASSWORD: service.password,
      KEYTURN_DATABASE_URL: `postgres://keyturn@${sql.host}:${sql.port}/keyturn`,
      KEYTURN_MASTER_KEY: masterKey.toString('base64'),
    },
  });
});
let directory: ReturnType<typeof directoryOf>;
afterAll(async () => {
  await api.stop();
  for (const proxy of [ldap, sql]) proxy.stop();
  await directory.close();
  await store.close();
  await Promise.all([domain.stop(), postgres.stop()]);
  removeFolder(folder);
});

interface Begun {
  readonly dn: string;
  readonly upn: string;
  readonly username: string;
  readonly accountId: string;
  readonly path: string;
  readonly token: string;
}

async function call(method: string, path: string, { token = '', body }: { token?: string; body?: object }) {
  const reply = await fetch(`${api.url}${path}`, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: reply.status,
    body: (await reply.json()) as { id: string; token: string; type: string; step: Step },
  };
}

/** A person who is locked out and has proven who they are. */
async function proven(username: string): Promise<Begun> {
  const user = await domain.addUser({ username, password: oldPassword });
  const accountId = (await directory.find(username))!.id;
  const keys = deriveFactorKeys(masterKey);
  const [id, secret, now] = [randomUUID(), newTotpSecret(), new Date()];
  const sealedSecret = seal(keys, { accountId, factorId: id }, secret);
  const times = { begunAt: now, confirmedAt: now };
  await store.db
    .insert(totpFactors)
    .values({ id, accountId, sealedSecret, sessionId: randomUUID(), ...times });
  const { codes, rows } = await newRecoveryCodes(keys, accountId, now);
  await store.db.insert(recoveryCodes).values(rows);
  await domain.lockByBadBinds(user);
  const started = await call('POST', '/v1/resets', {
    body: { username, reason: 'locked', channel: 'companion' },
  });
  const { id: reset, token } = started.body;
  const begun = { ...user, accountId, token, path: `/v1/resets/${reset}` };
  const verify = (factor: string, response: string) =>
    call('POST', `${begun.path}/verifications`, { token, body: { factor, response } });
  await verify('totp', await oathtool(secret));
  expect((await verify('recovery-code', codes[0]!)).body.step.kind).toBe('new-password');
  return begun;
}

const put = ({ path, token }: Begun, password = newPassword) =>
  call('PUT', `${path}/password`, { token, body: { password } });
const stepOf = async ({ path, token }: Begun): Promise<Step> =>
  (await call('GET', path, { token })).body.step;
const version = ({ dn }: Begun) => domain.attribute(dn, 'pwdLastSet');
const audited = async ({ accountId }: Begun): Promise<string> =>
  (
    await postgres.psql(
      `select outcome from audit_events where type = 'password.change' and target_id = '${accountId}' order by sequence`,
    )
  ).replaceAll('\n', ' ');

/** The process ends the moment that `proxy` sees these bytes; they never come through. */
async function killAt(proxy: TcpProxy, bytes: string, begun: Begun): Promise<void> {
  const seen = Promise.withResolvers<undefined>();
  proxy.onRequest(bytes, () => {
    // First the signal: a process that lives would answer the cut.
    void api.kill9().then(() => seen.resolve(undefined));
    proxy.cut();
  });
  await expect(put(begun)).rejects.toThrow();
  await seen.promise;
  await proxy.pass();
}

/** The process ends after the controller has changed the password, before it hears of it. */
async function killUnanswered(begun: Begun): Promise<void> {
  const before = await version(begun);
  ldap.onRequest('unicodePwd', () => ldap.dropReplies());
  const lost = expect(put(begun)).rejects.toThrow();
  await waitUntil('the controller to have it', async () => (await version(begun)) !== before);
  await api.kill9();
  await lost;
  await ldap.pass();
}

/** The database goes away the moment that it is asked this; the process lives. */
async function cutDatabaseAt(bytes: string, begun: Begun): Promise<void> {
  sql.onRequest(bytes, () => sql.cut());
  expect((await put(begun)).body.type).toBe('urn:keyturn:problem:database-unavailable');
  await sql.pass();
}

const preparing = 'update "password_intents" set "prepared"';
const settling = 'update "password_intents" set "outcome"';

interface Case {
  readonly name: string;
  readonly happens: (begun: Begun) => Promise<void>;
  /** The controller has the new password. */
  readonly taken: boolean;
  /** In the audit trail, in the end. */
  readonly audit: string;
}

const cases: readonly Case[] = [
  {
    name: 'killed before the intent holds what stood there',
    happens: (begun) => killAt(sql, preparing, begun),
    taken: false,
    audit: 'failed',
  },
  {
    name: 'killed right before the request reaches the controller',
    happens: (begun) => killAt(ldap, 'unicodePwd', begun),
    taken: false,
    audit: 'intended refused',
  },
  {
    name: 'killed after the controller took it, before its answer',
    happens: killUnanswered,
    taken: true,
    audit: 'intended succeeded',
  },
  {
    name: 'killed before the unlock',
    happens: (begun) => killAt(ldap, unlocking, begun),
    taken: true,
    audit: 'intended succeeded',
  },
  {
    name: 'killed during the confirming bind',
    // A bind has the password as it is; a modification has it in UTF-16.
    happens: (begun) => killAt(ldap, newPassword, begun),
    taken: true,
    audit: 'intended succeeded',
  },
  {
    name: 'killed before the outcome is committed',
    happens: (begun) => killAt(sql, settling, begun),
    taken: true,
    audit: 'intended succeeded',
  },
  {
    name: 'cut off from the database before the intent holds what stood there',
    happens: (begun) => cutDatabaseAt(preparing, begun),
    taken: false,
    audit: 'failed',
  },
  {
    name: 'cut off from the database before the outcome is committed',
    happens: (begun) => cutDatabaseAt(settling, begun),
    taken: true,
    audit: 'intended succeeded',
  },
];

/** What each case left behind; all of them wait for their outcome together. */
const left = new Map<string, { begun: Begun; version: string | undefined }>();

describe('as soon as it is back', () => {
  test.each(cases)('$name: working, and no second change is begun', async ({ name, happens, taken }) => {
    const begun = await proven(`agent${(made += 1)}`);
    const before = await version(begun);
    await happens(begun);
    if (api.process.exitCode !== null || api.process.signalCode !== null) await api.start();
    const after = await version(begun);
    left.set(name, { begun, version: after });
    expect(after !== before).toBe(taken);
    const step = await stepOf(begun);
    expect(step.kind).toBe('working');
    expect((await put(begun, otherPassword)).body.type).toBe('urn:keyturn:problem:change-in-progress');
  });
});

describe('in the end', () => {
  test.each(cases)('$name: what is true, once', async ({ name, taken, audit }) => {
    const { begun, version: once } = left.get(name)!;
    const step = await waitUntil(
      'the outcome',
      async () => {
        const now = await stepOf(begun);
        return now.kind !== 'working' && now;
      },
      { deadlineMs: settledMs },
    );
    expect(await version(begun)).toBe(once);
    expect(await audited(begun)).toBe(audit);
    if (taken) {
      const completed = { kind: 'completed', unlocked: true, confirmed: 'not-possible' };
      expect(step).toMatchObject({ ...completed, changedAt: instantOf(once) });
    } else {
      expect(step.kind).toBe('new-password');
      expect((await domain.ldapsearchBind(begun.upn, newPassword)).ok).toBe(false);
      // What did not happen can be done now.
      expect((await put(begun, newPassword)).body.step.kind).toBe('completed');
    }
    expect(await domain.isLocked(begun.dn)).toBe(false);
    expect(await domain.ldapsearchBind(begun.upn, newPassword)).toEqual({ ok: true });
    // A bind would still take the old one for an hour.
    expect((await domain.kinit(begun.username, oldPassword)).ok).toBe(false);
    expect(await domain.ldapsearchBind(begun.upn, otherPassword)).toMatchObject({ ok: false });
  });
});

/** FILETIME (MS-DTYP 2.3.3) to RFC 3339, in milliseconds. */
const instantOf = (filetime = '0'): string =>
  new Date(Number(BigInt(filetime) / 10_000n) - 11_644_473_600_000).toISOString();
