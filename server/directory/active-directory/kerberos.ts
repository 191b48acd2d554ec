// Asks Kerberos whether a password is right: it refuses a previous one at once, where a bind still takes it.
import { spawn } from 'node:child_process';

export interface Kerberos {
  /** One try, counted like a bind. `unknown`: no answer, or one that proves nothing. */
  verify(username: string, password: string): Promise<'right' | 'wrong' | 'unknown'>;
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

export function createKerberos({ realm, configFile, deadlineMs }: KerberosOptions): Kerberos {
  // Its own environment: the server's holds secrets. KRB5_CONFIG is MIT's own variable (kerberos(7)).
  const krb5Config = configFile ?? process.env.KRB5_CONFIG;
  const env = {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    ...(krb5Config === undefined ? {} : { KRB5_CONFIG: krb5Config }),
  };

  const kinit = (args: readonly string[], input: string): Promise<{ code: number | null; words: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn('kinit', args, { env, timeout: deadlineMs, killSignal: 'SIGKILL' });
      let words = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
      child.stdout.resume();
      // It may end before it has read the password.
      child.stdin.on('error', () => undefined).end(input);
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, words }));
    });

  return {
    async verify(username, password) {
      if (unsafe.test(username) || /[\n\r\0]/.test(password) || password === '') return 'unknown';
      try {
        const { code, words } = await kinit(['-c', 'MEMORY:', '--', `${username}@${realm}`], `${password}\n`);
        if (code === 0) return 'right';
        return wrongWords.test(words) ? 'wrong' : 'unknown';
      } catch {
        return 'unknown';
      }
    },
    async available() {
      try {
        // It prints its usage; a missing program rejects.
        await kinit(['-?'], '');
        return true;
      } catch {
        return false;
      }
    },
  };
}
