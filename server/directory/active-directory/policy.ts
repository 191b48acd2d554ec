// The password policy that binds an account: its fine-grained one where it has one, else the domain's, as far
// as the service account may read them; and what follows from it. Reading first, pure functions after.
import type { PolicyRule } from '../../../src/contract/steps.ts';
import type { EffectivePolicy, LockoutPolicy } from '../directory.ts';
import { longestPassword, nameParts, requiredClasses } from '../password-policy.ts';
import type { AccountEntry } from './account.ts';
import type { Connection } from './connection.ts';
import { policyHintsOid } from './controls.ts';
import { integer, text, type Entry } from './entry.ts';
import { fromFiletime, minutesOfSpan } from './filetime.ts';
import { LdapRefusal, resultCode } from './ldap-answer.ts';
import { isLocked, passwordVersion } from './status.ts';

/** The attributes of a policy; null where a value could not be read. */
export interface ReadPolicy {
  readonly minLength: number | null;
  readonly complexity: boolean | null;
  readonly history: number | null;
  readonly minAgeMinutes: number | null;
  readonly lockoutThreshold: number | null;
  readonly observationMinutes: number | null;
  /** How long a lock lasts; null also where only somebody can end it. */
  readonly lockoutMinutes: number | null;
  /** False where a stricter fine-grained policy may hold without Keyturn being able to see it. */
  readonly certain: boolean;
}

const domainAttributes = [
  'minPwdLength',
  'pwdProperties',
  'pwdHistoryLength',
  'minPwdAge',
  'lockoutThreshold',
  'lockOutObservationWindow',
  'lockoutDuration',
];

const fineGrainedAttributes = [
  'msDS-MinimumPasswordLength',
  'msDS-PasswordComplexityEnabled',
  'msDS-PasswordHistoryLength',
  'msDS-MinimumPasswordAge',
  'msDS-LockoutThreshold',
  'msDS-LockoutObservationWindow',
  'msDS-LockoutDuration',
];

/** DOMAIN_PASSWORD_COMPLEX of pwdProperties (MS-SAMR 2.2.1.10). */
const complexBit = 1n;

const count = (entry: Entry, attribute: string): number | null => {
  const value = integer(entry, attribute);
  return value === null ? null : Number(value);
};
const minutes = (entry: Entry, attribute: string): number | null => {
  const value = integer(entry, attribute);
  return value === null ? null : minutesOfSpan(value);
};

/** Where fine-grained policies are kept (MS-ADTS 6.1.1.4.11.1). */
const policyContainer = (connection: Connection): string =>
  `CN=Password Settings Container,CN=System,${connection.root.domainDn}`;

/** Whether the service account can see fine-grained policies; without that, their absence says nothing. */
export async function seesFineGrained(connection: Connection): Promise<boolean> {
  const container = await readObject(connection, policyContainer(connection), ['cn']);
  return container !== undefined && text(container, 'cn') !== null;
}

/** Reads the policy that binds the account, with two searches whichever it is: the time tells nothing of it. */
export async function readPolicy(connection: Connection, account: AccountEntry): Promise<ReadPolicy> {
  const fineGrained = text(account.entry, 'msDS-ResultantPSO');
  const dn = fineGrained ?? connection.root.domainDn;
  const attributes = fineGrained === null ? domainAttributes : fineGrainedAttributes;
  const [certain, entry = { dn }] = await Promise.all([
    seesFineGrained(connection),
    readObject(connection, dn, attributes),
  ]);
  return fineGrained === null ? domainPolicy(entry, certain) : fineGrainedPolicy(entry);
}

async function readObject(
  connection: Connection,
  base: string,
  attributes: readonly string[],
): Promise<Entry | undefined> {
  try {
    return (await connection.search({ base, scope: 'base', attributes }))[0];
  } catch (error) {
    const hidden = error instanceof LdapRefusal && error.code === resultCode.noSuchObject;
    if (hidden) return undefined;
    throw error;
  }
}

export function domainPolicy(entry: Entry, certain: boolean): ReadPolicy {
  const properties = integer(entry, 'pwdProperties');
  return {
    minLength: count(entry, 'minPwdLength'),
    complexity: properties === null ? null : (properties & complexBit) !== 0n,
    history: count(entry, 'pwdHistoryLength'),
    minAgeMinutes: minutes(entry, 'minPwdAge'),
    lockoutThreshold: count(entry, 'lockoutThreshold'),
    observationMinutes: minutes(entry, 'lockOutObservationWindow'),
    lockoutMinutes: minutes(entry, 'lockoutDuration'),
    certain,
  };
}

