// The port to where passwords live. Two adapters stand behind it, Active Directory and embedded; one
// contract suite holds both to what is promised here.
import type { AccountNames, PolicyRule } from '../../src/contract/steps.ts';
import type { RefusalReason } from '../../src/contract/problems.ts';

/** Identity of an account for throttles, resets and ledgers: the objectGUID (or the embedded row's UUID), lower case. */
export type AccountId = string;

/** When the password expires, from the directory's own instant; never computed from another clock. */
export type PasswordStatus =
  | { readonly kind: 'expires'; readonly at: Date; readonly changedAt: Date }
  | { readonly kind: 'expired'; readonly since: Date; readonly changedAt: Date }
  | { readonly kind: 'never'; readonly changedAt: Date | null }
  | { readonly kind: 'must-change' }
  | { readonly kind: 'unknown' };

/** What a reset, a session or a reminder needs to know of an account. */
export interface DirectoryAccount {
  readonly id: AccountId;
  readonly names: AccountNames;
  readonly displayName: string;
  /** Where notices go. */
  readonly mail: string | null;
  /** Independent of this password, by declaration of IT; null switches email-code off for the account. */
  readonly recoveryMail: string | null;
  readonly enabled: boolean;
  /** accountExpires has passed. */
  readonly accountExpired: boolean;
  /** Keyturn may not set its password (AdminSDHolder, adminCount): told before anything is tried. */
  readonly protected: boolean;
  readonly tier: 'standard' | 'high';
  readonly locked: boolean;
  /** Since when, by the directory's own instant; null while it is not locked, and where nobody can say. */
  readonly lockedAt: Date | null;
  /** Names and DNs of its groups, nested ones included. */
  readonly groups: readonly string[];
  readonly status: PasswordStatus;
  /**
   * The version of the password: pwdLastSet as a decimal FILETIME on the controller that answered
   * ("0" is must-change). Compared for equality and order only.
   */
  readonly passwordVersion: string;
}

/** What a look at all accounts needs of each. */
export type ListedAccount = Pick<DirectoryAccount, 'id' | 'mail' | 'locked' | 'lockedAt' | 'status'> & {
  readonly username: string;
};

/** What of an account that was read whole a look at all of them tells. */
export const listed = ({ id, names, mail, locked, lockedAt, status }: DirectoryAccount): ListedAccount => ({
  id,
  username: names.username,
  mail,
  locked,
  lockedAt,
  status,
});

/** Some of the accounts. */
export interface AccountPage {
  readonly accounts: readonly ListedAccount[];
  /** Entries of which not even the identity can be read; they are not among the accounts. */
  readonly unreadable: number;
}

/** The lockout rules that bind this account (DESIGN "Binding"); null when readable policy says there is no lockout. */
export interface LockoutPolicy {
  readonly threshold: number;
  readonly observationMinutes: number;
}

export interface EffectivePolicy {
  readonly rules: readonly PolicyRule[];
  readonly lockout: LockoutPolicy | null;
  /** When the lock that holds now ends by itself; null: none holds, or it does not, or that can't be read. */
  readonly lockedUntil: Date | null;
  /** False where resets by `replace` skip the history (no policy-hints control in the rootDSE). */
  readonly historyOnReset: boolean;
}

/** The outcome of one bind, MS-ADTS 5.1.1 data codes folded to what they prove. */
export type BindOutcome =
  /** The password is right (or may be the old one within the grace, see `undetermined`). */
  | { readonly kind: 'right' }
  /** Right, but the account may not sign in now: 530, 531, 532, 533, 701, 773. */
  | {
      readonly kind: 'right-but';
      readonly why:
        'must-change' | 'expired' | 'disabled' | 'account-expired' | 'logon-hours' | 'workstation';
    }
  | { readonly kind: 'wrong' }
  /**
   * 775 and 52f prove nothing, nor does a code that is not known; within the grace of an old password neither does a bind,
   * nor at a controller that has not heard of the new one.
   */
  | {
      readonly kind: 'undetermined';
      readonly why: 'locked' | 'protected-user' | 'not-known' | 'old-password-grace' | 'not-replicated';
      /** When it can be told; null: not known, or never. */
      readonly retryAt: Date | null;
      /** The directory may have counted it as a wrong one. */
      readonly counted: boolean;
    };

/** What proves a password. */
export type Proof = Extract<BindOutcome, { readonly kind: 'right' | 'right-but' }>;

/**
 * The outcome of one verification. `changedAt`: when the directory took a password that was proven, as the same
 * controller knew it before it was asked, so never a later change than the one of this password; null: it does not say
 * (must change).
 */
export type Verification = (Proof & { readonly changedAt: Date | null }) | Exclude<BindOutcome, Proof>;

