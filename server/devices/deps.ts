// What the room of devices needs of the rest of the server.
import type { Clock } from '../clock.ts';
import type { Secret } from '../config/secret.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';
import type { Nonces } from './nonces.ts';

export interface DeviceDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly nonces: Nonces;
  /** Null: nobody may enrol. */
  readonly enrolmentToken: Secret<string> | null;
  /** What workstations address this server by; null: by whatever host they ask for. */
  readonly publicUrl: string | null;
}
