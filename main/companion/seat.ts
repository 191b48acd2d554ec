// Whose password this workstation looks after: the owner of the OS account, or whoever said that they sit
// here now, for as long as that may be believed.
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { fitsPattern } from '../../src/settings/pattern.ts';
import type { Clock, Workstation } from '../ports.ts';

type SeatSettings = ManagedSettings['seat'];

export interface SeatOptions {
  readonly workstation: Workstation;
  readonly clock: Clock;
  /** Undefined where this workstation is not set up. */
  settings(): SeatSettings | undefined;
}

interface Entered {
  readonly username: string;
  readonly wall: number;
  readonly monotonic: number;
}

const HOUR_MS = 3_600_000;

export class Seat {
  readonly #options: SeatOptions;
  #entered: Entered | undefined;

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  get mode(): SeatSettings['mode'] {
    return this.#options.settings()?.mode ?? 'os-user';
  }

  /** The name as the directory knows it; null where nobody sits here whom it could know. */
  get username(): string | null {
    const settings = this.#options.settings();
    if (settings === undefined) return null;
    if (settings.mode === 'os-user') return directoryName(settings, this.#options.workstation);
    return this.shiftLeftMs === 0 ? null : (this.#entered?.username ?? null);
  }

  /** The OS account, where the settings say that it is nobody in the directory. */
  get leftOut(): string | undefined {
    const settings = this.#options.settings();
    const { osUser } = this.#options.workstation;
    return settings?.mode === 'os-user' && isLeftOut(settings, osUser) ? osUser : undefined;
  }

  /** Whether somebody said that they sit here: what is to be forgotten when they go. */
  get entered(): boolean {
    return this.mode === 'sign-in' && this.#entered !== undefined;
  }

  /** Milliseconds until the end of the shift; the clock that went on further counts. */
  get shiftLeftMs(): number {
    const settings = this.#options.settings();
    if (this.#entered === undefined || settings === undefined) return Infinity;
    const { clock } = this.#options;
    const since = Math.max(clock.wall() - this.#entered.wall, clock.monotonic() - this.#entered.monotonic);
    return Math.max(0, settings.shiftHours * HOUR_MS - since);
  }

  /** Somebody says who they are. False where the OS account says it. */
  enter(username: string): boolean {
    if (this.mode !== 'sign-in') return false;
    const { clock } = this.#options;
    this.#entered = { username, wall: clock.wall(), monotonic: clock.monotonic() };
    return true;
  }

  leave(): void {
    this.#entered = undefined;
  }
}

/** The directory's name of an OS account by the template; null for accounts that are nobody there. */
export function directoryName(
  { account, exclude }: Pick<SeatSettings, 'account' | 'exclude'>,
  { osUser, domain }: Pick<Workstation, 'osUser' | 'domain'>,
): string | null {
  if (osUser === '' || isLeftOut({ exclude }, osUser)) return null;
  if (domain === null && account.includes('{domain}')) return null;
  return account.replaceAll('{user}', () => osUser).replaceAll('{domain}', () => domain ?? '');
}

const isLeftOut = ({ exclude }: Pick<SeatSettings, 'exclude'>, osUser: string): boolean =>
  exclude.some((pattern) => fitsPattern(pattern, osUser, { ignoreCase: true }));
