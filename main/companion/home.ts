// How the password of this seat stands: asks the API when there is reason to, keeps what it said, reminds, and
// tells tray and window. All times are the server's.
import type { HomeView } from '../../src/contract/ipc.ts';
import type { ResetReason, RouteReply } from '../../src/contract/api.ts';
import { type Standing, standingAt } from '../../src/expiry/standing.ts';
import { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { Cancel, Chance, Clock, Log, Notifier, Store, Workstation } from '../ports.ts';
import type { Device } from './device.ts';
import { type Asked, ExpiryWatch } from './expiry-watch.ts';
import { Front } from './front.ts';
import { homeView, wordsChangeIn } from './home-view.ts';
import { type Known, LocalLedger } from './local-ledger.ts';
import { noticeOf } from './notice-words.ts';
import { ReminderDesk } from './reminder-desk.ts';
import { ReminderRun, type Situation } from './reminder-run.ts';
import type { Seat } from './seat.ts';
import type { Setup } from './setup.ts';
import { isSilence, patienceOf, StatusSource } from './status-source.ts';
import { LONGEST_WAIT_MS } from './trusted-timer.ts';

export interface HomeOptions {
  readonly chance: Chance;
  readonly clock: Clock;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly store: Store;
  readonly signIns: Store;
  readonly workstation: Workstation;
  readonly setup: Setup;
  readonly seat: Seat;
  readonly device: Device;
  readonly words: () => Translator;
  /** Whether somebody can see what is shown: the screen is not locked, and this session is in front. */
  readonly seen: () => boolean;
  /** Whether something is open that nothing may come in front of. */
  readonly occupied: () => boolean;
  /** Reads the managed settings again. */
  readonly reload: () => Promise<void>;
  readonly bringWindow: () => void;
  /** The person wants to reset now. */
  readonly reset: (username: string, reason: ResetReason) => void;
  readonly changed: () => void;
}

type Status = RouteReply<'readPasswordStatus'>;

const MINUTE_MS = 60_000;
const LEAST_WAIT_MS = 1_000;
const DEFAULT_MINUTES = 30;

const reasonOf = ({ kind }: Standing): ResetReason =>
  kind === 'locked' ? 'locked' : kind === 'expires' ? 'expiring' : 'expired';

export class Home {
  readonly #options: HomeOptions;
  readonly #source: StatusSource;
  readonly #ledger: LocalLedger;
  readonly #front: Front;
  readonly #watch: ExpiryWatch;
  readonly #run: ReminderRun;
  readonly #desk: ReminderDesk;
  #known: Known | null = null;
  #connection: HomeView['connection'] = 'asking';
  /** The seat and set-up of the last question that had no good answer. */
  #waiting: string | undefined;
  /** When the API was silent first, by the monotonic clock; undefined while it answers. */
  #lostAt: number | undefined;
  #next: Cancel | undefined;

  constructor(options: HomeOptions) {
    this.#options = options;
    const { clock, chance, notifier, seat, setup } = options;
    this.#source = new StatusSource(options);
    this.#ledger = new LocalLedger({
      ...options,
      owner: () => (seat.mode === 'os-user' ? seat.username : null),
    });
    this.#front = new Front(options);
    this.#watch = new ExpiryWatch({
      clock,
      chance,
      ask: () => this.#ask(),
      everyMs: () => (setup.settings?.checkEveryMinutes ?? DEFAULT_MINUTES) * MINUTE_MS,
    });
    this.#desk = new ReminderDesk({
      ledger: this.#ledger,
      claim: (body) => this.#source.call((api) => (proof) => api.claimReminder({ ...proof, body })),
      report: (body) => this.#source.call((api) => (proof) => api.reportReminders({ ...proof, body })),
    });
    this.#run = new ReminderRun({
      notifier,
      ledger: this.#ledger,
      desk: this.#desk,
      now: () => this.now(),
      situation: () => this.#situation(),
      seen: () => options.seen(),
      lostForMs: () => (this.#lostAt === undefined ? null : clock.monotonic() - this.#lostAt),
      outOfDate: () => this.#watch.trigger(),
      wanted: (standing) => this.#wanted(standing),
      changed: () => options.changed(),
      notice: ({ standing, urgent }, later) => {
        const { bystanders } = this.#reminders;
        const asOf = this.#connection === 'current' ? null : Date.parse(this.#known?.asOf ?? '');
        const at = { now: this.now(), zone: options.workstation.zone(), words: options.words() };
        return noticeOf({ standing, bystanders, asOf, urgent, later }, at);
      },
    });
  }

  /** Takes up what an earlier run knew, and asks. */
  async start(): Promise<void> {
    const { seat, setup } = this.#options;
    await Promise.all([this.#ledger.load(), this.#front.load()]);
    if (seat.mode === 'sign-in') await this.#ledger.forget();
    const { known } = this.#ledger;
    const at = this.#source.at;
    if (known !== null && known.apiAddress === at?.address && known.username === seat.username) {
      setup.connection().time.assume(known.offsetMs, Date.parse(known.asOf));
      this.#known = known;
    }
    this.#watch.trigger();
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    const { clock, setup } = this.#options;
    return setup.settings === undefined ? clock.wall() : setup.connection().time.now();
  }

  /** Something may have changed: asks in a moment. */
  trigger(): void {
    // A wait is told to one seat and one set-up: the next one starts without.
    if (this.#waiting !== undefined && this.#waiting !== this.#source.subject) this.#watch.reset();
    else this.#watch.trigger();
  }

  /** It slept, or this session was away: what was silent before says nothing of now. */
  woke(): void {
    if (this.#lostAt !== undefined) this.#lostAt = this.#options.clock.monotonic();
    this.trigger();
  }

  /** Looks at what is known again, without asking: somebody is back, or time has passed. */
  look(): void {
    void this.#look();
  }

  /** Somebody else sits here, or nobody. */
  seatChanged(): void {
    this.#known = null;
    this.#connection = 'asking';
    this.#front.seatChanged();
    if (this.#options.seat.mode === 'sign-in') void this.#ledger.forget();
    this.look();
    this.trigger();
  }

  async refresh(): Promise<HomeView> {
    await this.#watch.now();
    return this.view();
  }

  snooze(minutes: number): HomeView {
    this.#run.snooze(minutes);
    this.look();
    return this.view();
  }

  view(): HomeView {
    const { seat, setup } = this.#options;
    const situation = this.#situation();
    return homeView({
      seat: { mode: seat.mode, username: seat.username },
      connection: this.#enrollable ? this.#connection : 'not-enrolled',
      known: this.#present,
      now: this.now(),
      settings: this.#reminders,
      offsetMs: setup.settings === undefined ? 0 : (setup.connection().time.offsetMs() ?? 0),
      reminders: situation === null ? [] : this.#run.ledger(situation),
      plan: situation === null ? null : this.#run.plan(situation),
      notShown: situation === null ? null : this.#run.notShown(situation),
      snoozeMinutes: situation === null ? [] : this.#run.snoozeMinutes(situation),
    });
  }

  get #reminders(): ReminderSettings {
    return this.#options.setup.settings?.reminders ?? ReminderSettings.parse({});
  }

  /** What is known of who sits here now, at the API of now. */
  get #present(): Known | null {
    const { seat } = this.#options;
    const known = this.#known;
    if (known === null || known.username !== seat.username) return null;
    return known.apiAddress === this.#source.at?.address ? known : null;
  }

  /** False where the managed settings bring no enrolment token. */
  get #enrollable(): boolean {
    const { settings } = this.#options.setup;
    return settings === undefined || settings.enrolmentToken !== undefined;
  }

  #situation(): Situation | null {
    const known = this.#present;
    if (known === null) return null;
    const { username, status, reminders } = known;
    return { username, status, reminders, settings: this.#reminders, zone: this.#options.workstation.zone() };
  }

  async #ask(): Promise<Asked> {
    const { reload, seat } = this.#options;
    await reload();
    if (seat.mode === 'sign-in') await this.#ledger.scrub();
    const at = this.#source.at;
    const { username } = seat;
    const subject = this.#source.subject;
    this.#waiting = undefined;
    if (at === null || username === null) {
      this.#connection = 'current';
      await this.#look();
      return { kind: 'done' };
    }
    const result = await this.#source.read(username);
    // Meanwhile somebody else may sit here, or the set-up be another one: that is asked for already.
    if (this.#source.subject !== subject) return { kind: 'done' };
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
    await this.#look();
    if (result.kind === 'value') void this.#desk.flush();
    if (result.kind !== 'fault' && result.kind !== 'not-now') return { kind: 'done' };
    this.#waiting = subject;
    return { kind: 'away', retryAfterSeconds: result.kind === 'fault' ? patienceOf(result.fault) : 0 };
  }

  async #keep(username: string, apiAddress: string, reply: Status): Promise<void> {
    const { setup } = this.#options;
    const { status, policy, enrolled, reminders, serverTime: asOf } = reply;
    const offsetMs = setup.connection().time.offsetMs() ?? 0;
    this.#known = { username, apiAddress, status, policy, enrolled, reminders, asOf, offsetMs };
    await this.#ledger.keep(this.#known);
  }

  async #look(): Promise<void> {
    this.#options.changed();
    const looking = this.#run.look();
    this.#bring();
    const lookAgainAt = await looking;
    this.#options.changed();
    this.#next?.();
    const known = this.#present;
    if (known === null) return;
    const now = this.now();
    const words = wordsChangeIn(standingAt(known.status, now), now);
    const wait = Math.min(LONGEST_WAIT_MS, words, lookAgainAt === null ? Infinity : lookAgainAt - now);
    this.#next = this.#options.clock.after(Math.max(wait, LEAST_WAIT_MS), () => this.look());
  }

  #bring(): void {
    const known = this.#present;
    const now = this.now();
    if (known !== null) this.#front.look(standingAt(known.status, now), this.#reminders, now);
  }

  #wanted(standing: Standing): void {
    const { username } = this.#options.seat;
    // The notice said no more than that there is something to read: it is read first.
    if (this.#reminders.bystanders === 'nothing') this.#options.bringWindow();
    else if (username !== null) this.#options.reset(username, reasonOf(standing));
  }
}
