// Asks a domain controller with OpenLDAP's and MIT Kerberos' own programs, never with Keyturn's code.
import { run, runOrThrow } from './children.ts';
import { type Entry, parseLdif } from './ldif.ts';

/** The data code that Active Directory gives with a refused bind, such as 52e or 775 (MS-ERREF 2.2). */
export type BindAnswer = { readonly ok: true } | { readonly ok: false; readonly data: string };

/** Where and as whom OpenLDAP's programs connect. */
export interface LdapLogin {
  readonly url: string;
  readonly caFile: string;
  readonly bindDn: string;
  readonly password: string;
}

/** Gives a program the password by a pipe: OpenLDAP's `-y` opens a path, never a socket. */
const THROUGH_PIPE = ['-c', 'cat | exec "$@"', 'sh'];

function connection(login: LdapLogin): string[] {
  return ['-x', '-H', login.url, '-D', login.bindDn, '-y', '/dev/stdin'];
}

function environment(login: Pick<LdapLogin, 'caFile'>): NodeJS.ProcessEnv {
  return { ...process.env, LDAPTLS_CACERT: login.caFile, LC_ALL: 'C' };
}

/** Binds with ldapsearch and reads the rootDSE. The password is in no argument and no file. */
export async function bindWithLdapsearch(login: LdapLogin): Promise<BindAnswer> {
  const args = ['ldapsearch', ...connection(login), '-LLL', '-s', 'base', '-b', '', 'dnsHostName'];
  const { code, stderr } = await run('sh', [...THROUGH_PIPE, ...args], {
    input: login.password,
    env: environment(login),
  });
  if (code === 0) return { ok: true };
  const data = /data ([0-9a-f]+),/.exec(stderr)?.[1];
  if (data === undefined) throw new Error(`ldapsearch could not ask ${login.url}: ${stderr}`);
  return { ok: false, data };
}

/** Reads entries with ldapsearch. */
export async function searchWithLdapsearch(
  login: LdapLogin,
  query: { base: string; scope: 'base' | 'sub'; filter: string; attributes: readonly string[] },
): Promise<Entry[]> {
  const { stdout } = await runOrThrow(
    'sh',
    [
      ...THROUGH_PIPE,
      ...['ldapsearch', ...connection(login), '-LLL', '-o', 'ldif-wrap=no'],
      ...['-s', query.scope, '-b', query.base, query.filter, ...query.attributes],
    ],
    { input: login.password, env: environment(login) },
  );
  return parseLdif(stdout);
}

/**
 * Applies LDIF with ldapmodify; rejects with the directory's words when it refuses. LDIF holds
 * passwords of people, so it goes through the pipe; the administrator's own password is in a file.
 */
export async function modifyWithLdapmodify(
  login: Omit<LdapLogin, 'password'> & { readonly passwordFile: string },
  ldif: string,
): Promise<void> {
  const args = ['-x', '-H', login.url, '-D', login.bindDn, '-y', login.passwordFile];
  await runOrThrow('ldapmodify', args, { input: ldif, env: environment(login) });
}

/** The krb5.conf of a realm whose one KDC listens on the address (MIT krb5, krb5.conf(5)). */
export function krb5Conf(realm: string, address: string): string {
  return `[libdefaults]
  default_realm = ${realm}
  dns_lookup_kdc = false
  dns_lookup_realm = false
  udp_preference_limit = 1
[realms]
  ${realm} = {
    kdc = ${address}:88
  }
`;
}

/** Asks the KDC for a ticket, kept in memory only. `reason` is what kinit said. */
export async function ticketWithKinit(
  krb5ConfFile: string,
  principal: string,
  password: string,
): Promise<{ readonly ok: boolean; readonly reason: string }> {
  const { code, stderr } = await run('kinit', ['-c', 'MEMORY:', principal], {
    input: `${password}\n`,
    env: { ...process.env, KRB5_CONFIG: krb5ConfFile, LC_ALL: 'C' },
  });
  return { ok: code === 0, reason: stderr.trim() };
}
