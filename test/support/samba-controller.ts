// One domain controller process: Samba in a folder of its own, on a loopback address of its own.
import type { ChildProcess } from 'node:child_process';
import { cp, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { collectOutput, hasEnded, signalGroup, startChild, stopChild } from './children.ts';
import { accepts, waitUntil } from './ready.ts';
import { REALM } from './samba-template.ts';

/** Kerberos, LDAP, kpasswd and LDAPS. */
export const CONTROLLER_PORTS = [88, 389, 464, 636] as const;

/** What belongs to a running process, not to the database: left behind by a copy. */
const OF_THE_PROCESS = new Set(['run', 'ncalrpc', 'log', 'msg.lock', 'tls', 'smb.conf']);

/** A controller's life; each call resolves when it has taken effect. */
export interface Controller {
  readonly folder: string;
  readonly address: string;
  /** Resolves when LDAPS and Kerberos accept connections (about half a second). */
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill9(): Promise<void>;
  /** It keeps its connections and answers nothing more (SIGSTOP) until {@link resume}. */
  hang(): void;
  resume(): void;
  readonly pid: number | undefined;
}

/** Makes a controller of the domain in the folder; its certificate goes to `private/tls`. */
export async function makeController(folder: string, address: string): Promise<Controller> {
  await mkdir(join(folder, 'private/tls'), { recursive: true });
  for (const name of ['run', 'ncalrpc', 'log', 'etc']) await mkdir(join(folder, name), { recursive: true });
  const config = join(folder, 'etc/smb.conf');
  await writeFile(config, configuration(folder, address));

  let child: ChildProcess | undefined;
  const controller: Controller = {
    folder,
    address,
    get pid() {
      return child?.pid;
    },
    async start() {
      const started = startChild('samba', ['-i', '-M', 'single', '-s', config]);
      child = started;
      const output = collectOutput(started);
      await waitUntil(`domain controller on ${address}`, async () => {
        if (hasEnded(started)) return 'ended' as const;
        const open = await Promise.all(CONTROLLER_PORTS.map((port) => accepts(address, port)));
        return open.every(Boolean) && ('ready' as const);
      });
      if (hasEnded(started)) throw new Error(`samba ended at its start:\n${output()}`);
    },
    async stop() {
      if (child !== undefined) await stopChild(child);
    },
    async restart() {
      await controller.stop();
      await controller.start();
    },
    async kill9() {
      if (child !== undefined) await stopChild(child, { signal: 'SIGKILL' });
    },
    hang() {
      if (child !== undefined) signalGroup(child, 'SIGSTOP');
    },
    resume() {
      if (child !== undefined) signalGroup(child, 'SIGCONT');
    },
  };
  return controller;
}

/** Copies a domain's databases over those of another folder. Neither may be written to meanwhile. */
export async function copyDomain(source: string, folder: string): Promise<void> {
  await rm(join(folder, 'private/sam.ldb.d'), { recursive: true, force: true });
  // Whoever reads the folder's own krb5.conf asks the controller of this folder.
  const ofTheSource = join(source, 'krb5.conf');
  await cp(source, folder, {
    recursive: true,
    force: true,
    filter: async (path) =>
      path === source ||
      !(OF_THE_PROCESS.has(basename(path)) || path === ofTheSource || (await lstat(path)).isSocket()),
  });
}

function configuration(folder: string, address: string): string {
  return `[global]
  workgroup = CORP
  realm = ${REALM}
  netbios name = DC1
  server role = active directory domain controller
  server services = ldap, cldap, kdc
  dcerpc endpoint servers = none
  interfaces = ${address}/8
  bind interfaces only = Yes
  idmap_ldb:use rfc2307 = yes
  lock directory = ${folder}
  state directory = ${join(folder, 'state')}
  cache directory = ${join(folder, 'cache')}
  private dir = ${join(folder, 'private')}
  binddns dir = ${join(folder, 'bind-dns')}
  pid directory = ${join(folder, 'run')}
  ncalrpc dir = ${join(folder, 'ncalrpc')}
  log file = ${join(folder, 'log/samba.log')}
  tls cafile = tls/ca.pem
  tls certfile = tls/cert.pem
  tls keyfile = tls/key.pem
`;
}
