// Answers one request inside the keychain's process. Stored passwords are compared here, in constant
// time, overwritten, and never sent anywhere; what is Keyturn's own can be read and written.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeychainEntry } from '../ports.ts';
import type { Answer, Reply, Request } from './messages.ts';
import { secretBytes } from '../secret-bytes.ts';
import type { Stored, Vault } from './vault.ts';
import { textOf, vaultFault } from './vault.ts';

/** The entries of Keyturn's own, by name. */
const ownEntry = (name: string): KeychainEntry => ({ service: 'Keyturn', account: name });

/** There only while the check runs. */
const CHECK_ENTRY = ownEntry('self-check');

/** Never rejects: what the keychain throws becomes a fault. */
export async function answer(vault: Vault, request: Request): Promise<Omit<Reply, 'id'>> {
  try {
    if (request.ask === 'read-own') return await readOwn(vault, request.name);
    if (request.ask === 'find') return await find(vault, request.pattern);
    return { answer: await say(vault, request) };
  } catch (error) {
    return { answer: vaultFault(error) };
  } finally {
    if (request.ask === 'update') request.value.fill(0);
  }
}

async function say(vault: Vault, request: Exclude<Request, { ask: 'read-own' | 'find' }>): Promise<string> {
  switch (request.ask) {
    case 'look':
      return vault.look(request.entry);
    case 'update':
      return update(vault, request);
    case 'unlock':
      return vault.unlock(request.entries);
    case 'check':
      return check(vault);
    case 'write-own':
      return writeOwn(vault, request.name, request.secret);
  }
}

async function find(vault: Vault, pattern: KeychainEntry): Promise<Omit<Reply, 'id'>> {
  const found = await vault.find(pattern);
  if (typeof found === 'string') return { answer: found };
  const { entries, hidden = false } = found;
  return { answer: 'found', entries: [...entries], hidden };
}

/** Only what was seen there afterwards is called updated: other programs write too, and some systems keep nothing. */
async function update(
  vault: Vault,
  { entry, value, create }: Extract<Request, { ask: 'update' }>,
): Promise<Answer<'update'>> {
  const before = await vault.read(entry);
  if (before.kind === 'found') {
    if (holds(before, value)) return 'already-right';
    // It may have been removed since it was read.
    if (!(await vault.overwrite(entry, value)) && !create) return 'not-found';
  } else if (before.kind !== 'not-found') {
    return before.kind;
  } else if (!create) {
    return 'not-found';
  }
  let after = await vault.read(entry);
  if (after.kind === 'not-found' && create) {
    await vault.make(entry, value);
    after = await vault.read(entry);
  }
  if (after.kind !== 'found') return after.kind === 'not-found' ? 'failed' : after.kind;
  return holds(after, value) ? 'updated' : 'failed';
}

/** What was read is overwritten then. */
function holds(stored: Extract<Stored, { kind: 'found' }>, value: Uint8Array): boolean {
  const same = stored.values.every((one) => equal(one, value));
  overwriteRead(stored);
  return same;
}

/** Nothing of what was read stays where it was. */
function overwriteRead(stored: Stored): void {
  if (stored.kind === 'found') for (const one of stored.values) one.fill(0);
}

async function check(vault: Vault): Promise<Answer<'check'>> {
  const before = await vault.read(CHECK_ENTRY);
  overwriteRead(before);
  if (before.kind !== 'found' && before.kind !== 'not-found') return before.kind;
  const value = secretBytes(randomBytes(16).toString('hex'));
  await vault.make(CHECK_ENTRY, value);
  const after = await vault.read(CHECK_ENTRY);
  await vault.remove(CHECK_ENTRY);
  return after.kind === 'found' && holds(after, value) ? 'ok' : 'failed';
}

async function readOwn(vault: Vault, name: string): Promise<Omit<Reply, 'id'>> {
  const stored = await vault.read(ownEntry(name));
  if (stored.kind !== 'found') return { answer: stored.kind };
  const [secret] = stored.values;
  if (secret === undefined) return { answer: 'not-found' };
  const text = textOf(secret);
  overwriteRead(stored);
  return { answer: 'found', secret: text };
}

/** Reads first: writing to a locked keychain would ask the person, who may not even have come yet. */
async function writeOwn(vault: Vault, name: string, secret: string): Promise<Answer<'write-own'>> {
  const entry = ownEntry(name);
  const stored = await vault.read(entry);
  overwriteRead(stored);
  if (stored.kind !== 'found' && stored.kind !== 'not-found') return stored.kind;
  const value = secretBytes(secret);
  try {
    if (!(await vault.overwrite(entry, value))) await vault.make(entry, value);
  } finally {
    value.fill(0);
  }
  return 'ok';
}

/** Takes as long for any two values (their digests have one length). */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  const digest = (value: Uint8Array) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
