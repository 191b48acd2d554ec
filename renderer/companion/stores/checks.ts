// The self-checks as they come in.
import { create } from 'zustand';
import type { BridgeError, CheckResult } from '../../../src/contract/ipc.ts';

interface ChecksStore {
  readonly results: readonly CheckResult[];
  readonly running: boolean;
  readonly fault: BridgeError | null;
  readonly reset: () => void;
}

const start = { results: [], running: false, fault: null } as const;

export const useChecks = create<ChecksStore>()((set) => ({ ...start, reset: () => set(start) }));

/** Puts one result in its place, which is the place it was first told in. */
export const receiveCheck = (result: CheckResult): void =>
  useChecks.setState(({ results }) => ({
    results: results.some(({ id }) => id === result.id)
      ? results.map((known) => (known.id === result.id ? result : known))
      : [...results, result],
  }));