export function fineGrainedPolicy(entry: Entry): ReadPolicy {
  const complexity = text(entry, 'msDS-PasswordComplexityEnabled');
  return {
    minLength: count(entry, 'msDS-MinimumPasswordLength'),
    complexity: complexity === null ? null : complexity === 'TRUE',
    history: count(entry, 'msDS-PasswordHistoryLength'),
    minAgeMinutes: minutes(entry, 'msDS-MinimumPasswordAge'),
    lockoutThreshold: count(entry, 'msDS-LockoutThreshold'),
    observationMinutes: minutes(entry, 'msDS-LockoutObservationWindow'),
    lockoutMinutes: minutes(entry, 'msDS-LockoutDuration'),
    certain: complexity !== null,
  };
}

/** Half of it is one try: the least with which a password can be checked at all. */
const cautiousThreshold = 3;
const cautiousMinutes = 30;

/** The lockout that Keyturn must reckon with; a policy that can't be read is taken to be strict. */
export function lockoutOf(policy: ReadPolicy): LockoutPolicy | null {
  const { lockoutThreshold, observationMinutes, certain } = policy;
  if (certain && lockoutThreshold === 0) return null;
  const read = lockoutThreshold ?? 0;
  return {
    threshold: certain && read > 0 ? read : Math.min(read || cautiousThreshold, cautiousThreshold),
    observationMinutes: Math.max(observationMinutes ?? cautiousMinutes, certain ? 1 : cautiousMinutes),
  };
}

/** When the lock that holds now ends by itself (MS-ADTS 3.1.1.4.5.17); null: none holds, or it does not. */
export function lockedUntil(
  { lockoutMinutes }: ReadPolicy,
  { entry }: Pick<AccountEntry, 'entry'>,
): Date | null {
  const lockedAt = isLocked(entry) ? fromFiletime(integer(entry, 'lockoutTime') ?? 0n) : null;
  return lockedAt && lockoutMinutes ? new Date(lockedAt.getTime() + lockoutMinutes * 60_000) : null;
}

/** Until when the minimum age forbids a change (not a reset); null: it does not. */
export function tooYoungUntil(policy: ReadPolicy, account: AccountEntry, now: Date): Date | null {
  const changed = fromFiletime(BigInt(passwordVersion(account.entry)));
  if (changed === null || !policy.minAgeMinutes) return null;
  const until = new Date(changed.getTime() + policy.minAgeMinutes * 60_000);
  return until <= now ? null : until;
}

/** The readable rules, in the order in which they are told. */
export function rulesOf(policy: ReadPolicy, account: AccountEntry, now: Date): PolicyRule[] {
  const source = 'directory';
  const rules: PolicyRule[] = [];
  if (policy.minLength)
    rules.push({ id: 'min-length', text: 'rule.min-length', source, params: { min: policy.minLength } });
  rules.push({ id: 'max-length', text: 'rule.max-length', source, params: { max: longestPassword } });
  if (policy.complexity === true) {
    const username = text(account.entry, 'sAMAccountName') ?? '';
    const parts = nameParts(username, text(account.entry, 'displayName') ?? '');
    rules.push(
      { id: 'classes', text: 'rule.classes', source, params: { required: requiredClasses } },
      { id: 'not-name', text: 'rule.not-name', source, params: { parts } },
    );
  }
  if (policy.history)
    rules.push({ id: 'not-previous', text: 'rule.not-previous', source, params: { count: policy.history } });
  const until = tooYoungUntil(policy, account, now);
  if (until !== null)
    rules.push({ id: 'min-age', text: 'rule.min-age', source, params: { until: until.toISOString() } });
  return rules;
}

/** Everything the port tells of it. */
export async function effectivePolicy(
  connection: Connection,
  account: AccountEntry,
  now: Date,
): Promise<EffectivePolicy> {
  const policy = await readPolicy(connection, account);
  return {
    rules: rulesOf(policy, account, now),
    lockout: lockoutOf(policy),
    lockedUntil: lockedUntil(policy, account),
    historyOnReset: connection.root.controls.has(policyHintsOid),
  };
}
