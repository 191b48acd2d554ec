// Shows reminders: whether one is due, the right to show it, its notice, what became of it. What is about to
// be shown is written down before, so that whatever happens no stage is shown twice on this workstation.
import type {
  PasswordStatus,
  Reminder,
  ReminderOutcome,
  ReminderStage,
} from '../../src/contract/reminders.ts';
import { mergeLedgers, sameRow, stageKey } from '../../src/expiry/ledger.ts';
import { type DueReminder, type Schedule, schedule, snoozeChoices } from '../../src/expiry/schedule.ts';
import { openStage } from '../../src/expiry/stages.ts';
import { changedAtOf, type Standing, standingAt } from '../../src/expiry/standing.ts';
import type { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Cancel, Notice, NoticeEvent, Notifier } from '../ports.ts';
import { failure } from './failure.ts';
import { Holds, type HoldsOptions } from './holds.ts';
import type { LocalLedger } from './local-ledger.ts';
import { intendedLine, lineAfter } from './outcome-line.ts';
import type { ReminderDesk } from './reminder-desk.ts';

/** Whose reminders, and by what. */
export interface Situation {
  readonly username: string;
  readonly status: PasswordStatus;
  /** The account's ledger as the API told it last. */
  readonly reminders: readonly Reminder[];
  readonly settings: ReminderSettings;
  readonly zone: string;
}

export interface ReminderRunOptions extends HoldsOptions {
  readonly notifier: Notifier;
  readonly ledger: LocalLedger;
  readonly desk: ReminderDesk;
  /** Null: nobody is to be reminded of anything. */
  readonly situation: () => Situation | null;
  /** Whether somebody is there to see it. */
  readonly seen: () => boolean;
  readonly notice: (due: DueReminder, later: boolean) => Notice | null;
  /** The person wants to do it now. */
  readonly wanted: (standing: Standing) => void;
  readonly changed: () => void;
}

/** A notice on the screen. */
interface Live {
  readonly username: string;
  readonly stage: ReminderStage;
  readonly standing: Standing;
  readonly changedAt: string | null;
  readonly closesAt: number;
  takeBack: Cancel;
  over: boolean;
}

