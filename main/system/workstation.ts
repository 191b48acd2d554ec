// The workstation and who sits there, as the operating system tells it.
import { hostname, release, userInfo } from 'node:os';
import * as z from 'zod';
import type { Workstation } from '../ports.ts';
import { readSignIn } from './sign-in.ts';

const Platform = z.enum(['win32', 'darwin', 'linux']);

/** A domain's NetBIOS or DNS name (MS-ADTS §3.1.1.1.4, RFC 1123). */
const Domain = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,254}$/);

export interface SystemFacts {
  readonly platform: string;
  readonly hostname: string;
  readonly username: string;
  readonly release: string;
  readonly env: NodeJS.ProcessEnv;
}

const present = (): SystemFacts => ({
  platform: process.platform,
  hostname: hostname(),
  username: userInfo().username,
  release: release(),
  env: process.env,
});

/** Throws on a system that Keyturn is not made for. */
export function readWorkstation(facts: SystemFacts = present()): Workstation {
  const platform = Platform.parse(facts.platform);
  const [name = ''] = facts.hostname.split('.');
  return {
    name: name || 'unnamed',
    // On Linux names of a domain may come with it, as winbind and SSSD write them.
    ...splitUser(facts.username),
    ...(platform === 'win32' ? { domain: windowsDomain(facts.env, name) } : {}),
    platform,
    osVersion: facts.release,
    signIn: readSignIn(platform, facts.env),
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** Null for an account of the workstation itself, whose domain is the workstation's own name. */
function windowsDomain(env: NodeJS.ProcessEnv, name: string): string | null {
  const domain = Domain.safeParse(env['USERDOMAIN']).data;
  return domain === undefined || domain.toLowerCase() === name.toLowerCase() ? null : domain;
}

/** `CORP\ana` and `ana@corp.example` are in a domain; `ana` is not, as far as anybody can tell. */
function splitUser(username: string): { osUser: string; domain: string | null } {
  const back = /^([^\\]+)\\(.+)$/.exec(username);
  const at = /^([^@]+)@(.+)$/.exec(username);
  const [osUser, domain] = back ? [back[2], back[1]] : at ? [at[1], at[2]] : [username, undefined];
  return { osUser: osUser ?? username, domain: Domain.safeParse(domain).data ?? null };
}
