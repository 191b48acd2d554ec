// What the rooms ask before they act: may this be tried now, and if not, when? Every limit is counted per
// subject (an account or a name that nobody has) and, where somebody else could use it to keep the
// holder out, together with the source.
import type { AccountId } from '../directory/directory.ts';
import type { Database } from '../store/database.ts';
import * as counters from './counters.ts';
import type { Ruling } from './counters.ts';
import { type Keys, type Subject, createKeys, inRanges } from './keys.ts';
import { refusedUntil, later } from './limit.ts';
import type { LimitName, Limits } from './limits.ts';
import { type PasswordTry, passwordTries } from './password-tries.ts';

export type { Subject } from './keys.ts';
export type { Refusal, Ruling } from './counters.ts';

export interface ThrottleOptions {
  readonly limits: Limits;
  readonly masterKey: Uint8Array;
  /** Ranges without a limit per address: a whole floor shares one. */
  readonly trustedRanges: readonly string[];
}

/** For whom a code is asked, where, and whether something was proven before. */
interface CodeAsked {
  readonly subject: Subject;
  readonly source: string;
  readonly proven: boolean;
}

/** A device, or whoever calls from an address; about one account or name, or whichever. */
type Whom = ({ readonly device: string } | { readonly source: string }) & { readonly subject?: Subject };

/**
 * All functions count in the given database or transaction. A count inside a transaction that is rolled back is
 * lost: count outside of one wherever the answer is going to be a thrown problem.
 */
export interface Throttle {
  /** The key of a subject, for tables and the audit trail. */
  readonly keys: Keys;
  /** One reset or session started. */
  takeStart(db: Database, subject: Subject, source: string, now: Date): Promise<Ruling>;
  /** May a reset of this account still be completed today? Asked before the directory is. */
  mayReset(db: Database, account: AccountId, now: Date): Promise<Ruling>;
  /** One reset completed. */
  countReset(db: Database, account: AccountId, now: Date): Promise<void>;
  /** May this source give another answer for this subject? Asked before the answer is looked at. */
  mayAnswer(db: Database, subject: Subject, source: string, now: Date): Promise<Ruling>;
  /** One wrong answer; says what holds from now on. */
  countWrongAnswer(db: Database, subject: Subject, source: string, now: Date): Promise<Ruling>;
  /**
   * The same for an account under whatever names it was typed, without a word to the caller before the first
   * proof; see `silent` in keys.ts.
   */
  mayProve(db: Database, own: Subject, source: string, now: Date): Promise<Ruling>;
  /** One wrong answer for an account under whatever name. */
  countWrongProof(db: Database, own: Subject, source: string, now: Date): Promise<void>;
  /**
   * One sign-in that was refused. It says nothing of how many answers to codes are left elsewhere: passwords
   * have a budget of their own.
   */
  countWrongSignIn(db: Database, subject: Subject, source: string, now: Date): Promise<Ruling>;
  /** How many more wrong answers this source may give for this subject. */
  answersLeft(db: Database, subject: Subject, source: string, now: Date): Promise<number>;
  /** Everything was proven: consecutive wrong answers begin anew (NIST SP 800-63B-4 §3.2.2). */
  clearWrongAnswers(db: Database, subject: Subject, source: string): Promise<void>;
  /** One code to be sent. Whoever has proven something else is not kept waiting by those who have not. */
  takeCode(db: Database, asked: CodeAsked, now: Date): Promise<Ruling>;
  /** The same for an account under whatever names; see `mayProve`. */
  takeOwnCode(db: Database, asked: CodeAsked, now: Date): Promise<Ruling>;
  /** Seconds between two codes, for `resendAfter`. */
  readonly codePauseSeconds: number;
  /**
   * One try of an account's password at the directory, from anywhere in Keyturn. Refused when the account is locked,
   * when fewer than two tries are left, and when Keyturn has used half the lockout threshold with no
   * full observation window since its last try.
   */
  takePasswordTry(db: Database, tried: PasswordTry, now: Date): Promise<Ruling>;
  /** The password was right, but the directory counts on from where it was: this one try counts for nothing. */
  returnPasswordTry(db: Database, account: AccountId): Promise<void>;
  /** The password was right, so the directory counts from zero again; so does the budget. */
  clearPasswordTries(db: Database, account: AccountId): Promise<void>;
  /** One device enrolled. */
  takeEnrolment(db: Database, source: string, now: Date): Promise<Ruling>;
  /** One call of a device. */
  takeDeviceCall(db: Database, device: string, now: Date): Promise<Ruling>;
  /** A device asks about a name; what it, or another of its address, asked about before costs it, or them, nothing. */
  takeDeviceName(
    db: Database,
    asking: { readonly device: string; readonly source: string },
    name: string,
    now: Date,
  ): Promise<Ruling>;
  /** A device is granted a reminder of an account. */
  takeDeviceClaim(db: Database, device: string, account: AccountId, now: Date): Promise<Ruling>;
  /** A device asks whether a password is right, for a name as it was typed. */
  takeDevicePassword(db: Database, device: string, name: string, now: Date): Promise<Ruling>;
  /** A reminder of an account is put off, on whichever workstation. */
  takeSnooze(db: Database, account: AccountId, now: Date): Promise<Ruling>;
  /** Whether this is told for the first time in so many seconds: what is done again and again must not fill the audit trail. */
  tellsAnew(db: Database, what: string, whom: Whom, now: Date, seconds: number): Promise<boolean>;
  /** Drops what is over. */
  forget(db: Database, now: Date): Promise<void>;
}

