// Verifies a password with one bind, and says so when that proves nothing.
import type { BindOutcome } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import { bindOutcome, graceUntil, isProof } from './bind-outcome.ts';
import type { Uncounted } from './bad-passwords.ts';
import { bindAs } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { text } from './entry.ts';
import type { Kerberos } from './kerberos.ts';
import { NoAnswer, type LdapRefusal } from './ldap-answer.ts';
import { changedNoLaterThan } from './status.ts';

export interface Verifier {
  readonly controllers: Controllers;
  readonly kerberos: Kerberos | null;
  readonly uncounted: Uncounted;
  readonly oldPasswordMinutes: number;
}

/** An account to be verified. `stale`: the controller that was read has not heard of the password written last. */
export interface Subject extends AccountEntry {
  readonly stale: boolean;
}

/** One try. `account` is null for an unknown id: a bind of nobody costs what a bind costs. */
export async function verifyPassword(
  verifier: Verifier,
  account: Subject | null,
  password: string,
): Promise<BindOutcome> {
  if (account === null) {
    await bindAsNobody(verifier.controllers, password);
    return { kind: 'wrong' };
  }
  const { controllers, kerberos, oldPasswordMinutes } = verifier;
  // A bind that succeeds is not counted; whether Kerberos counted is not known when it gives no verdict.
  const undecided = { kind: 'undetermined', counted: kerberos !== null } as const;
  // A member of Protected Users is not bound at all: it would be refused, and that proves nothing. Whether there
  // is one must not show in the time it takes.
  if (account.protectedUser) {
    if (kerberos === null) await bindAsNobody(controllers, password);
    const undetermined = { ...undecided, why: 'protected-user', retryAt: null } as const;
    return decide(verifier, account, password, { kind: 'right' }, undetermined);
  }
  const { controller, dn, id } = account;
  const counted = [controller, ...controllers.order().filter((url) => url !== controller)].filter(
    (url) => !verifier.uncounted.has(id, url),
  );
  const outcome = bindOutcome(await bindOnce(controllers, counted, dn, password));
  const retryAt = graceUntil(changedNoLaterThan(account.entry), oldPasswordMinutes, account.readAt);
  const undetermined = { ...undecided, why: 'old-password-grace', retryAt } as const;
  // A controller that has not heard of the new password refuses it as wrong, and can't tell when it will have.
  if (outcome.kind === 'wrong' && account.stale) return { ...undetermined, retryAt: null, counted: true };
  if (!isProof(outcome) || (retryAt === null && !account.stale)) return outcome;
  return decide(verifier, account, password, outcome, undetermined);
}

async function bindAsNobody(controllers: Controllers, password: string): Promise<void> {
  const dn = `CN=${crypto.randomUUID()},${controllers.settings.baseDn}`;
  await bindOnce(controllers, controllers.order(), dn, password);
}

/** Kerberos decides, where there is one. */
async function decide(
  { kerberos }: Verifier,
  account: AccountEntry,
  password: string,
  right: BindOutcome,
  undetermined: BindOutcome,
): Promise<BindOutcome> {
  const username = text(account.entry, 'sAMAccountName') ?? '';
  const verdict = (await kerberos?.verify(username, password)) ?? 'unknown';
  if (verdict === 'unknown') return undetermined;
  return verdict === 'right' ? right : { kind: 'wrong' };
}

/**
 * On the first of these controllers that can be reached. Once the bind was sent no other one is asked: it may have
 * been counted. Throws DirectoryUnavailable.
 */
async function bindOnce(
  controllers: Controllers,
  urls: readonly string[],
  dn: string,
  password: string,
): Promise<LdapRefusal | null> {
  const faults: string[] = [];
  for (const url of urls) {
    try {
      return await bindAs(controllers.settings, url, { dn, password }, controllers.settings.attemptMs);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      controllers.putAside(url);
      faults.push(`${url} ${error.message}`);
      if (error.sent) break;
    }
  }
  throw new DirectoryUnavailable(`No domain controller answers: ${faults.join('; ')}`);
}
