// Answers one request inside the keychain's process. Stored passwords are compared here, in constant
// time, and never sent anywhere.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Answer, Request } from './messages.ts';
import type { Vault } from './vault.ts';
import { vaultFault } from './vault.ts';

/** An entry of Keyturn's own, there only while the check runs. */
const CHECK_ENTRY = { service: 'Keyturn', account: 'self-check' };

/** Never rejects: what the keychain throws becomes a fault. */
export async function answer(vault: Vault, request: Request): Promise<string> {
  try {
    switch (request.ask) {
      case 'compare':
        return await compare(vault, request);
      case 'replace':
        return await replace(vault, request);
      case 'unlock':
        return await vault.unlock();
      case 'check':
        return await check(vault);
    }
  } catch (error) {
    return vaultFault(error);
  }
}

type Stored = Extract<Request, { ask: 'compare' | 'replace' }>;

async function compare(vault: Vault, { entry, password }: Stored): Promise<Answer<'compare'>> {
  const stored = await vault.read(entry);
  if (stored.kind !== 'found') return stored.kind;
  return stored.passwords.every((one) => equal(one, password)) ? 'same' : 'different';
}

async function replace(vault: Vault, { entry, password }: Stored): Promise<Answer<'replace'>> {
  const stored = await vault.read(entry);
  if (stored.kind !== 'found') return stored.kind;
  await vault.write(entry, password);
  return 'replaced';
}

async function check(vault: Vault): Promise<Answer<'check'>> {
  const before = await vault.read(CHECK_ENTRY);
  if (before.kind !== 'found' && before.kind !== 'not-found') return before.kind;
  const value = randomBytes(16).toString('hex');
  await vault.write(CHECK_ENTRY, value);
  const after = await vault.read(CHECK_ENTRY);
  await vault.remove(CHECK_ENTRY);
  return after.kind === 'found' && after.passwords.every((one) => equal(one, value)) ? 'ok' : 'failed';
}

/** Takes as long for any two values (their digests have one length). */
function equal(a: string, b: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value, 'utf8').digest();
  return timingSafeEqual(digest(a), digest(b));
}
