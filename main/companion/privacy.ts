// What nobody else may find: closes an open reset, and forgets who sat here, when the screen is locked, another
// session comes in front, or nobody has touched the workstation for too long.
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import type { Cancel, Clock, Presence, PresenceEvent, Windows } from '../ports.ts';
import type { AccountSession } from './account-session.ts';
import { IdleGuard } from './idle-guard.ts';
import type { ResetSession } from './reset-session.ts';
import type { Seat } from './seat.ts';
import { LONGEST_WAIT_MS } from './trusted-timer.ts';

export interface PrivacyOptions {
  readonly clock: Clock;
  readonly presence: Presence;
  readonly windows: Windows;
  readonly resets: ResetSession;
  readonly session: AccountSession;
  readonly seat: Seat;
  readonly settings: () => ManagedSettings | undefined;
  readonly seatChanged: () => void;
}

const DEFAULT_IDLE_SECONDS = 120;

export class Privacy {
  readonly #options: PrivacyOptions;
  readonly #idle: IdleGuard;
  readonly #seatIdle: IdleGuard;
  #shift: Cancel | undefined;
  /** The screen is locked. */
  #locked = false;
  /** Another session is in front. */
  #left = false;

  constructor(options: PrivacyOptions) {
    this.#options = options;
    const { settings, seat } = options;
    this.#idle = new IdleGuard({
      ...options,
      limitSeconds: () =>
        this.occupied ? (settings()?.resetIdleSeconds ?? DEFAULT_IDLE_SECONDS) : undefined,
      tooLong: () => this.close(),
    });
    this.#seatIdle = new IdleGuard({
      ...options,
      limitSeconds: () => (seat.entered ? (settings()?.seat.forgetAfterIdleMinutes ?? 0) * 60 : undefined),
      tooLong: () => this.forget(),
    });
  }

  /** Whether anybody can see what is shown. */
  get seen(): boolean {
    return !this.#locked && !this.#left;
  }

  /** Whether something is open that must not be left to whoever comes next. */
  get occupied(): boolean {
    return this.#options.resets.view() !== null || this.#options.session.view() !== null;
  }

  heard(event: PresenceEvent): void {
    if (event === 'lock' || event === 'unlock') this.#locked = event === 'lock';
    if (event === 'leave' || event === 'enter') this.#left = event === 'leave';
    if (event === 'lock' || event === 'leave') this.forget();
    this.look();
  }

  /** Somebody does something here: whatever the desktop has told, they are there. */
  touched(): void {
    this.#locked = false;
    this.#left = false;
  }

  /** Something may have been opened, or somebody may have sat down. */
  look(): void {
    this.#idle.look();
    this.#seatIdle.look();
    this.#watchShift();
  }

  /** Forgets who sat here, and closes what they had open. */
  forget(): void {
    const { seat, seatChanged } = this.#options;
    const entered = seat.entered;
    seat.leave();
    this.close();
    if (entered) seatChanged();
  }

  /** Closes the window with everything in it; while a password is being handed over, when that is done. */
  close(): void {
    const { resets, session, windows } = this.#options;
    void session.signOut();
    resets.abandon(() => windows.close());
  }

  #watchShift(): void {
    this.#shift?.();
    this.#shift = undefined;
    const { seat, clock } = this.#options;
    if (!seat.entered) return;
    const wait = Math.min(seat.shiftLeftMs, LONGEST_WAIT_MS);
    this.#shift = clock.after(wait, () => {
      if (seat.shiftLeftMs === 0) this.forget();
      else this.#watchShift();
    });
  }
}
