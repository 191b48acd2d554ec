// Tells the owner of a password, once at first and then once a day, that copies of it on this workstation may be out of
// date, or that things are left on their list.
import type { Need } from '../../src/credentials/journal.ts';
import { quietUntil } from '../../src/expiry/quiet-hours.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { Cancel, Clock, Notice, Notifier, Workstation } from '../ports.ts';
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

/** The server tells its time in whole seconds: each answer may move what is taken for it. Milliseconds. */
const JITTER_MS = 60_000;

type Subject = Need | 'rest';

export class CopiesNotice {
  readonly #options: CopiesNoticeOptions;
  readonly #timer: TrustedTimer;
  #shown: { readonly subject: Subject; readonly takeBack: Cancel } | undefined;
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
    const { remindedAt = null, heard = null } = copies.record ?? {};
    const told = remindedAt === null ? -Infinity : Date.parse(remindedAt);
    // A time to come is from a clock that was wrong, where it is more than what each look at the server's changes.
    const last = told > now() + JITTER_MS ? -Infinity : told;
    const news =
      (subject === 'changed-elsewhere' && heard !== null && last < Date.parse(heard)) ||
      (subject === 'unfinished' && !this.#toldUnfinished);
    const due = Math.max(news ? -Infinity : last + DAY_MS, this.#notBefore);
    return quietUntil(settings().quietHours, Math.max(due, now()), workstation.zone()) ?? due;
  }

  #show(subject: Subject): void {
    const { copies, notifier, bringWindow, now } = this.#options;
    const takeBack = notifier.show(this.#notice(subject), (event) => {
      switch (event) {
        case 'shown':
          this.#toldUnfinished ||= subject === 'unfinished';
          copies.reminded();
          return;
        case 'failed':
        case 'suppressed':
          this.#shown = undefined;
          this.#notBefore = now() + AGAIN_MS;
          this.look();
          return;
        case 'clicked':
        case 'change':
          this.#shown = undefined;
          bringWindow();
          this.look();
          return;
        case 'later':
        case 'closed':
          this.#shown = undefined;
          this.look();
      }
    });
    this.#shown = { subject, takeBack };
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
    const body =
      subject === 'rest'
        ? t('notice.copies.rest.body', { count: copies.rest.open })
        : t(`notice.copies.${subject}.body`);
    return { ...button, title, body, change: t('notice.copies.open') };
  }

  #takeBack(): void {
    this.#shown?.takeBack();
    this.#shown = undefined;
  }
}

function subjectOf(copies: SavedCopies): Subject | null {
  if (copies.need !== null) return copies.need;
  return copies.rest.open > 0 ? 'rest' : null;
}
