// What an outcome of a saved credential means for what is left to do.
import type { CredentialLine } from '../contract/copies.ts';
import type { CredentialOutcome } from '../contract/steps.ts';

/** The worst first: what one line says of several entries (a host by its name, its full name and its address). */
const WORST_FIRST: readonly CredentialOutcome[] = [
  'failed',
  'unavailable',
  'locked',
  'cancelled',
  'denied',
  'updated',
  'already-right',
  'not-found',
];

/** One outcome for all entries of a saved credential; `not-found` where there is none. */
export function combined(outcomes: readonly CredentialOutcome[]): CredentialOutcome {
  return WORST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? 'not-found';
}

/** What has not come to an outcome yet, in the journal. */
type Unfinished = 'planned' | 'intended';

/** Whether the copy is right, or there is none that should be. What has not come to an outcome, or has none, is not. */
export function isSettled(state: CredentialLine['state'] | Unfinished, required: boolean): boolean {
  if (state === 'not-found') return !required;
  return state === 'updated' || state === 'already-right';
}
