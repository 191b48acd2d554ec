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
  readonly subject: Subject;
  readonly kind: FactorKind;
  readonly response: string;
  readonly source: string;
  /** What was proven in this flow before; who has proven nothing is a stranger in the audit trail. */
  readonly proven: readonly FactorKind[];
  /** The short reference of a reset; sessions have none. */
  readonly reference?: string | undefined;
}
