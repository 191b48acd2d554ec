// A real domain whose accounts lock at five wrong passwords, and the API before it with one directory or another.
import type { ActiveDirectoryOptions } from '../../../server/directory/active-directory/index.ts';
import type { Begun, CountedDatabase, Engine } from '../../support/engine.ts';
import { begin, createEngine, openCountedDatabase } from '../../support/engine.ts';
import type { Domain } from '../../support/samba.ts';
import { startDomain } from '../../support/samba.ts';
import { directoryOf } from '../directory/active-directory.ts';

export const password = 'Correct-horse-1';

/** Somebody with an app and recovery codes. */
export interface DomainAgent {
  readonly dn: string;
  readonly username: string;
  readonly upn: string;
  readonly id: string;
  readonly secret: string;
  readonly recovery: readonly string[];
}

export interface DomainBench {
  readonly domain: Domain;
  readonly database: CountedDatabase;
  /** The API with the directory so set; its time is real. */
  open(change?: Partial<ActiveDirectoryOptions>): Promise<Engine>;
  hire(engine: Engine, user?: Partial<Parameters<Domain['addUser']>[0]>): Promise<DomainAgent>;
  /** What the controller has counted against the account. */
  badPwdCount(user: DomainAgent): Promise<number>;
  close(): Promise<void>;
}

export async function startDomainBench(): Promise<DomainBench> {
  const [domain, database] = await Promise.all([startDomain(), openCountedDatabase()]);
  await domain.setPolicy({
    minLength: 8,
    history: 3,
    minAgeDays: 0,
    maxAgeDays: 42,
    complexity: true,
    lockoutThreshold: 5,
    lockoutMinutes: 45,
    observationMinutes: 30,
  });
  const service = await domain.addServiceAccount();
  const opened: { close(): Promise<void> }[] = [];
  let made = 0;
  return {
    domain,
    database,
    async open(change = {}) {
      const directory = directoryOf(domain, service, database.db, change);
      const engine = await createEngine({ database, realDirectory: directory });
      opened.push(engine, directory);
      return engine;
    },
    async hire(engine, user = {}) {
      made += 1;
      const { dn, username, upn } = await domain.addUser({ username: `agent${made}`, password, ...user });
      const id = (await engine.accounts.directory.find(username))!.id;
      const [secret, recovery] = [await engine.enrolTotp(id), await engine.enrolRecoveryCodes(id)];
      return { dn, username, upn, id, secret, recovery };
    },
    badPwdCount: async ({ dn }) => Number((await domain.attribute(dn, 'badPwdCount')) ?? 0),
    async close() {
      for (const one of opened) await one.close();
      await Promise.all([domain.stop(), database.close()]);
    },
  };
}

export const signIn = (engine: Engine, username: string, typed: string) =>
  engine.call('POST', '/v1/sessions', { body: { username, password: typed } });

export const verify = (engine: Engine, { path, token }: Begun, factor: string, response: string) =>
  engine.call('POST', `${path}/verifications`, { token, body: { factor, response } });

export const put = (engine: Engine, { path, token }: Begun, body: object) =>
  engine.call('PUT', `${path}/password`, { token, body });

/** A reset of a password that expires, in which the app's code was right: the current password may be next. */
export async function provenByApp(engine: Engine, user: DomainAgent): Promise<Begun> {
  const reset = await begin(engine, user.username, 'expiring');
  await verify(engine, reset, 'totp', await engine.code(user.secret));
  return reset;
}
