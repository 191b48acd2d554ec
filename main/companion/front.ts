// The window that comes to the front by itself: once per sign-in, when somebody sees it, and never in front of
// something that is being done.
import * as z from 'zod';
import { quietUntil } from '../../src/expiry/quiet-hours.ts';
import { bringsWindow, isUrgent } from '../../src/expiry/schedule.ts';
import type { Standing } from '../../src/expiry/standing.ts';
import type { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Log, Store, Workstation } from '../ports.ts';
import type { Seat } from './seat.ts';

export interface FrontOptions {
  /** Outlives the companion: one that is started again is no sign-in. */
  readonly signIns: Store;
  readonly log: Log;
  readonly workstation: Workstation;
  readonly seat: Seat;
  /** Whether somebody can see what is shown: the screen is not locked, and this session is in front. */
  readonly seen: () => boolean;
  /** Whether something is open that nothing may come in front of. */
  readonly occupied: () => boolean;
  readonly bringWindow: () => void;
}

/** The sign-in in which it came last, and when by the server's clock. It names nobody. */
const Mark = z.strictObject({ version: z.literal(1), signIn: z.string().nullable(), at: z.number() });
type Mark = z.infer<typeof Mark>;

/** Where the system does not name its sign-ins, one is taken to last so long at least, milliseconds. */
const SIGN_IN_MS = 8 * 3_600_000;

export class Front {
  readonly #options: FrontOptions;
  /** Undefined until it is read. */
  #last: Mark | null | undefined;
  #brought = false;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Reads what an earlier run has left. Until then no window comes. Never rejects. */
  async load(): Promise<void> {
    const found = await this.#options.signIns.read().catch(() => undefined);
    this.#last = Mark.safeParse(found).data ?? null;
  }

  /** Somebody else sits at a shared seat: that is a sign-in too. */
  seatChanged(): void {
    this.#brought = false;
  }

  /** Brings the window where it is time. @param now milliseconds since 1970 by the server's clock */
  look(standing: Standing, settings: ReminderSettings, now: number): void {
    const { workstation, seen, occupied, bringWindow } = this.#options;
    if (this.#brought || !seen() || occupied() || this.#cameBefore(now)) return;
    if (!bringsWindow(standing, settings)) return;
    const quiet = quietUntil(settings.quietHours, now, workstation.zone());
    if (quiet !== null && !isUrgent(standing, settings)) return;
    this.#brought = true;
    this.#remember(now);
    bringWindow();
  }

  /** Whether an earlier run of this sign-in has brought it. At a shared seat every name is a sign-in of its own. */
  #cameBefore(now: number): boolean {
    if (this.#last === undefined) return true;
    if (this.#last === null || this.#options.seat.mode === 'sign-in') return false;
    const { signIn } = this.#options.workstation;
    if (signIn === null || this.#last.signIn === null) return now - this.#last.at < SIGN_IN_MS;
    return this.#last.signIn === signIn;
  }

  #remember(at: number): void {
    const { signIns, log, seat, workstation } = this.#options;
    if (seat.mode === 'sign-in') return;
    const mark: Mark = { version: 1, signIn: workstation.signIn, at };
    void signIns.write(mark).catch(() => log.note('sign-in-not-written'));
  }
}
