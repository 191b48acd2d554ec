// How the password of this seat stands, and what comes of it: reminds, brings the window, and tells tray and
// window. All times are the server's.
import type { HomeView } from '../../src/contract/ipc.ts';
import type { ResetReason } from '../../src/contract/api.ts';
import { type Standing, standingAt } from '../../src/expiry/standing.ts';
import { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { Cancel, Chance, Clock, Notifier, Store } from '../ports.ts';
import type { Device } from './device.ts';
import { Front, type FrontOptions } from './front.ts';
import { homeView, wordsChangeIn } from './home-view.ts';
import { type Known, LocalLedger } from './local-ledger.ts';
import { noticeOf } from './notice-words.ts';
import { ReminderDesk } from './reminder-desk.ts';
import { ReminderRun, type Situation } from './reminder-run.ts';
import type { Setup } from './setup.ts';
import { StatusSource } from './status-source.ts';
import { StatusWatch } from './status-watch.ts';
import { LONGEST_WAIT_MS } from './trusted-timer.ts';

export interface HomeOptions extends FrontOptions {
  readonly chance: Chance;
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly store: Store;
  readonly setup: Setup;
  readonly device: Device;
  readonly words: () => Translator;
  /** Reads the managed settings again. */
  readonly reload: () => Promise<void>;
  /** The person wants to reset now. */
  readonly reset: (username: string, reason: ResetReason) => void;
  /** The directory has said how the password stands. */
  readonly told: (known: Known) => void;
  readonly changed: () => void;
}

const LEAST_WAIT_MS = 1_000;

const reasonOf = ({ kind }: Standing): ResetReason =>
  kind === 'locked' ? 'locked' : kind === 'expires' ? 'expiring' : 'expired';

export class Home {
  readonly #options: HomeOptions;
  readonly #ledger: LocalLedger;
  readonly #front: Front;
  readonly #watch: StatusWatch;
  readonly #run: ReminderRun;
  #next: Cancel | undefined;

  constructor(options: HomeOptions) {
    this.#options = options;
    const { notifier, seat } = options;
    const source = new StatusSource(options);
    const ledger = (this.#ledger = new LocalLedger({
      ...options,
      owner: () => (seat.mode === 'os-user' ? seat.username : null),
    }));
    this.#front = new Front(options);
    const desk = new ReminderDesk({
      ledger,
      claim: (body) => source.call((api) => (proof) => api.claimReminder({ ...proof, body })),
      report: (body) => source.call((api) => (proof) => api.reportReminders({ ...proof, body })),
    });
    this.#watch = new StatusWatch({
      ...options,
      source,
      ledger,
      news: () => this.#look(),
      reached: () => {
        void desk.flush();
        const { known } = this.#watch;
        if (known !== null) options.told(known);
      },
    });
    this.#run = new ReminderRun({
      notifier,
      ledger,
      desk,
      now: () => this.now(),
      situation: () => this.#situation(),
      seen: () => options.seen(),
      lostForMs: () => this.#watch.lostForMs,
      outOfDate: () => this.#watch.trigger(),
      wanted: (standing) => this.#wanted(standing),
      changed: () => options.changed(),
      notice: ({ standing, urgent }, later) => {
        const { bystanders } = this.#reminders;
        const { connection, known } = this.#watch;
        const asOf = connection === 'current' ? null : Date.parse(known?.asOf ?? '');
        const at = { now: this.now(), zone: options.workstation.zone(), words: options.words() };
        return noticeOf({ standing, bystanders, asOf, urgent, later }, at);
      },
    });
  }

  /** Takes up what an earlier run knew, and asks. */
  async start(): Promise<void> {
    await Promise.all([this.#ledger.load(), this.#front.load()]);
    if (this.#options.seat.mode === 'sign-in') await this.#ledger.forget();
    this.#watch.start();
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    const { clock, setup } = this.#options;
    return setup.settings === undefined ? clock.wall() : setup.connection().time.now();
  }

  /** False where the API does not take this workstation's word: not enrolled, or removed by IT. */
  get enrolled(): boolean {
    const { connection } = this.#watch;
    return connection !== 'not-enrolled' && connection !== 'revoked';
  }

  /** Something may have changed: asks in a moment. */
  trigger(): void {
    this.#watch.trigger();
  }

  /** It slept, or this session was away: what was silent before says nothing of now. */
  woke(): void {
    this.#watch.woke();
  }

  /** Looks at what is known again, without asking: somebody is back, or time has passed. */
  look(): void {
    void this.#look();
  }

  /** Somebody else sits here, or nobody. */
  seatChanged(): void {
    this.#watch.forget();
    this.#front.seatChanged();
    if (this.#options.seat.mode === 'sign-in') void this.#ledger.forget();
    this.look();
    this.trigger();
  }

  async refresh(): Promise<HomeView> {
    await this.#watch.refresh();
    return this.view();
  }

  snooze(minutes: number): HomeView {
    this.#run.snooze(minutes);
    this.look();
    return this.view();
  }

  view(): HomeView {
    const { seat, setup } = this.#options;
    const { connection, known } = this.#watch;
    const situation = this.#situation();
    return homeView({
      seat: { mode: seat.mode, username: seat.username, leftOut: seat.leftOut },
      connection,
      known,
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

  #situation(): Situation | null {
    const { known } = this.#watch;
    if (known === null) return null;
    const { username, status, reminders } = known;
    return { username, status, reminders, settings: this.#reminders, zone: this.#options.workstation.zone() };
  }

  async #look(): Promise<void> {
    this.#options.changed();
    const looking = this.#run.look();
    this.#bring();
    const lookAgainAt = await looking;
    this.#options.changed();
    this.#next?.();
    const { known } = this.#watch;
    if (known === null) return;
    const now = this.now();
    const words = wordsChangeIn(standingAt(known.status, now), now);
    const wait = Math.min(LONGEST_WAIT_MS, words, lookAgainAt === null ? Infinity : lookAgainAt - now);
    this.#next = this.#options.clock.after(Math.max(wait, LEAST_WAIT_MS), () => this.look());
  }

  #bring(): void {
    const { known } = this.#watch;
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
