// A password that a directory refuses, whichever it is.
import type { RefusalReason } from '../../src/contract/problems.ts';

export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** For IT: codes or a word of the directory, nothing of the request. */
  readonly detail: string | null;
}

export const refused = (reason: RefusalReason, detail: string | null = null): Refusal => ({
  kind: 'refused',
  reason,
  detail,
});
