// A real gnome-keyring with a fresh, unlocked store, and secret-tool as the second opinion on it.
import type { ChildProcess } from 'node:child_process';
import dbus, { type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { run, runOrThrow, startChild, stopChild } from '../children.ts';
import { waitUntil } from '../ready.ts';
import { type OsUser, runAs } from './account.ts';
import { callMethod, getProperty, nameHasOwner } from './bus.ts';

const NAME = 'org.freedesktop.secrets';
const PATH = '/org/freedesktop/secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
const LOGIN = '/org/freedesktop/secrets/collection/login';
/** The schema that keytar writes and looks for; entries of other schemas are invisible to it. */
const KEYTAR_SCHEMA = 'org.freedesktop.Secret.Generic';

interface KeyringEntry {
  readonly label: string;
  readonly secret: string;
  readonly schema: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Keyring {
  /** Stores an entry as keytar does, or under another schema as other programs do. */
  store(
    service: string,
    account: string,
    secret: string,
    options?: { label?: string; schema?: string; attributes?: Record<string, string> },
  ): Promise<void>;
  /** What secret-tool finds under service and account; undefined when there is none. */
  lookup(service: string, account: string): Promise<string | undefined>;
  /** Every unlocked entry of the service. */
  search(service: string): Promise<KeyringEntry[]>;
  /** Locks the store: entries then can't be read without a prompt. */
  lock(): Promise<void>;
  unlock(): Promise<void>;
  isLocked(): Promise<boolean>;
  /** Ends the daemon at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts the daemon, also again on the same store, and unlocks it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly pid: number | undefined;
}

/** The keyring of the session that `env` describes, not started yet; its store is in XDG_DATA_HOME. */
export function keyringOf(connection: MessageBus, env: NodeJS.ProcessEnv, user?: OsUser): Keyring {
  const masterPassword = 'keyring of a test';
  let child: ChildProcess | undefined;
  const tool = (args: string[], input = ''): readonly [string, string[], object] => {
    const [command = '', ...all] = [...runAs(user), 'secret-tool', ...args];
    return [command, all, { env, input, cwd: '/' }];
  };
  const service = { destination: NAME, path: PATH, interface: SERVICE };

  const keyring: Keyring = {
    get pid() {
      return child?.pid;
    },
    async store(name, account, secret, { label = name, schema = KEYTAR_SCHEMA, attributes } = {}) {
      const pairs = { service: name, account, 'xdg:schema': schema, ...attributes };
      const args = ['store', `--label=${label}`, ...Object.entries(pairs).flat()];
      await runOrThrow(...tool(args, secret));
    },
    async lookup(name, account) {
      const { code, stdout } = await run(...tool(['lookup', 'service', name, 'account', account]));
      return code === 0 ? stdout : undefined;
    },
    async search(name) {
      const [command, args, options] = tool(['search', '--all', 'service', name]);
      // secret-tool prints attributes to its standard error, entry by entry.
      const both = ['-c', 'exec "$@" 2>&1', 'sh', command, ...args];
      return parseSearch((await run('sh', both, options)).stdout);
    },
    async lock() {
      const call = { ...service, member: 'Lock', signature: 'ao', body: [[LOGIN]] };
      await callMethod(connection, call, z.unknown());
    },
    async unlock() {
      const open = { ...service, member: 'OpenSession', signature: 'sv' };
      const [, session] = await callMethod(
        connection,
        { ...open, body: ['plain', new dbus.Variant('s', '')] },
        z.tuple([z.unknown(), z.string()]),
      );
      const secret = [session, Buffer.alloc(0), Buffer.from(masterPassword), 'text/plain'];
      await callMethod(
        connection,
        {
          destination: NAME,
          path: PATH,
          // gnome-keyring's own name for what its login module uses.
          interface: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
          member: 'UnlockWithMasterPassword',
          signature: 'o(oayays)',
          body: [LOGIN, secret],
        },
        z.unknown(),
      );
    },
    isLocked: () => {
      const collection = { destination: NAME, path: LOGIN };
      const object = { ...collection, interface: 'org.freedesktop.Secret.Collection' };
      return getProperty(connection, object, 'Locked', z.boolean());
    },
    async start() {
      const [command = '', ...args] = [
        ...runAs(user),
        ...['gnome-keyring-daemon', '--unlock', '--components=secrets', '--foreground'],
      ];
      child = startChild(command, args, { env, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin?.end(masterPassword);
      await waitUntil('gnome-keyring', async () =>
        (await nameHasOwner(connection, NAME)) ? !(await keyring.isLocked()) : false,
      );
    },
    async kill() {
      if (child !== undefined) await stopChild(child, { signal: 'SIGKILL' });
    },
    async stop() {
      if (child !== undefined) await stopChild(child);
    },
  };
  return keyring;
}

/** Reads what `secret-tool search --all` prints, both streams; a secret may have several lines. */
function parseSearch(text: string): KeyringEntry[] {
  return text
    .split(/^\[\/.*\]\n/m)
    .slice(1)
    .map((block) => {
      const attributes = [...block.matchAll(/^attribute\.(\S+) = (.*)$/gm)];
      const value = (pattern: RegExp): string => pattern.exec(block)?.[1] ?? '';
      return {
        label: value(/^label = (.*)$/m),
        secret: value(/^secret = ([^]*?)\ncreated = /m),
        schema: value(/^schema = (.*)$/m),
        attributes: Object.fromEntries(attributes.map(([, name = '', text = '']) => [name, text])),
      };
    });
}
