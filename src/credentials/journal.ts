// The journal of saved credentials: what was meant to be done to each, what became of it, and which change of the
// password this workstation has brought everywhere. It holds no secret, and outlives a crash at any point.
import * as z from 'zod';
import { ChecklistId, CredentialId } from '../contract/fields.ts';
import { AccountNames, CredentialOutcome, Instant } from '../contract/steps.ts';
import { isSettled } from './outcome.ts';

/**
 * `planned`: not touched yet. `intended`: written down before the keychain was asked; found after a restart it says
 * that nobody knows whether it was done. Then its outcome.
 */
const EntryState = z.union([z.enum(['planned', 'intended']), CredentialOutcome]);
export type EntryState = z.infer<typeof EntryState>;

const RunEntry = z.strictObject({
  id: CredentialId,
  /** Whether IT wanted one to be there when the run began. */
  required: z.boolean(),
  state: EntryState,
});
type RunEntry = z.infer<typeof RunEntry>;

/** One run over all saved credentials of an account, for one change of its password. */
const Run = z.strictObject({
  /** `reset`: by a reset in this companion. `elsewhere`: on another workstation, by the help desk, in Windows. */
  why: z.enum(['reset', 'elsewhere']),
  /** When the directory took the password that is written. */
  changedAt: Instant,
  entries: z.array(RunEntry).max(200),
});
export type Run = z.infer<typeof Run>;

const Checklist = z.strictObject({
  /** The change it is about; a later one opens every item again. */
  changedAt: Instant,
  done: z.array(ChecklistId).max(256),
  verified: z.array(ChecklistId).max(256),
});
export type Checklist = z.infer<typeof Checklist>;

export const AccountRecord = z.strictObject({
  /** As the seat names it. */
  username: z.string().min(1).max(256),
  /** As the directory does; null until it has said so. */
  names: AccountNames.nullable(),
  /**
   * The change of the password that every copy within reach was brought up to, or the one that was the latest when it was heard
   * of first: what was saved before is taken for right. Null: none is known.
   */
  applied: Instant.nullable(),
  /** The latest change that the directory has told of. */
  heard: Instant.nullable(),
  /** The change of which its owner said that they see to what is left themselves; null: of none. */
  leftToOwner: Instant.nullable(),
  run: Run.nullable(),
  checklist: Checklist.nullable(),
  /** What the server was told of all this last, to be compared; null: nothing. One that can't be read is told once more. */
  reported: z.string().nullable().catch(null),
  /** When its owner was told last that something is left of the change, by the server's clock. */
  remindedAt: Instant.nullable(),
});
export type AccountRecord = z.infer<typeof AccountRecord>;

export const Journal = z.strictObject({
  version: z.literal(1),
  /** The latest first. */
  accounts: z.array(AccountRecord).max(20),
});
export type Journal = z.infer<typeof Journal>;

/** A journal of which nothing is known yet. */
export const emptyJournal: Journal = { version: 1, accounts: [] };

const MOST_ACCOUNTS = 20;

/** The names that an account goes by in the directory: as people and the managed settings may write them. */
export const namesOf = ({ username, domain, upn, mail }: AccountNames): string[] =>
  [username, domain === null ? null : `${domain}\\${username}`, upn, mail].filter((name) => name !== null);

/** Whether a name means an account: as it was called here, or as the directory does. Large and small letters are the same. */
export function isCalled(
  { username, names }: Pick<AccountRecord, 'username' | 'names'>,
  name: string,
): boolean {
  const wanted = name.toLowerCase();
  return [username, ...(names === null ? [] : namesOf(names))].some(
    (known) => known.toLowerCase() === wanted,
  );
}

/** The account that a name means. */
export const findAccount = ({ accounts }: Journal, name: string): AccountRecord | undefined =>
  accounts.find((account) => isCalled(account, name));

/** The journal with one account's record as it is now; the least recent account is dropped where there are too many. */
export function withAccount(journal: Journal, record: AccountRecord): Journal {
  const before = findAccount(journal, record.username);
  const others = journal.accounts.filter((account) => account !== before);
  return { ...journal, accounts: [record, ...others].slice(0, MOST_ACCOUNTS) };
}

/** A record of an account that nothing is known of yet. */
export const newAccount = (username: string): AccountRecord => ({
  username,
  names: null,
  applied: null,
  heard: null,
  leftToOwner: null,
  run: null,
  checklist: null,
  reported: null,
  remindedAt: null,
});

/** What the directory says of the last change. */
export interface Word {
  readonly changedAt: string;
  /** Whether there was a journal here that could not be read: nobody knows how far the copies are. */
  readonly lost: boolean;
}

/**
 * The directory says when the password was changed last. Its first word is taken as the state that this workstation is
 * in, as what was saved before Keyturn came is not known to be wrong; where the journal was lost, as a change that is not
 * applied here. After a change every item of the checklist is open again, and its owner was not told of it yet.
 *
 * A time before the one that was heard is no news, however late it comes: a controller that is cut off says it for weeks,
 * and what it still takes is the password of before. A directory that was restored from a backup says the same. From
 * the next change on its word counts again; until then an owner who is asked for the password can see to it themselves.
 */
