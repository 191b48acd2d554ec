// The copies of a password on this workstation, as main told them, and how the last question about them went. Never a
// password.
import { create } from 'zustand';
import type { BridgeError, CopiesView, CredentialLook, OperationName } from '../../../src/contract/ipc.ts';

interface CopiesStore {
  /** Null until main has told it. */
  readonly view: CopiesView | null;
  /** What main has been asked and has not answered yet. */
  readonly pending: OperationName | null;
  /** How the last question went wrong; gone with the next one. */
  readonly fault: BridgeError | null;
  /** `performance.now()` when the fault came. */
  readonly faultAt: number;
  /** What was said of the password that was typed last, where it was not taken. */
  readonly verdict: 'wrong' | 'undetermined' | null;
  /** What a run would do, once it was asked for. */
  readonly looks: readonly CredentialLook[] | null;
  readonly reset: () => void;
}

const start = {
  view: null,
  pending: null,
  fault: null,
  faultAt: 0,
  verdict: null,
  looks: null,
} as const;

export const useCopies = create<CopiesStore>()((set) => ({ ...start, reset: () => set(start) }));

/** How many things on the list are still to be seen to. */
export const openItems = ({ checklist }: CopiesView): number =>
  checklist.filter(({ state }) => state === 'open').length;

/** Whether there is something to do about the copies, or left on the list. */
export const asksOf = (view: CopiesView): boolean => view.need !== null || openItems(view) > 0;

/** Takes in a view from main. What was seen before a change of the list is old. */
export const receiveCopies = (view: CopiesView): void =>
  useCopies.setState(({ looks }) => ({ view, looks: view.activity === 'idle' ? looks : null }));
