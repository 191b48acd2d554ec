// Password policies in Active Directory's own attributes, for the domain and for fine-grained ones.
import { replaceRecord } from './ldif.ts';
import type { Attributes } from './ldif.ts';

/** A password policy; what is absent stays as it is (domain) or takes Windows' default (fine-grained). */
export interface Policy {
  readonly minLength?: number;
  /** How many earlier passwords are refused. */
  readonly history?: number;
  readonly minAgeDays?: number;
  /** 0: passwords never expire. */
  readonly maxAgeDays?: number;
  /** Three of five classes, and not the account's name. */
  readonly complexity?: boolean;
  /** 0: accounts are never locked. */
  readonly lockoutThreshold?: number;
  /** 0: until an administrator unlocks. */
  readonly lockoutMinutes?: number;
  readonly observationMinutes?: number;
}

const TICKS_PER_MINUTE = 600_000_000n;
const NEVER = '-9223372036854775808';

/** A duration as Active Directory keeps it: negative units of 100 ns (MS-ADTS 3.1.1.1.5). */
function interval(minutes: number): string {
  return String(-BigInt(Math.round(minutes)) * TICKS_PER_MINUTE);
}

const days = (count: number): string => interval(count * 24 * 60);
const daysOrNever = (count: number): string => (count === 0 ? NEVER : days(count));
const minutesOrForever = (count: number): string => (count === 0 ? NEVER : interval(count));

/** LDIF that sets the domain's policy. */
export function domainPolicy(baseDn: string, policy: Policy): string {
  const attributes: Record<string, string> = {};
  const set = <Value>(name: string, value: Value | undefined, write: (value: Value) => string): void => {
    if (value !== undefined) attributes[name] = write(value);
  };
  set('minPwdLength', policy.minLength, String);
  set('pwdHistoryLength', policy.history, String);
  set('minPwdAge', policy.minAgeDays, days);
  set('maxPwdAge', policy.maxAgeDays, daysOrNever);
  set('pwdProperties', policy.complexity, (on) => (on ? '1' : '0'));
  set('lockoutThreshold', policy.lockoutThreshold, String);
  set('lockoutDuration', policy.lockoutMinutes, minutesOrForever);
  set('lockOutObservationWindow', policy.observationMinutes, interval);
  return replaceRecord(baseDn, attributes);
}

/** The attributes of a new msDS-PasswordSettings object. */
export function passwordSettings(
  precedence: number,
  policy: Policy,
  appliesTo: readonly string[],
): Attributes {
  return {
    objectClass: 'msDS-PasswordSettings',
    'msDS-PasswordSettingsPrecedence': String(precedence),
    'msDS-PasswordReversibleEncryptionEnabled': 'FALSE',
    'msDS-MinimumPasswordLength': String(policy.minLength ?? 7),
    'msDS-PasswordHistoryLength': String(policy.history ?? 24),
    'msDS-MinimumPasswordAge': days(policy.minAgeDays ?? 1),
    'msDS-MaximumPasswordAge': daysOrNever(policy.maxAgeDays ?? 42),
    'msDS-PasswordComplexityEnabled': (policy.complexity ?? true) ? 'TRUE' : 'FALSE',
    'msDS-LockoutThreshold': String(policy.lockoutThreshold ?? 0),
    'msDS-LockoutDuration': minutesOrForever(policy.lockoutMinutes ?? 30),
    'msDS-LockoutObservationWindow': interval(policy.observationMinutes ?? 30),
    'msDS-PSOAppliesTo': appliesTo,
  };
}
