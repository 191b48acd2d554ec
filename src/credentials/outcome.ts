// What an outcome of a saved credential means for what is left to do.
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

/** Whether the copy is right, or there is none that should be. */
export function isSettled(outcome: CredentialOutcome, required: boolean): boolean {
  if (outcome === 'not-found') return !required;
  return outcome === 'updated' || outcome === 'already-right';
}
