// The shape every factor has. Resets and sessions know factors by this alone: a new one is one file and
// one line in index.ts.
import type { FactorKind } from '../../src/contract/steps.ts';
import type { AccountId } from '../directory/directory.ts';
import type { Database, Transaction } from '../store/database.ts';

/** The reset or session in which something is proven. */
export interface Flow {
  readonly id: string;
  /** Null for a stranger, for whom everything costs the same and nothing is ever right. */
  readonly accountId: AccountId | null;
  /** Where a code may go; null for a stranger, and where IT declared no independent address. */
  readonly recoveryMail: string | null;
}

/** Stands for the account of a stranger in queries: no account has it. */
export const nobody: AccountId = '00000000-0000-0000-0000-000000000000';

export type Verdict =
  | { readonly kind: 'proven' }
  /** `attemptsLeft`: answers left to this one code, where the factor counts them. */
  | { readonly kind: 'rejected'; readonly attemptsLeft?: number }
  /** Nothing was learnt; trying again makes sense from `retryAt` on, or not here. */
  | { readonly kind: 'unavailable'; readonly retryAt: Date | null };

/** Uses up what was examined, in the transaction that records the proof: a code counts once, whoever else sends it. */
export type Settle = (tx: Transaction) => Promise<Verdict>;

export interface Factor {
  readonly kind: FactorKind;
  /** Whether the account of this flow can use it. Costs the same for strangers. */
  usable(db: Database, flow: Flow, now: Date): Promise<boolean>;
  /**
   * The slow part, outside of any transaction: reads, hashes, asks the directory. It changes nothing but the
   * directory's own count of wrong passwords. Throws DirectoryUnavailable where it asks the directory.
   */
  examine(db: Database, flow: Flow, response: string, now: Date): Promise<Settle>;
}

export const rejected: Settle = () => Promise.resolve({ kind: 'rejected' });
