// A provisioned Active Directory domain on disk, made once and copied for every test that needs one.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrThrow } from './children.ts';

export const REALM = 'CORP.TEST';
export const BASE_DN = 'DC=corp,DC=test';
/** The container of the accounts that Keyturn's service account may reset. */
export const AGENTS_DN = `OU=Agents,${BASE_DN}`;
/** Of a domain that lives for one test: no secret, and never the password of a person in a test. */
export const ADMIN_PASSWORD = 'Test-domain-4dmin!';

/** Microsoft's identifiers of classes, attributes and extended rights (MS-ADTS 5.1.3.2.1, MS-ADA). */
const USER_CLASS = 'bf967aba-0de6-11d0-a285-00aa003049e2';
const LOCKOUT_TIME = '28630ebf-41d5-11d1-a9c1-0000f80367c1';
const PWD_LAST_SET = 'bf967a0a-0de6-11d0-a285-00aa003049e2';
const RESET_PASSWORD = '00299570-246d-11d0-a768-00aa006e0529';

/** What a service account can be allowed: group by right, and the access control entries behind it. */
const DELEGATIONS = {
  reset: [AGENTS_DN, `OA;CIIO;CR;${RESET_PASSWORD};${USER_CLASS}`],
  unlock: [AGENTS_DN, `OA;CIIO;RPWP;${LOCKOUT_TIME};${USER_CLASS}`],
  'must-change': [AGENTS_DN, `OA;CIIO;RPWP;${PWD_LAST_SET};${USER_CLASS}`],
  'read-policy': [`CN=Password Settings Container,CN=System,${BASE_DN}`, 'A;CI;GR;;'],
} as const;

/** A right that can be delegated to Keyturn's service account. */
export type Right = keyof typeof DELEGATIONS;
export const ALL_RIGHTS: readonly Right[] = ['reset', 'unlock', 'must-change', 'read-policy'];

/** The group whose members hold the right. */
export function groupOf(right: Right): string {
  return `Keyturn ${right}`;
}

/** Accounts of a domain expire 42 days after it was provisioned; a template is renewed well before. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const CACHE = join(import.meta.dirname, '../../.cache');

/** The folder of the provisioned domain; made when there is none or it is a week old (about 8 s). */
export async function domainTemplate(): Promise<string> {
  if (process.getuid?.() !== 0)
    throw new Error('A test domain controller needs root: run the tests as root.');
  const { stdout: version } = await runOrThrow('samba', ['--version']);
  const recipe = JSON.stringify([version, DELEGATIONS, ADMIN_PASSWORD, REALM]);
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
  const folder = join(CACHE, `domain-${hash}`);
  if (existsSync(folder) && Date.now() - (await stat(folder)).mtimeMs < KEPT_MS) return folder;
  await rm(folder, { recursive: true, force: true });
  const draft = `${folder}-${process.pid}`;
  await mkdir(CACHE, { recursive: true });
  await provision(draft);
  // Two test files may provision at once: the first one's folder is kept.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

async function provision(folder: string): Promise<void> {
  await runOrThrow('samba-tool', [
    ...['domain', 'provision', `--realm=${REALM}`, '--domain=CORP', '--server-role=dc'],
    ...[`--adminpass=${ADMIN_PASSWORD}`, '--use-rfc2307', '--dns-backend=NONE'],
    ...['--host-name=dc1', '--host-ip=127.0.0.1', `--targetdir=${folder}`],
    ...['--option=interfaces=lo', '--option=bind interfaces only=yes'],
  ]);
  const tool = (...args: string[]): Promise<string> => sambaTool(folder, args);
  await tool('ou', 'create', AGENTS_DN);
  for (const right of ALL_RIGHTS) {
    const [objectDn, entry] = DELEGATIONS[right];
    await tool('group', 'add', groupOf(right), '--groupou=CN=Users');
    const group = await tool('group', 'show', groupOf(right), '--attributes=objectSid');
    const sid = /^objectSid: (\S+)/m.exec(group)?.[1] ?? '';
    await tool('dsacl', 'set', `--objectdn=${objectDn}`, `--sddl=(${entry};${sid})`);
  }
}

/** Runs samba-tool on the database of a domain's folder, running or not; resolves with its output. */
export async function sambaTool(folder: string, args: readonly string[]): Promise<string> {
  const database = ['-H', join(folder, 'private/sam.ldb'), '-s', join(folder, 'etc/smb.conf')];
  const { stdout } = await runOrThrow('samba-tool', [...args, ...database]);
  return stdout;
}
