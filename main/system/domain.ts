// Whether the domain of a Windows workstation can be reached from here: one of its controllers takes a connection.
import { resolveSrv } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Domain } from '../ports.ts';

export interface DomainOptions {
  /** DNS name of the domain; undefined where the workstation is in none. */
  readonly name: string | undefined;
  readonly resolve?: (name: string) => Promise<readonly { readonly name: string; readonly port: number }[]>;
}

/** Patience with one controller, milliseconds, and how many are tried. */
const PATIENCE_MS = 3_000;
const TRIED = 3;

/** The DNS name of the domain that a Windows user signed in to. */
export const domainName = (env: NodeJS.ProcessEnv): string | undefined => env['USERDNSDOMAIN'];

/** Controllers are found as Windows finds them (MS-ADTS §6.3.2.3: `_ldap._tcp.dc._msdcs`). */
export function domainOf({ name, resolve = resolveSrv }: DomainOptions): Domain {
  return {
    async reachable() {
      if (name === undefined || name === '') return 'none';
      const controllers = await resolve(`_ldap._tcp.dc._msdcs.${name}`).catch(() => []);
      const answers = controllers.slice(0, TRIED).map((controller) => answersAt(controller));
      return (await Promise.all(answers)).includes(true) ? 'yes' : 'no';
    },
  };
}

const answersAt = ({ name, port }: { readonly name: string; readonly port: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: name, port, timeout: PATIENCE_MS });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
