// A directory in memory that fails on demand: before a change is handed over, or after it was taken and
// before its answer came. What it promises is checked by the contract suite of the real ones.
import type {
  AccountId,
  ChangeOutcome,
  Directory,
  PreparedChange,
  Verification,
} from '../../server/directory/directory.ts';
import { DirectoryUnavailable, listed } from '../../server/directory/directory.ts';
import { defaultPolicy, type EmbeddedPolicy } from '../../server/directory/embedded/policy.ts';
import { accountRefusal } from '../../server/directory/embedded/refusal.ts';
import { refused } from '../../server/directory/refusal.ts';
import { rulesOf } from '../../server/directory/embedded/rules.ts';
import {
  accountExpired,
  accountOf,
  countedTries,
  expiresAt,
  lockedUntil,
  statusOf,
  tooYoungUntil,
} from '../../server/directory/embedded/status.ts';
import type { AccountRow } from '../../server/directory/embedded/tables.ts';
import { brokenRule } from '../../server/directory/password-policy.ts';

/** What happens to a password that is handed over. */
type ChangeFault =
  /** The answer is lost and nothing was changed. */
  | 'lost-before'
  /** The answer is lost and the password was changed. */
  | 'lost-after'
  /** Nobody answers before anything was handed over. */
  | 'unavailable';

export type FakeAccount = Partial<Omit<AccountRow, 'passwordHash'>> & {
  readonly username: string;
  readonly password: string;
};

/** The port, and what a test does to it and learns from it. */
export interface FakeDirectory extends Directory {
  add(account: FakeAccount): AccountId;
  change(id: AccountId, fields: Partial<Omit<AccountRow, 'id' | 'passwordHash'>>): void;
  setPolicy(policy: Partial<EmbeddedPolicy>): void;
  /** The next setPassword calls fail like this, in this order. */
  faults: ChangeFault[];
  /** While true nobody answers. */
  down: boolean;
  /** Accounts in a page of a listing. */
  pageSize: number;
  /** Entries in each page that can't be made out. */
  unreadable: number;
  /** While true one of its controllers is not reached: an unlock is not everywhere. */
  partly: boolean;
  /** Every password that was taken, in order. */
  readonly accepted: readonly { readonly id: AccountId; readonly password: string }[];
  /** How often setPassword was called, whatever came of it. */
  readonly handedOver: number;
  passwordOf(id: AccountId): string;
}

const same = (left: string | null, right: string): boolean =>
  left !== null && left.toLowerCase() === right.toLowerCase();

/** A row of the embedded directory whose `passwordHash` is the password itself. */
function rowOf({ password, ...fields }: FakeAccount, now: Date): AccountRow {
  return {
    id: crypto.randomUUID(),
    usernameKey: fields.username.toLowerCase(),
    upn: null,
    upnKey: null,
    mail: null,
    mailKey: null,
    recoveryMail: null,
    displayName: fields.username,
    groups: [],
    tier: 'standard',
    disabled: false,
    protected: false,
    neverExpires: false,
    mustChange: false,
    accountExpiresAt: null,
    passwordVersion: 1n,
    passwordChangeId: null,
    passwordChangedAt: now,
    badTries: 0,
    lastBadTryAt: null,
    lockedAt: null,
    createdAt: now,
    ...fields,
    passwordHash: password,
  };
}

