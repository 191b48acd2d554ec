// One answer to a factor, and what judging it needs.
import type { FactorKind } from '../../src/contract/steps.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import type { Subject, Throttle } from '../throttle/throttle.ts';
import type { Flow } from './factor.ts';
import type { Factors } from './index.ts';

export interface ProveDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly factors: Factors;
}

/** One answer, and who gave it where. */
export interface Answer {
  readonly flow: Flow;
  /** Whom it is about, for the audit trail, and what is counted in silence; see `silent`. */
  readonly subject: Subject;
  /** What limits speak of to the caller: in a reset the name as it was typed, so that nobody's counts alike. */
  readonly told: Subject;
  readonly kind: FactorKind;
  readonly response: string;
  readonly source: string;
  /** What was proven in this flow before; who has proven nothing is a stranger in the audit trail. */
  readonly proven: readonly FactorKind[];
  /** The short reference of a reset; sessions have none. */
  readonly reference?: string | undefined;
}