/** Everything a crash must not lose: where the change is to happen and what stood there before. Committed before the call. */
export interface PreparedChange {
  readonly accountId: AccountId;
  /** The controller that will be written; nobody fails over while an intent is open. */
  readonly controller: string;
  readonly passwordVersionBefore: string;
  /** How often the password had been written until then; null where the directory does not count. */
  readonly passwordWritesBefore: number | null;
  /** Names this one change; a directory that can keeps it beside the password. */
  readonly id: string;
  /** By the controller's clock. */
  readonly preparedAt: Date;
}

export type ChangeOutcome =
  | {
      readonly kind: 'accepted';
      readonly changedAt: Date;
      readonly passwordVersion: string;
      readonly unlocked: boolean;
      /** False: a listed controller may still hold it locked. */
      readonly everywhere: boolean;
      readonly confirmed: 'yes' | 'not-possible' | 'no';
      /** The directory will ask again at the next sign-in: the service account lacks Unexpire-Password. */
      readonly mustChange: boolean;
      readonly expiresAt: Date | null;
    }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly detail: string | null }
  /** No answer came: only `resolve` may say more, on the same controller. */
  | { readonly kind: 'unknown' };

export type Resolution =
  | {
      readonly kind: 'accepted';
      readonly changedAt: Date;
      readonly passwordVersion: string;
      readonly unlocked: boolean;
      readonly mustChange: boolean;
      readonly expiresAt: Date | null;
    }
  | { readonly kind: 'not-changed' }
  /** The controller does not answer now; the intent stays open. */
  | { readonly kind: 'unreachable' }
  /** It answers, and its state proves neither. */
  | { readonly kind: 'undetermined' };

export type UnlockOutcome =
  | { readonly kind: 'unlocked'; readonly everywhere: boolean }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'unknown' };

export interface DirectoryHealth {
  readonly ok: boolean;
  /** What does not work, in words for IT. */
  readonly detail: string | null;
  /** What the directory does not do, in words that name nothing of it: everybody may read them. */
  readonly hints: readonly string[];
  /** What works less well than it could, for IT: a controller that is away, a right that is missing. */
  readonly notes: readonly string[];
}

/** Milliseconds within which `setPassword` hands the password over, or never does. */
export const handOverWithinMs = 10_000;

/** Thrown when no controller answers within the deadline. Never thrown once a change was handed over. */
export class DirectoryUnavailable extends Error {
  override readonly name = 'DirectoryUnavailable';
}

export interface Directory {
  /**
   * By sAMAccountName, UPN or mail (only where mail is unique). Exactly one match or null; two
   * matches are null too. Throws DirectoryUnavailable.
   */
  find(name: string): Promise<DirectoryAccount | null>;
  /** By id; null when it is gone. Throws DirectoryUnavailable. */
  read(id: AccountId): Promise<DirectoryAccount | null>;
  /**
   * Everybody who may sign in (enabled, not expired), page by page, each once, in any order; who comes or goes
   * meanwhile may be among them or not. Throws DirectoryUnavailable when a page does not come in
   * time, however many came before: then nothing is known of the rest.
   */
  list(): AsyncIterable<AccountPage>;
  /** Throws DirectoryUnavailable. */
  policy(id: AccountId): Promise<EffectivePolicy>;
  /**
   * One bind as the account. The caller has taken a try from the account's budget before (server/throttle).
   * A wrong one counts towards the lockout. Throws DirectoryUnavailable.
   */
  verifyPassword(id: AccountId, password: string): Promise<Verification>;
  /** Bad tries the directory has counted (badPwdCount within the window), for the budget. Throws DirectoryUnavailable. */
  badPasswordCount(id: AccountId): Promise<number>;
  /** Chooses the controller and reads what stands there; the caller commits it as an intent. Throws DirectoryUnavailable. */
  prepareChange(id: AccountId): Promise<PreparedChange>;
  /**
   * Soon after it was prepared, hands the password over, once, on the prepared controller, unlocks everywhere, binds once to
   * confirm. With `currentPassword` it is a change (delete and add: history and minimum age hold; a locked
   * account is unlocked first), else a reset (replace). Never throws for a lost answer: that is `unknown`.
   */
  setPassword(prepared: PreparedChange, password: string, currentPassword?: string): Promise<ChangeOutcome>;
  /** After a crash or a lost answer: what did the controller do? Reads only. */
  resolve(prepared: PreparedChange): Promise<Resolution>;
  /**
   * Unlocks on every listed controller and keeps the password. With `lockedBefore` (by the controllers' clocks) it
   * takes away only locks that are no newer: a controller without one is left as it is, and counts as unlocked.
   */
  unlock(id: AccountId, lockedBefore?: Date): Promise<UnlockOutcome>;
  health(): Promise<DirectoryHealth>;
  close(): Promise<void>;
}
