// Whether the domain of a Windows workstation can be reached from here: one of its controllers takes a connection.
import { resolveSrv } from 'node:dns/promises';
import { connect } from 'node:net';
import * as z from 'zod';
import type { Domain } from '../ports.ts';

export interface DomainOptions {
  /** DNS name of the domain; undefined where the workstation is in none. */
  readonly name: string | undefined;
  readonly resolve?: (name: string) => Promise<readonly { readonly name: string; readonly port: number }[]>;
}

/** Patience with the name servers, milliseconds: some answer nothing at all. */
const FOUND_MS = 10_000;

/** Patience with one controller, milliseconds, and how many are tried. */
const PATIENCE_MS = 3_000;
const TRIED = 3;

/** A DNS name (RFC 1123 §2.1, underscores as Windows allows them), of at most 253 characters. */
const DnsName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i);

/** The DNS name of the domain that a Windows user signed in to; undefined where there is none, or no such name. */
export const domainName = (env: NodeJS.ProcessEnv): string | undefined =>
  DnsName.safeParse(env['USERDNSDOMAIN']).data;

/** Controllers are found as Windows finds them (MS-ADTS §6.3.2.3: `_ldap._tcp.dc._msdcs`). */
export function domainOf({ name, resolve = resolveSrv }: DomainOptions): Domain {
  return {
    async reachable() {
      if (name === undefined) return 'none';
      const found = resolve(`_ldap._tcp.dc._msdcs.${name}`).catch(() => []);
      const controllers = await Promise.race([found, nothingAfter(FOUND_MS)]);
      const answers = controllers.slice(0, TRIED).map((controller) => answersAt(controller));
      return (await Promise.all(answers)).includes(true) ? 'yes' : 'no';
    },
  };
}

const nothingAfter = (ms: number): Promise<readonly []> =>
  new Promise((resolve) => void setTimeout(resolve, ms, []).unref());

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
