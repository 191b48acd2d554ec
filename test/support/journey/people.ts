// The people of a floor: who they are at work, what they know and what they carry.
import { plantCanary } from '../canary.ts';
import type { Authenticator } from './authenticator.ts';

/** Somebody to be hired. */
export interface NewPerson {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** The password before this one; the directory remembers it. */
  readonly earlierPassword?: string;
  /** The password expires so soon; it is new where absent. */
  readonly expiresInDays?: number;
  /** Has an authenticator app and recovery codes. */
  readonly enrolled?: boolean;
  /** Locked out by wrong passwords before the journey begins. */
  readonly locked?: boolean;
}

export interface Person extends NewPerson {
  readonly upn: string;
  /** At work; goes with the password. */
  readonly mail: string;
  /** At home; doesn't. */
  readonly recoveryMail: string;
  phone: Authenticator | undefined;
  recoveryCodes: readonly string[];
}

/** Somebody with a password that nobody chose. */
export const newcomer = (username: string, displayName: string): NewPerson => ({
  username,
  displayName,
  password: plantCanary(),
});

export const personOf = (one: NewPerson): Person => ({
  ...one,
  upn: `${one.username}@corp.test`,
  mail: `${one.username}@work.example`,
  recoveryMail: `${one.username}@home.example`,
  phone: undefined,
  recoveryCodes: [],
});
