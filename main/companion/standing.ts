// Where one reset stands, as far as the server has told: the step, the deadline, and whether it answers.
// Asks again on its own while something is open, and never takes an old answer for a new one.
import type { RouteReply } from '../../src/contract/api.ts';
import type { ResetView } from '../../src/contract/ipc.ts';
import type { Step } from '../../src/contract/steps.ts';
import type { ApiFault, ApiResult, Cancel, Chance, Clock } from '../ports.ts';
import { failure } from './failure.ts';
import { Follower } from './follower.ts';
import type { ServerTime } from './server-time.ts';

export type Reading = RouteReply<'readReset'>;

export interface StandingOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly time: ServerTime;
  read(): Promise<ApiResult<Reading>>;
  /** Runs after every change. */
  changed(): void;
  /** Runs once, when the reset has come to its end, one way or the other. */
  over(step: Step): void;
}

/** How often a step that others move is asked for, milliseconds. */
const PACE: Partial<Record<Step['kind'], number>> = { working: 1_000, 'await-approval': 5_000 };

/** How long after the deadline a hand-over without an answer is still asked for, milliseconds. */
const GRACE_MS = 5 * 60_000;

/** Problems that say that this side's idea of the step is out of date. */
const STALE: readonly string[] = [
  'wrong-step',
  'reset-ended',
  'sign-in-needed',
  'change-in-progress',
  'unexpected',
];

const isOver = ({ kind }: Step): boolean => kind === 'completed' || kind === 'ended';

export class Standing {
  readonly #options: StandingOptions;
  readonly #follower: Follower<Reading>;
  #step: Step;
  #reference: string | null = null;
  #expiresAt: string;
  #extendable = false;
  #connection: ResetView['connection'] = 'online';
  /** The step before a password was handed over, while it is not known what became of it. */
  #handedOverAt: Step | undefined;
  #busy = false;
  /** Counts this side's calls: the answer to a question from before one of them is out of date. */
  #calls = 0;
  #askedAfter = 0;
  #deadline: Cancel | undefined;
  #waiting: (() => void)[] = [];

  constructor(begun: { readonly step: Step; readonly expiresAt: string }, options: StandingOptions) {
    this.#options = options;
    this.#step = begun.step;
    this.#expiresAt = begun.expiresAt;
    this.#follower = new Follower({
      clock: options.clock,
      chance: options.chance,
      ask: () => {
        this.#askedAfter = this.#calls;
        return options.read();
      },
      heard: (reading) => this.#heard(reading),
      lost: (fault) => this.#lost(fault),
    });
    this.#armDeadline();
    this.#follower.ask();
  }

  get step(): Step {
    return this.#step;
  }

  get over(): boolean {
    return isOver(this.#step);
  }

  view(): Pick<ResetView, 'reference' | 'expiresInSeconds' | 'extendable' | 'step' | 'connection'> {
    return {
      reference: this.#reference,
      expiresInSeconds: this.#options.time.secondsUntil(this.#expiresAt),
      extendable: this.#extendable,
      step: this.#step,
      connection: this.#connection,
    };
  }

  /** Makes one call at a time. Throws `busy` while another is under way. */
  async during<T>(call: () => Promise<ApiResult<T>>): Promise<ApiResult<T>> {
    if (this.#busy) throw failure('busy');
    this.#busy = true;
    this.#calls++;
    try {
      const result = await call();
      if (!result.ok) this.#doubt(result.fault);
      return result;
    } finally {
      this.#busy = false;
    }
  }

  /** Takes the step that a reply told. */
  move(step: Step): void {
    this.#handedOverAt = undefined;
    this.#connection = 'online';
    this.#take(step);
    if (PACE[step.kind] !== undefined) this.#follower.ask();
  }

  extendTo(expiresAt: string): void {
    this.#expiresAt = expiresAt;
    this.#extendable = false;
    this.#armDeadline();
    this.#options.changed();
  }

  /** Something goes out to the directory now: until there is a word back, that is all that is known. */
  handOver(): void {
    this.#handedOverAt = this.#step;
    this.#take({ kind: 'working', since: new Date(this.#options.time.now()).toISOString() });
  }

  /** It is known not to have been taken: back to the step before. */
  takeBack(): void {
    const before = this.#handedOverAt;
    this.#handedOverAt = undefined;
    if (before !== undefined) this.#take(before);
  }

  /** Asks the server now. */
  ask(): void {
    this.#follower.ask();
  }

  /** Resolves once the step is no longer `working`, or nobody asks any more. */
  async decided(): Promise<void> {
    if (this.#step.kind !== 'working') return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  stop(): void {
    this.#follower.stop();
    this.#deadline?.();
    this.#release();
  }

  #take(step: Step): void {
    const wasOver = this.over;
    this.#step = step;
    if (step.kind !== 'working') this.#release();
    if (this.over) this.#deadline?.();
    if (this.over && !wasOver) this.#options.over(step);
    this.#options.changed();
  }

  #heard(reading: Reading): number | undefined {
    this.#connection = 'online';
    this.#reference = reading.reference;
    this.#extendable = reading.extendable;
    if (reading.expiresAt !== this.#expiresAt) {
      this.#expiresAt = reading.expiresAt;
      this.#armDeadline();
    }
    const outOfDate = this.#busy || this.#askedAfter !== this.#calls || this.over;
    if (outOfDate) {
      this.#options.changed();
      return this.over || this.#busy ? undefined : 0;
    }
    this.#handedOverAt = undefined;
    this.#take(reading.step);
    return PACE[reading.step.kind];
  }

  /** Nobody answers, or not as agreed: goes on asking while there is something left to learn. */
  #lost(fault: ApiFault): boolean {
    if (this.over) return false;
    const unknownHere =
      fault.kind === 'problem' && (fault.name === 'sign-in-needed' || fault.name === 'not-found');
    const late = -this.#secondsLeft() * 1000;
    const handedOver = this.#handedOverAt !== undefined || this.#step.kind === 'working';
    if (unknownHere || late > (handedOver ? GRACE_MS : 0)) {
      this.#take({ kind: 'ended', outcome: handedOver ? 'undetermined' : 'expired' });
      return false;
    }
    this.#connection = 'retrying';
    this.#options.changed();
    return true;
  }

  /** A call of the person's had no good reply: asks what it did, where that can be doubted. */
  #doubt(fault: ApiFault): void {
    if (fault.kind === 'problem') {
      if (STALE.includes(fault.name)) this.#follower.ask();
      return;
    }
    this.#connection = 'retrying';
    this.#options.changed();
    this.#follower.ask();
  }

  #secondsLeft(): number {
    return (Date.parse(this.#expiresAt) - this.#options.time.now()) / 1000;
  }

  /** Asks once more when the time is over: the server says what that means. */
  #armDeadline(): void {
    this.#deadline?.();
    this.#deadline = this.#options.clock.after(Math.max(0, this.#secondsLeft() * 1000) + 500, () =>
      this.ask(),
    );
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