/** The throttle of one server; all servers with the same master key and database count together. */
export function createThrottle({ limits, masterKey, trustedRanges }: ThrottleOptions): Throttle {
  const keys = createKeys(masterKey);
  const trusted = inRanges(trustedRanges);
  const counted = (name: LimitName, ...parts: string[]) => ({
    name,
    key: [name, ...parts].join(':'),
    limit: limits[name],
  });
  const account = (name: LimitName, id: AccountId) => counted(name, keys.subject({ account: id }));
  const here = (name: LimitName, subject: Subject, source: string) =>
    counted(name, keys.subject(subject), keys.address(source));
  const anywhere = (name: LimitName, subject: Subject) => counted(name, keys.subject(subject));
  const address = (name: LimitName, source: string) =>
    trusted(source) ? [] : [counted(name, keys.address(source))];

  const own = (subject: Subject, source: string) => [
    here('WRONG_ANSWERS', subject, source),
    anywhere('WRONG_ANSWERS_ACCOUNT', subject),
  ];
  const answers = (subject: Subject, source: string) => [
    ...own(subject, source),
    ...address('WRONG_ANSWERS_ADDRESS', source),
  ];
  const ownCodes = ({ subject, source, proven }: CodeAsked) => [
    here('CODES_SOURCE', subject, source),
    counted('CODES_ACCOUNT', keys.subject(subject), proven ? 'proven' : 'unproven'),
  ];

  return {
    keys,
    codePauseSeconds: limits.CODES.windowSeconds,
    takeStart: (db, subject, source, now) =>
      counters.take(db, [here('STARTS', subject, source), ...address('STARTS_ADDRESS', source)], now),
    mayReset: (db, id, now) => counters.peek(db, [account('RESETS', id)], now),
    countReset: async (db, id, now) => {
      await counters.count(db, [account('RESETS', id)], now);
    },
    mayAnswer: (db, subject, source, now) => counters.peek(db, answers(subject, source), now),
    countWrongAnswer: (db, subject, source, now) => counters.count(db, answers(subject, source), now),
    mayProve: (db, subject, source, now) => counters.peek(db, own(subject, source), now),
    countWrongProof: async (db, subject, source, now) => {
      await counters.count(db, own(subject, source), now);
    },
    countWrongSignIn: (db, subject, source, now) =>
      counters.count(
        db,
        [here('WRONG_ANSWERS', subject, source), ...address('WRONG_ANSWERS_ADDRESS', source)],
        now,
      ),
    answersLeft: (db, subject, source, now) => counters.left(db, answers(subject, source), now),
    clearWrongAnswers: (db, subject, source) =>
      counters.clear(
        db,
        own(subject, source).map(({ key }) => key),
      ),
    takeCode: (db, asked, now) =>
      counters.take(db, [here('CODES', asked.subject, asked.source), ...ownCodes(asked)], now),
    takeOwnCode: (db, asked, now) => counters.take(db, ownCodes(asked), now),
    takePasswordTry: async (db, tried, now) => {
      const limit = passwordTries(tried, limits.PASSWORD_TRIES);
      const own = account('PASSWORD_TRIES', tried.account);
      if (limit.count === 0)
        return { ...refusedUntil(later(now, limit.windowSeconds), now), limit: own.name };
      return counters.take(db, [{ ...own, limit }], now);
    },
    returnPasswordTry: (db, id) => counters.giveBack(db, account('PASSWORD_TRIES', id).key),
    clearPasswordTries: (db, id) => counters.clear(db, [account('PASSWORD_TRIES', id).key]),
    takeEnrolment: (db, source, now) =>
      counters.take(
        db,
        [
          counted('DEVICE_ENROLMENTS', keys.address(source)),
          counted('DEVICE_ENROLMENTS_DAY', keys.address(source)),
        ],
        now,
      ),
    takeDeviceCall: (db, device, now) => counters.take(db, [counted('DEVICE_CALLS', device)], now),
    takeDeviceName: (db, { device, source }, name, now) =>
      counters.takeDistinct(
        db,
        [counted('DEVICE_NAMES', device), counted('DEVICE_NAMES_ADDRESS', keys.address(source))],
        keys.subject({ unknownName: name }),
        now,
      ),
    takeDeviceClaim: (db, device, id, now) =>
      counters.take(db, [counted('DEVICE_CLAIMS', device, keys.subject({ account: id }))], now),
    takeDevicePassword: (db, device, name, now) =>
      counters.take(db, [counted('DEVICE_PASSWORDS', device, keys.subject({ unknownName: name }))], now),
    takeSnooze: (db, id, now) => counters.take(db, [account('SNOOZES', id)], now),
    tellsAnew: async (db, what, whom, now, seconds) => {
      const by = 'device' in whom ? whom.device : keys.address(whom.source);
      const about = whom.subject === undefined ? [] : [keys.subject(whom.subject)];
      const told = {
        name: 'TOLD',
        key: ['TOLD', what, by, ...about].join(':'),
        // A pause: its end stays where it is, however long the next one would be.
        limit: { count: 1, windowSeconds: seconds, pauseSeconds: seconds },
      };
      // Looked at first: mostly it was told, and then there is nothing to lock.
      return (await counters.peek(db, [told], now)).allowed && (await counters.take(db, [told], now)).allowed;
    },
    forget: counters.forget,
  };
}
