// One reset, from its start to its end: what the person does, and the secrets that main remembers on the
// way. The server decides the steps; nothing is handed over twice.
import type { RouteBody, RouteReply } from '../../src/contract/api.ts';
import type { OperationInput, ResetView } from '../../src/contract/ipc.ts';
import type { FactorKind, Step } from '../../src/contract/steps.ts';
import type { ApiResult, Chance, Clock, ResetApi } from '../ports.ts';
import { Candidates } from './candidates.ts';
import type { CredentialReport } from '../../src/contract/copies.ts';
import { reportCredentials } from './credential-report.ts';
import { BridgeFailure, bridgeError, failure, valueOf } from './failure.ts';
import { HeldSecret } from './held-secret.ts';
import type { SavedCopies } from './saved-copies.ts';
import type { ServerTime } from './server-time.ts';
import { Standing } from './standing.ts';

export interface RunDeps {
  readonly api: ResetApi;
  readonly time: ServerTime;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly copies: SavedCopies;
  /** Runs after every change of the view. */
  changed(): void;
}

/** No secret of a run outlives this, whatever happens to the run. Milliseconds. */
const LONGEST_MS = 60 * 60_000;

type Stepped = ApiResult<{ readonly step: Step }>;

export class ResetRun {
  readonly #deps: RunDeps;
  readonly #start: RouteBody<'createReset'>;
  readonly #key: { readonly params: { readonly id: string }; readonly token: string };
  readonly #standing: Standing;
  /** Whether the saved copies are being seen to, or have been. */
  #copying = false;
  /** The current password, once it was proven: sent along so that the directory keeps its history. */
  readonly #current: HeldSecret;
  readonly #candidates: Candidates;
  readonly #stopping = new AbortController();

  constructor(deps: RunDeps, start: RouteBody<'createReset'>, begun: RouteReply<'createReset'>) {
    this.#deps = deps;
    this.#start = start;
    this.#key = { params: { id: begun.id }, token: begun.token };
    this.#current = new HeldSecret(deps.clock);
    this.#candidates = new Candidates(deps.clock, LONGEST_MS);
    this.#standing = new Standing(begun, {
      ...deps,
      read: () => deps.api.readReset({ ...this.#key, signal: this.#stopping.signal }),
      over: (step) => this.#over(step),
    });
  }

  /** True once the person can only read how it ended. */
  get over(): boolean {
    return this.#standing.over;
  }

  /** True while the directory has a password and the outcome is not known. */
  get working(): boolean {
    return this.#standing.step.kind === 'working';
  }