export function heardOfChange(record: AccountRecord, { changedAt, lost }: Word): AccountRecord {
  if (record.heard === null && !lost) return { ...record, heard: changedAt, applied: changedAt };
  if (record.heard !== null && Date.parse(changedAt) <= Date.parse(record.heard)) return record;
  return { ...record, heard: changedAt, checklist: checklistOf(record, changedAt), remindedAt: null };
}

/** The checklist of a change: with its ticks where it is the same, else with every item open. */
const checklistOf = ({ checklist }: AccountRecord, changedAt: string): Checklist =>
  checklist?.changedAt === changedAt ? checklist : { changedAt, done: [], verified: [] };

/** The directory took a password, as this companion knows at first hand. Every item of the checklist is open again where the change is another. */
export const changeKnown = (
  record: AccountRecord,
  { changedAt, names }: { readonly changedAt: string; readonly names: AccountNames },
): AccountRecord => ({
  ...record,
  names,
  heard: later(record.heard, changedAt),
  checklist: checklistOf(record, changedAt),
});

/** A run begins for a change: nothing is touched yet. */
export const runBegun = (record: AccountRecord, run: Run, names: AccountNames): AccountRecord => ({
  ...changeKnown(record, { changedAt: run.changedAt, names }),
  run,
});

/** One entry is about to be asked for, or has come to its outcome. Without a run it changes nothing. */
export function entryMoved(record: AccountRecord, id: string, state: EntryState): AccountRecord {
  const { run } = record;
  if (run === null) return record;
  const entries = run.entries.map((entry) => (entry.id === id ? { ...entry, state } : entry));
  return { ...record, run: { ...run, entries } };
}

/** Why something is left to do: see `needOf`. */
export type Need = 'changed-elsewhere' | 'unfinished' | 'leftovers';

/** What is looked after now, by id: whether an entry must be there. What IT has taken from the list is nobody's concern. */
export type Listed = ReadonlyMap<string, boolean>;

const isUnfinished = (state: EntryState): state is 'planned' | 'intended' =>
  state === 'planned' || state === 'intended';

/** Ids of the entries of a run that are looked after and not right yet. */
export const leftIn = ({ entries }: Run, listed: Listed): string[] =>
  entries
    .filter(({ id, state }) => {
      const required = listed.get(id);
      return required !== undefined && !isSettled(state, required);
    })
    .map(({ id }) => id);

/**
 * Whether copies may still hold an old password: it was changed where this companion did not see it, a run was cut
 * off, or a run came to its end and could not make every copy right. Null: nothing is known to be left, nothing is
 * looked after, or its owner sees to what is left.
 */
export function needOf(record: AccountRecord, listed: Listed): Need | null {
  const { applied, heard, run } = record;
  if (heard === null || listed.size === 0 || isLeftToOwner(record)) return null;
  if (applied !== null && Date.parse(heard) <= Date.parse(applied)) return null;
  if (run === null || Date.parse(run.changedAt) < Date.parse(heard)) return 'changed-elsewhere';
  if (run.entries.some(({ id, state }) => listed.has(id) && isUnfinished(state))) return 'unfinished';
  return leftIn(run, listed).length > 0 ? 'leftovers' : null;
}

/**
 * After a run, or a crash at its end: all that it wrote is what the directory holds, once each of its entries is right.
 * What IT has taken from the list counts too: it may be put back, and its copy is as old as before.
 */
export function runSettled(record: AccountRecord): AccountRecord {
  const { run } = record;
  if (run === null || !run.entries.every(isRight)) return record;
  const applied = later(record.applied, run.changedAt);
  return applied === record.applied ? record : { ...record, applied };
}

const isRight = ({ state, required }: RunEntry): boolean => isSettled(state, required);

/** Whether a later change than this one is known: what was the password then may not be written any more. */
export const isOutOfDate = ({ heard, run }: AccountRecord, changedAt: string): boolean =>
  [heard, run?.changedAt ?? null].some(
    (known) => known !== null && Date.parse(known) > Date.parse(changedAt),
  );

/**
 * The change that the copies looked after here hold, but for what a run has told of: until it is through with them, the one
 * before. Null: none is known.
 */
export const broughtUpTo = ({ applied, run }: AccountRecord, listed: Listed): string | null =>
  run === null || run.entries.some(({ id, state }) => listed.has(id) && isUnfinished(state))
    ? applied
    : run.changedAt;

/** Its owner will see to what is left of the latest change. The copies are no more right than before: the server is told nothing else. */
export const leftToOwner = (record: AccountRecord): AccountRecord => ({
  ...record,
  leftToOwner: record.heard,
});

/** Whether its owner said so of the latest change. */
export const isLeftToOwner = ({ leftToOwner: left, heard }: AccountRecord): boolean =>
  left !== null && left === heard;

const later = (one: string | null, other: string): string =>
  one !== null && Date.parse(one) > Date.parse(other) ? one : other;
