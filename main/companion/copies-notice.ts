// Tells the owner of a password, once at first and then once a day, that copies of it on this workstation may be out of
// date, or that things are left on their list.
import type { Need } from '../../src/credentials/journal.ts';
import { quietUntil } from '../../src/expiry/quiet-hours.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Cancel, Clock, Notice, NoticeEvent, Notifier, Workstation } from '../ports.ts';
import type { SavedCopies } from './saved-copies.ts';
import { TrustedTimer } from './trusted-timer.ts';

export interface CopiesNoticeOptions {
  readonly clock: Clock;
  readonly copies: SavedCopies;
  readonly notifier: Notifier;
  readonly workstation: Workstation;
  readonly settings: () => Pick<ReminderSettings, 'bystanders' | 'quietHours'>;
  readonly words: () => Translator;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  /** Whether anybody can see what is shown. */
  readonly seen: () => boolean;
  /** Something is being done, after which less may be left. */
  readonly busy: () => boolean;
  readonly bringWindow: () => void;
}

const DAY_MS = 24 * 3_600_000;

/** A notice that the desktop did not show is tried again then, milliseconds. */
const AGAIN_MS = 30 * 60_000;

type Subject = Need | 'rest';

/** A notice that was given to the desktop, and neither taken back nor answered yet. */
interface Shown {
  readonly subject: Subject;
  takeBack: Cancel;
}

export class CopiesNotice {
  readonly #options: CopiesNoticeOptions;
  readonly #timer: TrustedTimer;
  #shown: Shown | undefined;
  /** Not before this, by the server's clock: the desktop did not show it. */
  #notBefore = -Infinity;
  /** A run that was cut off is told of at the start that finds it. */
  #toldUnfinished = false;

  constructor(options: CopiesNoticeOptions) {
    this.#options = options;
    this.#timer = new TrustedTimer(options.clock);
  }

  /** Something may be left that was not, or be done. */
  look(): void {
    this.#timer.cancel();
    const { copies, busy, seen, now } = this.#options;
    const subject = busy() ? null : subjectOf(copies);
    if (this.#shown !== undefined && this.#shown.subject !== subject) this.#takeBack();
    if (subject === null || this.#shown !== undefined) return;
    const wait = this.#dueAt(subject) - now();
    if (wait > 0) this.#timer.set(wait, () => this.look());
    else if (seen()) this.#show(subject);
  }

  #dueAt(subject: Subject): number {
    const { copies, settings, workstation, now } = this.#options;
    const remindedAt = copies.record?.remindedAt ?? null;
    const told = remindedAt === null ? -Infinity : Date.parse(remindedAt);
    // The clocks of several servers differ, and each answer may be of another one. A time more than a day ahead is from a
    // clock that was wrong: it keeps nobody waiting.
    const last = told > now() + DAY_MS ? -Infinity : told;
    const news = subject === 'unfinished' && !this.#toldUnfinished;
    const due = Math.max(news ? -Infinity : last + DAY_MS, this.#notBefore);
    return quietUntil(settings().quietHours, Math.max(due, now()), workstation.zone()) ?? due;
  }

  #show(subject: Subject): void {
    const shown: Shown = { subject, takeBack: () => undefined };
    this.#shown = shown;
    // What is told of a notice after it was taken back says nothing of the one that is shown now.
    const takeBack = this.#options.notifier.show(this.#notice(subject), (event) => {
      if (this.#shown === shown) this.#heard(event, subject);
    });
    // The desktop may tell before it has answered, and be done with it by now.
    if (this.#shown === shown) shown.takeBack = takeBack;
    else takeBack();
  }

  #heard(event: NoticeEvent, subject: Subject): void {
    const { copies, bringWindow, now } = this.#options;
    if (event === 'shown') {
      this.#toldUnfinished ||= subject === 'unfinished';
      copies.reminded();
      return;
    }
    this.#shown = undefined;
    if (event === 'failed' || event === 'suppressed') this.#notBefore = now() + AGAIN_MS;
    if (event === 'clicked' || event === 'change') bringWindow();
    this.look();
  }

  #notice(subject: Subject): Notice {
    const { settings, words, copies } = this.#options;
    const { t } = words();
    const button = { urgent: false, later: t('notice.later') };
    if (settings().bystanders === 'nothing')
      return {
        ...button,
        title: t('notice.nothing.title'),
        body: t('notice.nothing.body'),
        change: t('notice.open'),
      };
    const title = t(`notice.copies.${subject}.title`);
    if (subject === 'rest') {
      const body = t('notice.copies.rest.body', { count: copies.rest.open });
      return { ...button, title, body, change: t('notice.copies.rest.open') };
    }
    // The password is asked for only where it can be verified.
    const body = t(`notice.copies.${copies.verifiable ? subject : 'leftovers'}.body`);
    return { ...button, title, body, change: t('notice.copies.open') };
  }

  #takeBack(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    shown?.takeBack();
  }
}

function subjectOf(copies: SavedCopies): Subject | null {
  if (copies.need !== null) return copies.need;
  return copies.rest.open > 0 ? 'rest' : null;
}
