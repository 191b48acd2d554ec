// The calls about reminders: asking for the right to show one, and telling what became of them, now or when
// the API is back.
import type { ReminderStage } from '../../src/contract/reminders.ts';
import type { RouteBody, RouteReply } from '../../src/contract/api.ts';
import type { DeviceResult } from './device.ts';
import type { Line, LocalLedger } from './local-ledger.ts';

/** Whether a reminder may be shown. `away`: nobody could say, as far as this workstation can tell. */
export type ClaimAnswer =
  | { readonly kind: 'granted'; readonly claim: string }
  | { readonly kind: 'taken'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'away' }
  /** The API answers, and does not want to be asked now. */
  | { readonly kind: 'not-now'; readonly retryAfterSeconds: number };

export interface ReminderDeskOptions {
  readonly ledger: LocalLedger;
  claim(body: RouteBody<'claimReminder'>): Promise<DeviceResult<RouteReply<'claimReminder'>>>;
  report(body: RouteBody<'reportReminders'>): Promise<DeviceResult<undefined>>;
}

/** Lines in one call, and outcomes of each, at most: the contract takes a hundred. */
const BATCH = 10;
const OUTCOMES = 10;
/** How long to leave the API alone where it does not say, seconds. */
const NOT_NOW_SECONDS = 300;

export class ReminderDesk {
  readonly #options: ReminderDeskOptions;
  #flushing = false;
  #again = false;

  constructor(options: ReminderDeskOptions) {
    this.#options = options;
  }

  async claim(username: string, stage: ReminderStage): Promise<ClaimAnswer> {
    const result = await this.#options.claim({ username, stage });
    if (result.kind === 'value') {
      const { granted, claim, retryAfterSeconds } = result.value;
      return granted && claim !== null ? { kind: 'granted', claim } : { kind: 'taken', retryAfterSeconds };
    }
    if (result.kind !== 'fault') return { kind: 'not-now', retryAfterSeconds: NOT_NOW_SECONDS };
    const { fault } = result;
    if (fault.kind !== 'problem' || fault.details.status >= 500) return { kind: 'away' };
    return { kind: 'not-now', retryAfterSeconds: fault.details.retryAfterSeconds ?? NOT_NOW_SECONDS };
  }

  /** Tells the API what it has not been told, as far as it answers. What remains is tried with the next call of this. */
  async flush(): Promise<void> {
    this.#again = true;
    if (this.#flushing) return;
    this.#flushing = true;
    while (this.#again) {
      this.#again = false;
      if (await this.#claimLate())
        await this.#report(this.#options.ledger.untold.filter(({ claim }) => claim !== null));
    }
    this.#flushing = false;
  }

  /** What was shown while nobody could be asked is claimed now, so that it counts for everybody. False where nobody answers. */
  async #claimLate(): Promise<boolean> {
    const { ledger } = this.#options;
    for (const line of ledger.untold.filter(({ claim }) => claim === null)) {
      const answer = await this.claim(line.username, line.stage);
      if (answer.kind === 'away' || answer.kind === 'not-now') return false;
      const now = ledger.find(line.username, line.stage) ?? line;
      if (answer.kind === 'granted') await ledger.put({ ...now, claim: answer.claim });
      // Another workstation has shown it, or it is about a password that is no more: there is nothing to tell.
      else if (answer.retryAfterSeconds === null) await ledger.told(line, now.untold.length);
    }
    return true;
  }

  async #report(lines: readonly Line[]): Promise<void> {
    const { ledger } = this.#options;
    for (let from = 0; from < lines.length; from += BATCH) {
      const batch = lines.slice(from, from + BATCH);
      const result = await this.#options.report(batch.flatMap(reportsOf));
      const refused =
        result.kind === 'fault' && result.fault.kind === 'problem' && isForGood(result.fault.details.status);
      if (result.kind !== 'value' && !refused) return;
      // One that is not taken must not keep the others back: each on its own then.
      if (refused && batch.length > 1) for (const line of batch) await this.#report([line]);
      else for (const line of batch) await ledger.told(line, line.untold.length);
    }
  }
}

const reportsOf = ({ claim, untold }: Line): RouteBody<'reportReminders'> =>
  claim === null ? [] : untold.slice(-OUTCOMES).map((outcome) => ({ claim, ...outcome }));

/** A problem that stays one however often it is told. 401, 403 and 429 are about this workstation, not about the report. */
const isForGood = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 429].includes(status);
