// Asks Kerberos whether a password is right: it refuses a previous one at once, where a bind still takes it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Kerberos {
  /**
   * One try at this controller (`ldaps://HOST[:PORT]`) and at no other one, counted like a bind. `unknown`: no answer, or
   * one that proves nothing.
   */
  verify(controller: string, username: string, password: string): Promise<'right' | 'wrong' | 'unknown'>;
  /** Whether kinit is installed. */
  available(): Promise<boolean>;
}

export interface KerberosOptions {
  readonly realm: string;
  readonly configFile: string | undefined;
  readonly deadlineMs: number;
}

/** What kinit says of a wrong password, by version and enctype (MIT krb5, C locale). */
const wrongWords = /Password incorrect|Preauthentication failed/;

/** Characters that mean something in a principal's name (RFC 1964 2.1.1), or end a line on standard input. */
const unsafe = /[@/\\\s\p{Cc}]/u;

/**
 * A krb5.conf(5) that is read before the machine's own: the KDC of a realm is the controller's, at its usual port, and no
 * other one, whatever a later file (`*` ends the realm), DNS or a primary KDC says. Pure.
 */
export const pinned = (realm: string, controller: string): string => `[libdefaults]
  dns_lookup_kdc = false
[realms]
  ${realm} = {
    kdc = ${new URL(controller).hostname}
  }*
`;

export function createKerberos({ realm, configFile, deadlineMs }: KerberosOptions): Kerberos {
  // KRB5_CONFIG is MIT's own variable (kerberos(7)), and this the place where it looks without.
  const machines = configFile ?? process.env.KRB5_CONFIG ?? '/etc/krb5.conf';
  // Its own environment: the server's holds secrets.
  const env = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    // Where the machine is a member of the domain, these would name a KDC before any file does
    // (sssd_krb5_locator_plugin(8), winbind_krb5_locator(8)).
    SSSD_KRB5_LOCATOR_DISABLE: '1',
    _NO_WINBINDD: '1',
  };

  const kinit = (
    krb5Config: string,
    args: readonly string[],
    input: string,
  ): Promise<{ code: number | null; words: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn('kinit', args, {
        env: { ...env, KRB5_CONFIG: krb5Config },
        timeout: deadlineMs,
        killSignal: 'SIGKILL',
      });
      let words = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
      child.stdout.resume();
      // It may end before it has read the password.
      child.stdin.on('error', () => undefined).end(input);
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, words }));
    });

  const ticket = async (controller: string, principal: string, password: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'keyturn-kdc-'));
    try {
      const own = join(folder, 'krb5.conf');
      await writeFile(own, pinned(realm, controller));
      return await kinit(`${own}:${machines}`, ['-c', 'MEMORY:', '--', principal], `${password}\n`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  return {
    async verify(controller, username, password) {
      if (unsafe.test(username) || /[\n\r\0]/.test(password) || password === '') return 'unknown';
      try {
        const { code, words } = await ticket(controller, `${username}@${realm}`, password);
        if (code === 0) return 'right';
        return wrongWords.test(words) ? 'wrong' : 'unknown';
      } catch {
        return 'unknown';
      }
    },
    async available() {
      try {
        // It prints its usage; a missing program rejects.
        await kinit(machines, ['-?'], '');
        return true;
      } catch {
        return false;
      }
    },
  };
}
