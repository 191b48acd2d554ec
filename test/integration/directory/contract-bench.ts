// What the contract's tests stand on: a directory, an administrator beside it, and accounts made as they are needed.
import type { ChangeOutcome, Directory, DirectoryAccount } from '../../../server/directory/directory.ts';

/** An account as a test wants it. */
interface Seed {
  readonly username: string;
  readonly password: string;
  readonly displayName?: string;
  readonly mail?: string;
  readonly state?: 'disabled' | 'account-expired' | 'must-change' | 'never-expires';
}

interface Policy {
  readonly minLength?: number;
  readonly history?: number;
  readonly minAgeDays?: number;
  readonly maxAgeDays?: number;
  readonly lockoutThreshold?: number;
}

/** A directory with nobody in it, and an administrator beside it. */
export interface Harness {
  readonly directory: Directory;
  addAccount(seed: Seed): Promise<void>;
  setPolicy(policy: Policy): Promise<void>;
  lock(username: string): Promise<void>;
  /** A second opinion on a password, asked of something other than the port. */
  isPassword(username: string, password: string): Promise<boolean>;
  close(): Promise<void>;
}

export const policy: Required<Policy> = {
  minLength: 8,
  history: 3,
  minAgeDays: 0,
  maxAgeDays: 42,
  lockoutThreshold: 5,
};

/** The harness once it is made, and what tests do with it. */
export interface Bench {
  readonly harness: Harness;
  readonly directory: Directory;
  /** A new account, with a name and a password of its own where none is given. */
  add(seed?: Partial<Seed>): Promise<DirectoryAccount & { password: string }>;
  /** By username; rejects when it is not there. */
  read(username: string): Promise<DirectoryAccount>;
  /** Prepares and sets: a reset, or a change where the current password is given. */
  set(id: string, password: string, current?: string): Promise<ChangeOutcome>;
  underPolicy(change: Policy, work: () => Promise<void>): Promise<void>;
}

/** `made` gives the harness, which is not there before the tests run. */
export function benchOver(made: () => Harness): Bench {
  let accounts = 0;
  const bench: Bench = {
    get harness() {
      return made();
    },
    get directory() {
      return made().directory;
    },
    async add(seed = {}) {
      accounts += 1;
      const username = seed.username ?? `agent${accounts}`;
      const password = seed.password ?? `First-one-${accounts}!`;
      await bench.harness.addAccount({ ...seed, username, password });
      return { ...(await bench.read(username)), password };
    },
    async read(username) {
      const account = await bench.directory.find(username);
      if (account === null) throw new Error(`${username} is not there`);
      return account;
    },
    set: async (id, password, current) =>
      bench.directory.setPassword(await bench.directory.prepareChange(id), password, current),
    async underPolicy(change, work) {
      await bench.harness.setPolicy({ ...policy, ...change });
      try {
        await work();
      } finally {
        await bench.harness.setPolicy(policy);
      }
    },
  };
  return bench;
}
