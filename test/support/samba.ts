// A real Active Directory for tests: Samba as a domain controller on loopback, in about a second.
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './folders.ts';
import { addRecord, modifyRecord, rdn, renameRecord, unicodePwd } from './ldif.ts';
import type { Attributes } from './ldif.ts';
import { freeLoopbackAddress } from './loopback.ts';
import { type Controller, CONTROLLER_PORTS, copyDomain, makeController } from './samba-controller.ts';
import { domainPolicy, passwordSettings, type Policy } from './samba-policy.ts';
import * as secondOpinion from './samba-second-opinion.ts';
import * as template from './samba-template.ts';
import {
  type CertificateAuthority,
  type CertificateNames,
  makeCertificateAuthority,
  makeServerCertificate,
  type ServerCertificate,
} from './tls.ts';

/** Bits of `msDS-User-Account-Control-Computed` (MS-ADTS 3.1.1.4.5.17). */
const UF_LOCKOUT = 0x10;
const NORMAL_ACCOUNT = 0x200;
const PASSWORD_NOT_REQUIRED = 0x20;
/** Records that one ldapmodify takes well within its time. */
const RECORDS_AT_ONCE = 100;
/** More wrong binds than any threshold that a test sets. */
const MOST_BAD_BINDS = 25;

/** A person of the domain to be made. */
interface NewUser {
  readonly username: string;
  readonly password: string;
  /** Common name, also with commas and any letters; the username where absent. */
  readonly name?: string;
  readonly mail?: string;
  /** Container; Keyturn's service account may reset only below `agentsDn`, the default. */
  readonly container?: string;
  /** Names of groups, e.g. `Protected Users`. */
  readonly memberOf?: readonly string[];
  readonly attributes?: Attributes;
}

interface User {
  readonly dn: string;
  readonly username: string;
  readonly upn: string;
}

/** One controller of the domain, and everything an administrator can do there. */
export interface Domain extends Omit<Controller, 'start' | 'stop'> {
  /** `ldaps://ADDRESS`; the certificate names the address and `host`. */
  readonly url: string;
  /** `ldap://ADDRESS`, without encryption. */
  readonly plainUrl: string;
  readonly host: string;
  readonly caFile: string;
  readonly krb5ConfFile: string;
  readonly baseDn: string;
  readonly agentsDn: string;
  readonly realm: string;
  readonly adminDn: string;
  readonly adminPassword: string;
  start(): Promise<void>;
  /** Ends this controller (and those started from it) and removes their folders. */
  stop(): Promise<void>;
  /** Ends the process but keeps the data, for a later {@link start}. */
  shutDown(): Promise<void>;
  /** samba-tool on this controller's database. */
  tool(...args: string[]): Promise<string>;
  /** Applies LDIF as the administrator; rejects with the directory's words. */
  modify(ldif: string): Promise<void>;
  /** Applies LDIF as somebody else. */
  modifyAs(who: { upn: string; password: string }, ldif: string): Promise<void>;
  addUser(user: NewUser): Promise<User>;
  /** So many people in order, named `PREFIX1` and on, without a password, which takes a controller long. */
  addManyUsers(prefix: string, count: number, attributes?: Attributes): Promise<void>;
  /** An account for Keyturn with exactly these delegated rights; all that it needs where absent. */
  addServiceAccount(rights?: readonly template.Right[]): Promise<User & { password: string }>;
  setPolicy(policy: Policy): Promise<void>;
  /** A fine-grained policy for users or groups, named by their DN. The lowest precedence wins. */
  addPso(name: string, precedence: number, policy: Policy, appliesTo: string[]): Promise<string>;
  setPassword(dn: string, password: string): Promise<void>;
  setAttributes(dn: string, attributes: Attributes): Promise<void>;
  /** Renames an entry (and moves it); resolves with the new DN. */
  rename(dn: string, name: string, container?: string): Promise<string>;
  /** Values by attribute name; an attribute without a value is absent. */
  attributes(dn: string, names: readonly string[]): Promise<Record<string, readonly string[]>>;
  attribute(dn: string, name: string): Promise<string | undefined>;
  isLocked(dn: string): Promise<boolean>;
  /** Binds with wrong passwords until the account is locked; resolves with how many it took. */
  lockByBadBinds(user: User): Promise<number>;
  /** A certificate of the domain's authority, for a proxy before the controller. */
  certificate(names: CertificateNames): Promise<ServerCertificate>;
  /** ldapsearch's opinion of a password; through another address where a URL is given. */
  ldapsearchBind(bindDn: string, password: string, url?: string): Promise<secondOpinion.BindAnswer>;
  /** kinit's opinion of a password. */
  kinit(username: string, password: string): Promise<{ ok: boolean; reason: string }>;
  /** Another controller with a copy of the domain as it is now; the two don't replicate by themselves. */
  startSecondController(): Promise<Domain>;
  /** Gives the other controller this one's data, as replication would. Restarts the other. */
  replicateTo(other: Domain): Promise<void>;
}