export function createFakeDirectory({ now = () => new Date() }: { now?: () => Date } = {}): FakeDirectory {
  const rows = new Map<AccountId, AccountRow>();
  const earlier = new Map<AccountId, string[]>();
  const accepted: { id: AccountId; password: string }[] = [];
  let policy: EmbeddedPolicy = defaultPolicy;
  let handedOver = 0;

  const reach = (): void => {
    if (fake.down) throw new DirectoryUnavailable('The fake directory is down');
  };
  const existing = (id: AccountId): AccountRow => {
    reach();
    const row = rows.get(id);
    if (row === undefined) throw new DirectoryUnavailable('The account is gone');
    return row;
  };

  const bind = (row: AccountRow, password: string): Verification => {
    const until = lockedUntil(row, policy, now());
    if (until !== null)
      return {
        kind: 'undetermined',
        why: 'locked',
        retryAt: until instanceof Date ? until : null,
        counted: false,
      };
    if (password !== row.passwordHash) {
      row.badTries = countedTries(row, policy, now()) + 1;
      row.lastBadTryAt = now();
      if (policy.lockoutThreshold > 0 && row.badTries >= policy.lockoutThreshold) row.lockedAt = now();
      return { kind: 'wrong' };
    }
    Object.assign(row, { badTries: 0, lastBadTryAt: null, lockedAt: null });
    const changedAt = row.mustChange ? null : row.passwordChangedAt;
    if (row.disabled) return { kind: 'right-but', why: 'disabled', changedAt };
    if (accountExpired(row, now())) return { kind: 'right-but', why: 'account-expired', changedAt };
    const status = statusOf(row, policy, now()).kind;
    if (status === 'expired' || status === 'must-change')
      return { kind: 'right-but', why: status, changedAt };
    return { kind: 'right', changedAt };
  };

  const refusalOf = (
    row: AccountRow,
    password: string,
    current: string | undefined,
  ): ChangeOutcome | null => {
    const forbidden = accountRefusal(row, now());
    if (forbidden !== null) return forbidden;
    if (current !== undefined) {
      row.lockedAt = null;
      if (bind(row, current).kind === 'wrong') return refused('wrong-current-password');
    }
    const broken = brokenRule(rulesOf(row, policy, now()), password);
    if (broken !== null) return refused(broken);
    if (current !== undefined && tooYoungUntil(row, policy, now()) !== null)
      return refused('changed-too-recently');
    const remembered = [row.passwordHash, ...(earlier.get(row.id) ?? [])].slice(0, policy.history);
    return remembered.includes(password) ? refused('not-accepted', 'This password was used before') : null;
  };

  const take = (row: AccountRow, password: string, changeId: string): ChangeOutcome => {
    earlier.set(row.id, [row.passwordHash, ...(earlier.get(row.id) ?? [])]);
    row.passwordHash = password;
    row.passwordChangedAt = now();
    row.passwordVersion += 1n;
    row.passwordChangeId = changeId;
    Object.assign(row, { mustChange: false, badTries: 0, lastBadTryAt: null, lockedAt: null });
    accepted.push({ id: row.id, password });
    return { ...stateOf(row), kind: 'accepted', unlocked: true, everywhere: !fake.partly, confirmed: 'yes' };
  };

  const stateOf = (row: AccountRow) => ({
    changedAt: row.passwordChangedAt,
    passwordVersion: String(row.passwordVersion),
    mustChange: row.mustChange,
    expiresAt: expiresAt(row, policy),
  });

  const setPassword = (prepared: PreparedChange, password: string, current?: string): ChangeOutcome => {
    handedOver += 1;
    const fault = fake.faults.shift();
    if (fault === 'unavailable') throw new DirectoryUnavailable('The fake directory is down');
    const row = existing(prepared.accountId);
    if (fault === 'lost-before') return { kind: 'unknown' };
    if (String(row.passwordVersion) !== prepared.passwordVersionBefore)
      return refused('not-accepted', 'The password was changed by somebody else meanwhile');
    const outcome = refusalOf(row, password, current) ?? take(row, password, prepared.id);
    return fault === 'lost-after' ? { kind: 'unknown' } : outcome;
  };

  const fake = {
    faults: [],
    down: false,
    pageSize: 500,
    unreadable: 0,
    partly: false,
    accepted,
    get handedOver() {
      return handedOver;
    },
    passwordOf: (id) => existing(id).passwordHash,
    add(account) {
      const row = rowOf(account, now());
      rows.set(row.id, row);
      return row.id;
    },
    change: (id, fields) => void Object.assign(existing(id), fields),
    setPolicy(change) {
      policy = { ...policy, ...change };
    },
    find: async (name) => {
      reach();
      const found = [...rows.values()].filter((row) =>
        [row.username, row.upn, row.mail].some((own) => same(own, name)),
      );
      const [row] = found;
      return Promise.resolve(row && found.length === 1 ? accountOf({ ...row }, policy, now()) : null);
    },
    read: async (id) => {
      reach();
      const row = rows.get(id);
      return Promise.resolve(row === undefined ? null : accountOf({ ...row }, policy, now()));
    },
    list: async function* () {
      reach();
      const accounts = [...rows.values()]
        .map((row) => accountOf({ ...row }, policy, now()))
        .filter(({ enabled, accountExpired: over }) => enabled && !over)
        .map(listed);
      for (let from = 0; from < accounts.length; from += fake.pageSize) {
        // A page comes later than it was asked for.
        await Promise.resolve();
        reach();
        yield { accounts: accounts.slice(from, from + fake.pageSize), unreadable: fake.unreadable };
      }
    },
    policy: async (id) => {
      const { lockoutThreshold: threshold, observationMinutes } = policy;
      const until = lockedUntil(existing(id), policy, now());
      return Promise.resolve({
        rules: rulesOf(existing(id), policy, now()),
        lockout: threshold === 0 ? null : { threshold, observationMinutes },
        lockedUntil: until instanceof Date ? until : null,
        historyOnReset: true,
      });
    },
    verifyPassword: async (id, password) => {
      reach();
      const row = rows.get(id);
      return Promise.resolve(row === undefined ? { kind: 'wrong' } : bind(row, password));
    },
    badPasswordCount: async (id) => Promise.resolve(countedTries(existing(id), policy, now())),
    prepareChange: async (id) => {
      const row = existing(id);
      return Promise.resolve({
        accountId: id,
        controller: 'fake',
        passwordVersionBefore: String(row.passwordVersion),
        passwordWritesBefore: null,
        id: crypto.randomUUID(),
        preparedAt: now(),
      });
    },
    setPassword: async (...call) => Promise.resolve(setPassword(...call)),
    resolve: async ({ id, accountId, passwordVersionBefore }) => {
      const row = rows.get(accountId);
      if (fake.down) return Promise.resolve({ kind: 'unreachable' });
      if (row === undefined) return Promise.resolve({ kind: 'undetermined' });
      if (String(row.passwordVersion) === passwordVersionBefore)
        return Promise.resolve({ kind: 'not-changed' });
      if (row.passwordChangeId !== id) {
        const next = row.passwordVersion === BigInt(passwordVersionBefore) + 1n;
        return Promise.resolve({ kind: next ? 'not-changed' : 'undetermined' });
      }
      return Promise.resolve({ kind: 'accepted', unlocked: row.lockedAt === null, ...stateOf(row) });
    },
    unlock: async (id, lockedBefore) => {
      reach();
      const row = existing(id);
      const isOlder = lockedBefore === undefined || (row.lockedAt !== null && row.lockedAt <= lockedBefore);
      if (isOlder) Object.assign(row, { badTries: 0, lastBadTryAt: null, lockedAt: null });
      return Promise.resolve({ kind: 'unlocked', everywhere: !fake.partly });
    },
    health: async () =>
      Promise.resolve({
        ok: !fake.down,
        detail: fake.down ? 'The directory is down' : null,
        hints: [],
        notes: [],
      }),
    close: async () => Promise.resolve(),
  } satisfies FakeDirectory as FakeDirectory;
  return fake;
}