export class ReminderRun {
  readonly #options: ReminderRunOptions;
  readonly #holds: Holds;
  #live: Live | undefined;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(options: ReminderRunOptions) {
    this.#options = options;
    this.#holds = new Holds(options);
  }

  /** The account's ledger with what only this workstation knows. */
  ledger({ username, reminders }: Situation): Reminder[] {
    return mergeLedgers(reminders, this.#options.ledger.reminders(username));
  }

  plan(situation: Situation): Schedule {
    return schedule(this.#facts(situation));
  }

  snoozeMinutes(situation: Situation): number[] {
    return snoozeChoices(this.#facts(situation));
  }

  /** Why the reminder that is due has not been shown; null where none is owed. */
  notShown(situation: Situation): 'suppressed' | 'failed' | null {
    const { due } = this.plan(situation);
    const outcome =
      due === null ? undefined : this.#options.ledger.find(situation.username, due.stage)?.outcome;
    return outcome === 'suppressed' || outcome === 'failed' ? outcome : null;
  }

  /**
   * Looks whether a reminder is due, and shows it. One look at a time; asked for during one, it looks once more after it.
   * Answers when to look again, milliseconds since 1970 by the server's clock; null: when something happens.
   */
  async look(): Promise<number | null> {
    this.#again = true;
    this.#looking ??= this.#looks().finally(() => (this.#looking = undefined));
    await this.#looking;
    const situation = this.#options.situation();
    if (situation === null) return null;
    const { due, lookAgainAt } = this.plan(situation);
    const held = due === null ? null : this.#heldUntil(situation, due.stage);
    return held === null ? lookAgainAt : Math.min(held, lookAgainAt ?? held);
  }

  /** Puts reminders off. Throws `forbidden` where that many minutes are no choice now. */
  snooze(minutes: number): void {
    const situation = this.#options.situation();
    const stage = situation === null ? null : this.#presentStage(situation);
    if (situation === null || stage === null || !this.snoozeMinutes(situation).includes(minutes))
      throw failure('forbidden');
    this.#takeBack();
    this.#putOff(situation.username, stage, minutes);
  }

  /** Takes back the notice on the screen, whatever it says. */
  #takeBack(): void {
    const live = this.#live;
    this.#live = undefined;
    if (live === undefined || live.over) return;
    live.over = true;
    live.takeBack();
  }

  async #looks(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#lookOnce();
    }
  }

  async #lookOnce(): Promise<void> {
    const { desk, ledger, now, seen } = this.#options;
    const situation = this.#options.situation();
    if (situation === null || !this.#stillTrue(situation)) this.#takeBack();
    if (situation === null || !seen()) return;
    const { due } = this.plan(situation);
    if (due === null || (this.#heldUntil(situation, due.stage) ?? 0) > now()) return;
    const answer = await desk.claim(situation.username, due.stage);
    if (answer.kind === 'taken' || answer.kind === 'not-now') {
      // Not this one, and not here: it is over for this workstation unless the one that has it does not show it.
      this.#holds.refused(keyOf(situation, due.stage), answer.retryAfterSeconds);
      return;
    }
    if (answer.kind === 'away' && !this.#holds.mayDoWithout(keyOf(situation, due.stage))) return;
    // Meanwhile somebody else may sit here, or the password may be another one.
    const present = this.#options.situation();
    const planned = present?.username === situation.username ? this.plan(present) : undefined;
    const stillDue = planned?.due ?? undefined;
    if (present === null || planned === undefined || stillDue === undefined || !seen()) return;
    if (stageKey(stillDue.stage) !== stageKey(due.stage)) return;
    const before = ledger.find(present.username, due.stage);
    const claim = answer.kind === 'granted' ? answer.claim : null;
    const { username } = present;
    const line = intendedLine(username, due.stage, new Date(now()).toISOString(), claim);
    await ledger.put(line);
    // Nor is it shown to a screen that was locked, or to somebody who came, while it was written down.
    if (!seen() || this.#options.situation()?.username !== username) {
      await ledger.takeBack(line, before);
      return;
    }
    this.#show(present, stillDue, planned.lookAgainAt ?? now());
  }

  #show(situation: Situation, due: DueReminder, closesAt: number): void {
    this.#takeBack();
    const { username, status } = situation;
    const notice = this.#options.notice(due, this.snoozeMinutes(situation).length > 0);
    if (notice === null) return;
    const changedAt = changedAtOf(status);
    const live: Live = { ...due, username, changedAt, closesAt, takeBack: () => undefined, over: false };
    this.#live = live;
    live.takeBack = this.#options.notifier.show(notice, (event) => this.#heard(live, event));
  }

  #heard(live: Live, event: NoticeEvent): void {
    const { username, stage, standing } = live;
    // That a notice which was taken back is closed is nobody's doing.
    const unseen = event === 'shown' || event === 'suppressed' || event === 'failed';
    if (live.over && !unseen) return;
    if (event !== 'shown') live.over = true;
    switch (event) {
      case 'suppressed':
      case 'failed':
        this.#holds.keptBack(keyOf(live, stage));
        this.#record(username, stage, event);
        return;
      case 'shown':
        this.#record(username, stage, event);
        return;
      case 'closed':
        this.#record(username, stage, 'dismissed');
        return;
      case 'later':
        this.#later(live);
        return;
      case 'clicked':
      case 'change':
        this.#record(username, stage, 'clicked');
        this.#options.wanted(standing);
    }
  }

  #later({ username, stage }: Live): void {
    const situation = this.#options.situation();
    const minutes = situation?.username === username ? this.snoozeMinutes(situation)[0] : undefined;
    if (minutes === undefined) this.#record(username, stage, 'dismissed');
    else this.#putOff(username, stage, minutes);
  }

  #putOff(username: string, stage: ReminderStage, minutes: number): void {
    this.#record(username, stage, 'snoozed', new Date(this.#options.now() + minutes * 60_000).toISOString());
  }

  #record(username: string, stage: ReminderStage, outcome: ReminderOutcome, until?: string): void {
    const { ledger, desk, now, changed } = this.#options;
    const news = { outcome, at: new Date(now()).toISOString(), ...(until === undefined ? {} : { until }) };
    const line = lineAfter(ledger.find(username, stage), username, stage, news);
    void ledger.put(line).then(() => desk.flush());
    changed();
  }

  /** Whether the notice on the screen is about what is so now. */
  #stillTrue(situation: Situation): boolean {
    const live = this.#live;
    if (live === undefined) return true;
    const standing = standingAt(situation.status, this.#options.now());
    const open = openStage(standing, this.#options.now(), situation.settings);
    return (
      live.username === situation.username &&
      live.changedAt === changedAtOf(situation.status) &&
      open !== null &&
      sameRow(open.stage, live.stage) &&
      this.#options.now() < live.closesAt
    );
  }

  /** Until when this stage is not tried again, milliseconds; null where nothing holds it back. */
  #heldUntil(situation: Situation, stage: ReminderStage): number | null {
    const line = this.#options.ledger.find(situation.username, stage);
    return this.#holds.until(keyOf(situation, stage), line && Date.parse(line.at));
  }

  /** What is put off: the reminder that is due, else the one that came last, else the one that would come. */
  #presentStage(situation: Situation): ReminderStage | null {
    const { due } = this.plan(situation);
    if (due !== null) return due.stage;
    const now = this.#options.now();
    const open = openStage(standingAt(situation.status, now), now, situation.settings);
    if (open === null) return null;
    return this.ledger(situation).find(({ stage }) => sameRow(stage, open.stage))?.stage ?? open.stage;
  }

  #facts(situation: Situation) {
    const { status, settings, zone } = situation;
    return { status, settings, zone, ledger: this.ledger(situation), now: this.#options.now() };
  }
}

const keyOf = ({ username }: Pick<Situation, 'username'>, stage: ReminderStage): string =>
  `${username} ${stageKey(stage)}`;
