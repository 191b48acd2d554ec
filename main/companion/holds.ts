// When a stage is not tried now: the API wants to be left alone about it, nobody can be asked yet, or the desktop
// has just kept it back.

export interface HoldsOptions {
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  /** For how long the API has not answered, milliseconds; null: it answered when it was asked last. */
  readonly lostForMs: () => number | null;
  /** The API knows better than what is known here: it was shown elsewhere, or is not due any more. */
  readonly outOfDate: () => void;
}

/** What the desktop kept back or refused is tried again after the first, then after twice as long each time. Milliseconds. */
const AGAIN_MS = { first: 5 * 60_000, longest: 30 * 60_000 } as const;

/** The API is away no sooner than this after its first silence, milliseconds. */
const PATIENCE_MS = 60_000;

/** Stages by their keys: only the last one that was held matters, since no other can be due beside it. */
export class Holds {
  readonly #options: HoldsOptions;
  #keptBack = { key: '', times: 0 };
  #hold: { readonly key: string; readonly until: number } | undefined;
  /** The stage for which the API was asked once more, since it could not be claimed. */
  #doubted: string | undefined;

  constructor(options: HoldsOptions) {
    this.#options = options;
  }

  /** The desktop did not show it. */
  keptBack(key: string): void {
    this.#keptBack = { key, times: this.#keptBack.key === key ? this.#keptBack.times + 1 : 1 };
  }

  /** The API has refused it for so long; null: for good, as far as is known here. */
  refused(key: string, seconds: number | null): void {
    const { now, outOfDate } = this.#options;
    this.#hold = { key, until: seconds === null ? Infinity : now() + seconds * 1000 };
    if (seconds === null) outOfDate();
  }

  /**
   * Whether a reminder may be shown that nobody could be asked about. After sleep what is known may be long out of date,
   * and the network not yet there: that is waited for, and the API asked once more, before anything is said without it.
   */
  mayDoWithout(key: string): boolean {
    const { lostForMs, now, outOfDate } = this.#options;
    const lost = lostForMs();
    if (lost === null && this.#doubted === key) return true;
    if (lost !== null && lost >= PATIENCE_MS) return true;
    this.#doubted = key;
    if (lost === null) outOfDate();
    else this.#hold = { key, until: now() + PATIENCE_MS - lost };
    return false;
  }

  /**
   * Until when it is not tried again, milliseconds; null where nothing holds it back.
   * @param triedAt when it was last tried here, milliseconds; undefined where it was not
   */
  until(key: string, triedAt: number | undefined): number | null {
    const hold = this.#hold?.key === key ? this.#hold.until : -Infinity;
    const times = this.#keptBack.key === key ? this.#keptBack.times : 1;
    const wait = Math.min(AGAIN_MS.first * 2 ** (times - 1), AGAIN_MS.longest);
    const until = Math.max(hold, (triedAt ?? -Infinity) + wait);
    return until > this.#options.now() ? until : null;
  }
}
