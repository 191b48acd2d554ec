// What resets need of the rest of the server, and their settings.
import type { FactorKind } from '../../src/contract/steps.ts';
import type { Clock } from '../clock.ts';
import type { Courier } from '../courier/courier.ts';
import type { Outbox } from '../courier/outbox.ts';
import type { Directory } from '../directory/directory.ts';
import type { FactorKeys } from '../factors/keys.ts';
import type { Factors } from '../factors/index.ts';
import type { Database } from '../store/database.ts';
import type { Throttle } from '../throttle/throttle.ts';

export interface ResetSettings {
  /** Distinct factors: KEYTURN_FACTORS_REQUIRED. */
  readonly factorsRequired: number;
  readonly lifetimeMinutes: number;
  /** Added once, on the person's wish. */
  readonly extensionMinutes: number;
  /** The organisation's name: no password may be made of it. */
  readonly organisation: string;
}

export const defaultResetSettings: Omit<ResetSettings, 'factorsRequired' | 'organisation'> = {
  lifetimeMinutes: 15,
  extensionMinutes: 10,
};

export interface ResetDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly throttle: Throttle;
  readonly factors: Factors;
  readonly keys: FactorKeys;
  readonly courier: Courier | null;
  readonly outbox: Outbox;
  readonly settings: ResetSettings;
}

/** The factors a reset takes, in the order in which they are offered; a help-desk code is not one of them. */
const kinds: readonly FactorKind[] = ['totp', 'email-code', 'recovery-code', 'current-password'];

/** What this installation offers to everybody. */
export const configuredFactors = ({ factors }: Pick<ResetDeps, 'factors'>): FactorKind[] =>
  kinds.filter((kind) => factors.has(kind));

export const minutesAfter = (from: Date, minutes: number): Date =>
  new Date(from.getTime() + minutes * 60_000);