  /** True while something is being done that should be brought to its end: the directory's work, or ours. */
  get underWay(): boolean {
    return this.working || (this.#copying && this.#deps.copies.underWay);
  }

  get canRetryCredentials(): boolean {
    return this.#copying && this.#deps.copies.runOf(this.#start.username).canRetry;
  }

  view(): ResetView {
    const { copies } = this.#deps;
    return {
      username: this.#start.username,
      reason: this.#start.reason,
      ...this.#standing.view(),
      clockOffsetMs: this.#deps.time.offsetMs() ?? 0,
      credentials: this.#copying ? copies.lines(this.#start.username) : [],
      canRetryCredentials: this.canRetryCredentials,
      own: copies.isOwn(this.#start.username),
      waitingForKeychain: this.#copying && copies.runOf(this.#start.username).waitingForKeychain,
    };
  }

  async challenge(factor: FactorKind): Promise<ResetView> {
    return this.#step((signal) => this.#deps.api.challengeReset({ ...this.#key, body: { factor }, signal }));
  }

  async verify(input: OperationInput<'reset.verify'>): Promise<ResetView> {
    const view = await this.#step((signal) =>
      this.#deps.api.verifyReset({ ...this.#key, body: input, signal }),
    );
    if (input.factor === 'current-password') this.#current.hold(input.response, LONGEST_MS);
    return view;
  }

  /** Hands the new password over, once. Answers when the directory has decided. */
  async setPassword(input: OperationInput<'reset.set-password'>): Promise<ResetView> {
    const { step } = this.#standing;
    if (step.kind !== 'new-password') throw failure('busy');
    const known = input.currentPassword ?? (step.currentPasswordUsable ? this.#current.value : undefined);
    const body = { password: input.password, ...(known === undefined ? {} : { currentPassword: known }) };
    return this.#handOver(() => this.#deps.api.setPassword({ ...this.#key, body }), input.password);
  }

  /** Unlocks and keeps the password. Answers when the directory has decided. */
  async unlock(): Promise<ResetView> {
    if (this.#standing.step.kind !== 'new-password') throw failure('busy');
    return this.#handOver(() => this.#deps.api.unlock(this.#key));
  }

  async extend(): Promise<ResetView> {
    const { signal } = this.#stopping;
    const { expiresAt } = valueOf(
      await this.#standing.during(() => this.#deps.api.extend({ ...this.#key, signal })),
    );
    this.#standing.extendTo(expiresAt);
    return this.view();
  }

  retryCredentials(): ResetView {
    if (!this.#copying) throw failure('forbidden');
    this.#deps.copies.retry(this.#start.username);
    return this.view();
  }

  stopWaiting(): ResetView {
    if (this.#copying) this.#deps.copies.stopWaiting(this.#start.username);
    return this.view();
  }

  /** Forgets everything and cancels at the server too, as far as it answers. */
  async cancel(): Promise<void> {
    const { over } = this;
    this.end();
    if (!over) await this.#deps.api.cancelReset(this.#key);
  }

  /** Forgets everything. A round of saved credentials under way is brought to its end first. */
  end(): void {
    this.#stopping.abort();
    this.#standing.stop();
    if (this.#copying) {
      this.#deps.copies.leave();
      void this.#deps.copies.done(this.#start.username);
    }
    this.#current.forget();
    this.#candidates.forget();
  }

  /** Asks where it stands: after sleep, or when somebody looks. */
  refresh(): void {
    if (!this.over) this.#standing.ask();
  }

  async #step(call: (signal: AbortSignal) => Promise<Stepped>): Promise<ResetView> {
    const result = await this.#standing.during(() => call(this.#stopping.signal));
    this.#standing.move(valueOf(result).step);
    return this.view();
  }

  /**
   * One hand-over to the directory. A reply below 500 that is a problem means that nothing was done; any
   * other missing reply is unknown, and is asked for with GET, never by handing over again.
   */
  async #handOver(call: () => Promise<Stepped>, password?: string): Promise<ResetView> {
    const notTaken = password === undefined ? undefined : this.#candidates.add(password);
    if (password !== undefined) this.#deps.copies.prepare();
    const result = await this.#standing.during(() => {
      this.#standing.handOver();
      return call();
    });
    if (result.ok) {
      const { step } = result.value;
      // This very reply says that this very password was taken, whatever went out before it.
      if (password !== undefined && step.kind === 'completed') {
        this.#candidates.forget();
        this.#candidates.add(password);
      }
      this.#standing.move(step);
      await this.#standing.decided();
      if (this.#standing.step.kind !== 'new-password') return this.view();
      // Work began, and it turned out later that the directory did not take it.
      notTaken?.();
      throw failure('not-taken');
    }
    const { fault } = result;
    if (fault.kind === 'problem' && fault.details.status < 500) {
      notTaken?.();
      if (fault.details.reason === 'wrong-current-password') this.#current.forget();
      this.#standing.takeBack();
      // The rules may be others by now than those it was chosen by.
      if (fault.name === 'password-refused') this.#standing.ask();
    } else {
      this.#standing.ask();
      await this.#standing.decided();
      if (this.over) return this.view();
      // The server did answer this call, and it stands where it stood: nothing was taken.
      if (fault.kind === 'problem') notTaken?.();
      // It answers again: "does not answer" would not be true any more.
      else if (!this.working) throw failure('not-taken');
    }
    throw new BridgeFailure(bridgeError(fault));
  }

  #over(step: Step): void {
    const password = this.#candidates.only();
    this.#candidates.forget();
    this.#current.forget();
    // Directory first: nothing local before it took the password, confirmed or known not to be confirmable.
    if (step.kind !== 'completed' || step.changedAt === null || step.confirmed === 'no') return;
    const { changedAt, names } = step;
    const report = (items: CredentialReport[]) => void reportCredentials(this.#deps, this.#key, items);
    this.#copying = true;
    const change = { why: 'reset', username: this.#start.username, names, changedAt, report } as const;
    void this.#deps.copies.begin(change, password).then((begun) => {
      if (begun) return;
      // A later change is known by now: what an earlier run did is no outcome of this reset.
      this.#copying = false;
      this.#deps.changed();
    });
  }
}
