// Verifies a password with one bind, and says so when that proves nothing.
import type { BindOutcome, Proof, Verification } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import type { AccountEntry } from './account.ts';
import { bindOutcome, graceUntil, isProof } from './bind-outcome.ts';
import type { Uncounted } from './bad-passwords.ts';
import { bindAs, ServiceBindRefused } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { text } from './entry.ts';
import type { Kerberos } from './kerberos.ts';
import { mayAnswerElsewhere, NoAnswer, type LdapRefusal } from './ldap-answer.ts';
import { changedAt, changedNoLaterThan } from './status.ts';

export interface Verifier {
  readonly controllers: Controllers;
  readonly kerberos: Kerberos | null;
  readonly uncounted: Uncounted;
  readonly oldPasswordMinutes: number;
  /** The account as this controller knows it; null where it knows nobody. Throws as `Controllers.on` does. */
  readonly subjectAt: (url: string) => Promise<Subject | null>;
}

/** An account to be verified. `stale`: the controller that was read has not heard of the password written last. */
export interface Subject extends AccountEntry {
  readonly stale: boolean;
}

type Undetermined = Extract<BindOutcome, { readonly kind: 'undetermined' }>;

/** One try. `account` is null for an unknown id: a bind of nobody costs what a bind costs. */
export async function verifyPassword(
  verifier: Verifier,
  account: Subject | null,
  password: string,
): Promise<Verification> {
  if (account === null) {
    await bindAsNobody(verifier, password);
    return { kind: 'wrong' };
  }
  const { controllers, kerberos, uncounted, oldPasswordMinutes } = verifier;
  const behind = { kind: 'undetermined', why: 'not-replicated', retryAt: null } as const;
  // A bind that succeeds is not counted; whether Kerberos counted is not known when it gives no verdict.
  const undecided = { kind: 'undetermined', counted: kerberos !== null } as const;
  const { controller, id } = account;
  const counted = [controller, ...controllers.order().filter((url) => url !== controller)].filter(
    (url) => !uncounted.has(id, url),
  );
  // A member of Protected Users is not bound at all: it would be refused, and that proves nothing. Whether there
  // is one must not show in the time it takes.
  if (account.protectedUser) {
    const known = await onFirst(verifier, counted, account, (_url, subject) => Promise.resolve(subject));
    const isBehind = known === null || known.stale;
    if (kerberos === null || isBehind) await bindAsNobody(verifier, password);
    if (isBehind) return { ...behind, counted: false };
    const undetermined = { ...undecided, why: 'protected-user', retryAt: null } as const;
    return decide(verifier, known, password, { kind: 'right' }, undetermined);
  }
  const { refusal, bound } = await bindOnce(verifier, counted, account, password);
  // That controller has not heard of the account yet: it was nobody who was bound there.
  if (bound === null) return { ...behind, counted: false };
  const outcome = bindOutcome(refusal);
  // A controller that has not heard of the new password refuses it as wrong, and can't tell when it will have.
  if (outcome.kind === 'wrong' && bound.stale) return { ...behind, counted: true };
  if (!isProof(outcome)) return outcome;
  // Nor does its Kerberos know of it.
  if (bound.stale) return { ...behind, counted: false };
  const retryAt = graceUntil(changedNoLaterThan(bound.entry), oldPasswordMinutes, bound.readAt);
  if (retryAt === null) return { ...outcome, changedAt: changedAt(bound.entry) };
  return decide(verifier, bound, password, outcome, { ...undecided, why: 'old-password-grace', retryAt });
}

async function bindAsNobody(verifier: Verifier, password: string): Promise<void> {
  await bindOnce(verifier, verifier.controllers.order(), null, password);
}

/**
 * Kerberos decides, where there is one: of the controller that the account was read from. Another one may not have heard of
 * the change yet, and would take the old password with the instant of the new one; or it has not told its count.
 */
async function decide(
  { kerberos }: Verifier,
  { entry, controller }: AccountEntry,
  password: string,
  right: Proof,
  undetermined: Undetermined,
): Promise<Verification> {
  const username = text(entry, 'sAMAccountName') ?? '';
  const verdict = (await kerberos?.verify(controller, username, password)) ?? 'unknown';
  if (verdict === 'unknown') return undetermined;
  return verdict === 'right' ? { ...right, changedAt: changedAt(entry) } : { kind: 'wrong' };
}

/** `bound`: the account as the controller that was asked knew it before. */
interface Bound {
  readonly refusal: LdapRefusal | null;
  readonly bound: Subject | null;
}

/** On the first of these controllers that can be reached. Throws DirectoryUnavailable. */
function bindOnce(
  verifier: Verifier,
  urls: readonly string[],
  account: Subject | null,
  password: string,
): Promise<Bound> {
  const { settings } = verifier.controllers;
  return onFirst(verifier, urls, account, async (url, bound) => {
    const dn = bound?.dn ?? `CN=${crypto.randomUUID()},${settings.baseDn}`;
    return { refusal: await bindAs(settings, url, { dn, password }, settings.attemptMs), bound };
  });
}

/**
 * Asks the first of these controllers that can be reached. Once something was sent no other one is asked: it may have
 * been counted. What one controller says of a password's age is not true of another one, which may lag behind: it
 * is asked for the account itself first. Throws DirectoryUnavailable.
 */
async function onFirst<Result>(
  { controllers, subjectAt }: Verifier,
  urls: readonly string[],
  account: Subject | null,
  ask: (url: string, subject: Subject | null) => Promise<Result>,
): Promise<Result> {
  const faults: string[] = [];
  const isAway = (url: string, fault: string): void => {
    controllers.putAside(url);
    faults.push(`${url} ${fault}`);
  };
  for (const [index, url] of urls.entries()) {
    let subject = account;
    if (account === null ? index > 0 : url !== account.controller) {
      try {
        subject = await subjectAt(url);
      } catch (error) {
        if (!mayAnswerElsewhere(error) && !(error instanceof ServiceBindRefused)) throw error;
        isAway(url, error.message);
        continue;
      }
    }
    try {
      return await ask(url, subject);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      isAway(url, error.message);
      if (error.sent) break;
    }
  }
  throw new DirectoryUnavailable(`No domain controller answers: ${faults.join('; ')}`);
}
