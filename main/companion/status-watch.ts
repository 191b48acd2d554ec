// What is known of the password of whoever sits here: what the API said last, and whether it answers. Asks it when
// there is reason to.
import type { RouteReply } from '../../src/contract/api.ts';
import type { HomeView } from '../../src/contract/ipc.ts';
import type { Chance, Clock } from '../ports.ts';
import { type Asked, ExpiryWatch } from './expiry-watch.ts';
import type { Known, LocalLedger } from './local-ledger.ts';
import type { Seat } from './seat.ts';
import type { Setup } from './setup.ts';
import { isSilence, patienceOf, type StatusSource } from './status-source.ts';

export interface StatusWatchOptions {
  readonly chance: Chance;
  readonly clock: Clock;
  readonly setup: Setup;
  readonly seat: Seat;
  readonly source: StatusSource;
  readonly ledger: LocalLedger;
  /** Reads the managed settings again. */
  readonly reload: () => Promise<void>;
  /** Something may be known that was not. The next question waits for what is done about it. */
  readonly news: () => Promise<void>;
  /** The API has answered: it can be told what it does not know. */
  readonly reached: () => void;
}

type Status = RouteReply<'readPasswordStatus'>;

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 30;

export class StatusWatch {
  readonly #options: StatusWatchOptions;
  readonly #timing: ExpiryWatch;
  #known: Known | null = null;
  #connection: HomeView['connection'] = 'asking';
  /** The seat and set-up of the last question that had no good answer. */
  #waiting: string | undefined;
  /** When the API was silent first, by the monotonic clock; undefined while it answers. */
  #lostAt: number | undefined;

  constructor(options: StatusWatchOptions) {
    this.#options = options;
    const { chance, clock, setup } = options;
    this.#timing = new ExpiryWatch({
      chance,
      clock,
      ask: () => this.#ask(),
      everyMs: () => (setup.settings?.checkEveryMinutes ?? DEFAULT_MINUTES) * MINUTE_MS,
    });
  }

  /** Takes up what an earlier run knew, and asks. */
  start(): void {
    const { ledger, seat, setup, source } = this.#options;
    const { known } = ledger;
    if (known !== null && known.apiAddress === source.at?.address && known.username === seat.username) {
      setup.connection().time.assume(known.offsetMs, Date.parse(known.asOf));
      this.#known = known;
    }
    this.#timing.trigger();
  }

  /** What is known of who sits here now, at the API of now. */
  get known(): Known | null {
    const { seat, source } = this.#options;
    const known = this.#known;
    if (known === null || known.username !== seat.username) return null;
    return known.apiAddress === source.at?.address ? known : null;
  }

  get connection(): HomeView['connection'] {
    const { settings } = this.#options.setup;
    const enrollable = settings === undefined || settings.enrolmentToken !== undefined;
    return enrollable ? this.#connection : 'not-enrolled';
  }

  /** For how long the API has not answered, milliseconds; null: it answered when it was asked last. */
  get lostForMs(): number | null {
    return this.#lostAt === undefined ? null : this.#options.clock.monotonic() - this.#lostAt;
  }

  /** Something may have changed: asks in a moment. */
  trigger(): void {
    // A wait is told to one seat and one set-up: the next one starts without.
    if (this.#waiting !== undefined && this.#waiting !== this.#options.source.subject) this.#timing.reset();
    else this.#timing.trigger();
  }

  /** It slept, or this session was away: what was silent before says nothing of now. */
  woke(): void {
    if (this.#lostAt !== undefined) this.#lostAt = this.#options.clock.monotonic();
    this.trigger();
  }

  /** Somebody else sits here, or nobody: nothing is known of them. */
  forget(): void {
    this.#known = null;
    this.#connection = 'asking';
  }

  /** Asks now; resolves when that is answered. */
  async refresh(): Promise<void> {
    await this.#timing.now();
  }

  async #ask(): Promise<Asked> {
    const { reload, seat, ledger, source, news, reached } = this.#options;
    await reload();
    if (seat.mode === 'sign-in') await ledger.scrub();
    const { at, subject } = source;
    const { username } = seat;
    this.#waiting = undefined;
    if (at === null || username === null) {
      this.#connection = 'current';
      await news();
      return { kind: 'done' };
    }
    const result = await source.read(username);
    // Meanwhile somebody else may sit here, or the set-up be another one: that is asked for already.
    if (source.subject !== subject) return { kind: 'done' };
    const lost = result.kind === 'fault' && isSilence(result.fault);
    if (!lost) this.#lostAt = undefined;
    switch (result.kind) {
      case 'value':
        this.#connection = 'current';
        await this.#keep(username, at.address, result.value);
        break;
      case 'fault':
        // One that answers is there, whatever it asks for: the last word of how it stands holds.
        if (!lost) break;
        this.#connection = 'offline';
        this.#lostAt ??= this.#options.clock.monotonic();
        break;
      case 'revoked':
      case 'not-enrolled':
        this.#connection = result.kind;
        this.#known = null;
        break;
      case 'not-now':
    }
    await news();
    if (result.kind === 'value') reached();
    if (result.kind !== 'fault' && result.kind !== 'not-now') return { kind: 'done' };
    this.#waiting = subject;
    return { kind: 'away', retryAfterSeconds: result.kind === 'fault' ? patienceOf(result.fault) : 0 };
  }

  async #keep(username: string, apiAddress: string, reply: Status): Promise<void> {
    const { setup, ledger } = this.#options;
    const { status, policy, enrolled, reminders, serverTime: asOf } = reply;
    const offsetMs = setup.connection().time.offsetMs() ?? 0;
    this.#known = { username, apiAddress, status, policy, enrolled, reminders, asOf, offsetMs };
    await ledger.keep(this.#known);
  }
}
