// What the calls about reminders need of the rest of the server.
import type { Clock } from '../clock.ts';
import type { Directory } from '../directory/directory.ts';
import type { Factors } from '../factors/index.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';

export interface ReminderDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly throttle: Throttle;
  readonly factors: Factors;
}