/** Starts a domain of its own: policy as Windows sets it, no accounts but the administrator's. */
export async function startDomain(): Promise<Domain> {
  const authorityFolder = temporaryFolder('authority');
  const [source, authority] = await Promise.all([
    template.domainTemplate(),
    makeCertificateAuthority(authorityFolder),
  ]);
  const domain = await openDomain((folder) => copyDomain(source, folder), authority, 1);
  return {
    ...domain,
    get pid() {
      return domain.pid;
    },
    async stop() {
      await domain.stop();
      removeFolder(authorityFolder);
    },
  };
}

async function openDomain(
  fill: (folder: string) => Promise<void>,
  authority: CertificateAuthority,
  ordinal: number,
): Promise<Domain> {
  const folder = temporaryFolder('domain');
  const address = await freeLoopbackAddress(CONTROLLER_PORTS);
  const host = `dc${ordinal}.corp.test`;
  await fill(folder);
  const controller = await makeController(folder, address);
  const { caFile } = await makeServerCertificate(join(folder, 'private/tls'), authority, {
    hosts: [host],
    addresses: [address],
  });
  const krb5ConfFile = join(folder, 'krb5.conf');
  writeFileSync(krb5ConfFile, secondOpinion.krb5Conf(template.REALM, address));
  const passwordFile = join(folder, 'admin-password');
  writeFileSync(passwordFile, template.ADMIN_PASSWORD, { mode: 0o600 });

  const adminDn = `CN=Administrator,CN=Users,${template.BASE_DN}`;
  const login = { url: `ldaps://${address}`, caFile, bindDn: adminDn };
  const asAdmin = { ...login, password: template.ADMIN_PASSWORD };
  const others: Domain[] = [];

  const domain: Domain = {
    ...controller,
    url: login.url,
    plainUrl: `ldap://${address}`,
    host,
    caFile,
    krb5ConfFile,
    baseDn: template.BASE_DN,
    agentsDn: template.AGENTS_DN,
    realm: template.REALM,
    adminDn,
    adminPassword: template.ADMIN_PASSWORD,
    get pid() {
      return controller.pid;
    },
    async start() {
      await controller.start();
      // The ports open a moment before the database answers.
      await domain.attribute(domain.baseDn, 'objectGUID');
    },
    async restart() {
      await controller.stop();
      await domain.start();
    },
    shutDown: () => controller.stop(),
    async stop() {
      await Promise.all([controller.stop(), ...others.map((other) => other.stop())]);
      removeFolder(folder);
    },
    tool: (...args) => template.sambaTool(folder, args),
    modify: (ldif) => secondOpinion.modifyWithLdapmodify({ ...login, passwordFile }, ldif),
    async modifyAs({ upn, password }, ldif) {
      const file = join(folder, `password-${randomBytes(6).toString('hex')}`);
      writeFileSync(file, password, { mode: 0o600 });
      const as = { ...login, bindDn: upn, passwordFile: file };
      await secondOpinion.modifyWithLdapmodify(as, ldif).finally(() => rmSync(file));
    },
    async addUser({ username, password, name = username, mail, memberOf = [], ...more }) {
      const dn = `${rdn('CN', name)},${more.container ?? domain.agentsDn}`;
      const upn = `${username}@${domain.realm.toLowerCase()}`;
      const groups = memberOf.map((group) =>
        modifyRecord(`CN=${group},CN=Users,${domain.baseDn}`, 'add', { member: dn }),
      );
      await domain.modify(
        addRecord(dn, {
          objectClass: 'user',
          sAMAccountName: username,
          userPrincipalName: upn,
          displayName: name,
          userAccountControl: String(NORMAL_ACCOUNT),
          ...(mail === undefined ? {} : { mail }),
          ...more.attributes,
          unicodePwd: unicodePwd(password),
        }) + groups.join(''),
      );
      return { dn, username, upn };
    },
    async addManyUsers(prefix, count, attributes = {}) {
      const records = Array.from({ length: count }, (_each, index) => {
        const username = `${prefix}${index + 1}`;
        return addRecord(`${rdn('CN', username)},${domain.agentsDn}`, {
          objectClass: 'user',
          sAMAccountName: username,
          ...attributes,
          userAccountControl: String(NORMAL_ACCOUNT | PASSWORD_NOT_REQUIRED),
        });
      });
      for (let from = 0; from < count; from += RECORDS_AT_ONCE)
        await domain.modify(records.slice(from, from + RECORDS_AT_ONCE).join(''));
    },
    async addServiceAccount(rights = template.ALL_RIGHTS) {
      const suffix = randomBytes(3).toString('hex');
      const password = `Service-${randomBytes(12).toString('base64url')}-1a`;
      const user = await domain.addUser({
        username: `svc-keyturn-${suffix}`,
        password,
        container: `CN=Users,${domain.baseDn}`,
        memberOf: rights.map(template.groupOf),
      });
      return { ...user, password };
    },
    setPolicy: (policy) => domain.modify(domainPolicy(domain.baseDn, policy)),
    async addPso(name, precedence, policy, appliesTo) {
      const dn = `CN=${name},CN=Password Settings Container,CN=System,${domain.baseDn}`;
      await domain.modify(addRecord(dn, passwordSettings(precedence, policy, appliesTo)));
      return dn;
    },
    setPassword: (dn, password) => domain.setAttributes(dn, { unicodePwd: unicodePwd(password) }),
    setAttributes: (dn, attributes) => domain.modify(modifyRecord(dn, 'replace', attributes)),
    async rename(dn, name, container) {
      const newRdn = rdn('CN', name);
      await domain.modify(renameRecord(dn, newRdn, container));
      return `${newRdn},${container ?? dn.replace(/^(?:\\.|[^,\\])+,/, '')}`;
    },
    async attributes(dn, names) {
      const query = { base: dn, scope: 'base', filter: '(objectClass=*)', attributes: names } as const;
      const [entry] = await secondOpinion.searchWithLdapsearch(asAdmin, query);
      if (entry === undefined) throw new Error(`no entry ${dn}`);
      return entry.attributes;
    },
    attribute: async (dn, name) => (await domain.attributes(dn, [name]))[name]?.[0],
    async isLocked(dn) {
      const bits = await domain.attribute(dn, 'msDS-User-Account-Control-Computed');
      return (Number(bits) & UF_LOCKOUT) !== 0;
    },
    async lockByBadBinds({ dn, upn }) {
      for (let tries = 1; tries <= MOST_BAD_BINDS; tries += 1) {
        await domain.ldapsearchBind(upn, `wrong-${randomBytes(6).toString('hex')}`);
        if (await domain.isLocked(dn)) return tries;
      }
      throw new Error(`${upn} is not locked after ${MOST_BAD_BINDS} wrong binds: no threshold?`);
    },
    async certificate(names) {
      const own = join(folder, `certificate-${randomBytes(6).toString('hex')}`);
      mkdirSync(own);
      return makeServerCertificate(own, authority, names);
    },
    ldapsearchBind: (bindDn, password, url = login.url) =>
      secondOpinion.bindWithLdapsearch({ ...login, url, bindDn, password }),
    kinit: (username, password) =>
      secondOpinion.ticketWithKinit(krb5ConfFile, `${username}@${domain.realm}`, password),
    async startSecondController() {
      const copy = (copied: string): Promise<void> =>
        pausedDuring(controller, () => copyDomain(folder, copied));
      const other = await openDomain(copy, authority, ordinal + others.length + 1);
      others.push(other);
      return other;
    },
    async replicateTo(other) {
      await other.shutDown();
      await pausedDuring(controller, () => copyDomain(folder, other.folder));
      await other.start();
    },
  };
  await domain.start();
  return domain;
}

/** Holds the controller still, so that its databases can be copied between two transactions. */
async function pausedDuring<Result>(controller: Controller, copy: () => Promise<Result>): Promise<Result> {
  controller.hang();
  try {
    return await copy();
  } finally {
    controller.resume();
  }
}
