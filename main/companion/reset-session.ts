// The one reset that this companion runs at a time. Main keeps it, so it goes on while the window is
// closed; what it remembers ends with it.
import type { OperationInput, ResetView } from '../../src/contract/ipc.ts';
import { failure, valueOf } from './failure.ts';
import type { RunDeps } from './reset-run.ts';
import { ResetRun } from './reset-run.ts';

export interface ResetSessionOptions {
  /** What a new run stands on; throws a BridgeFailure where this workstation is not set up. */
  deps(): Omit<RunDeps, 'changed'>;
  /** Hears the view after every change; null when there is no reset any more. */
  changed(view: ResetView | null): void;
}

export class ResetSession {
  readonly #options: ResetSessionOptions;
  #run: ResetRun | undefined;
  #starting = false;
  /** Counts the times that all was given up: what was begun before one of them is not wanted any more. */
  #abandoned = 0;
  /** What is done once nothing is under way any more. */
  #whenDone: (() => void) | undefined;

  constructor(options: ResetSessionOptions) {
    this.#options = options;
  }

  /** The view as of now; null when there is no reset. */
  view(): ResetView | null {
    return this.#run?.view() ?? null;
  }

  /** The reset under way. Throws `no-reset` where there is none. */
  get run(): ResetRun {
    if (this.#run === undefined) throw failure('no-reset');
    return this.#run;
  }

  /** Starts a reset. Throws `busy` while another one is not over. */
  async start(input: OperationInput<'reset.start'>): Promise<ResetView> {
    if (this.#starting || this.#run?.over === false) throw failure('busy');
    const deps = this.#options.deps();
    const body = { ...input, channel: 'companion' } as const;
    this.#starting = true;
    const asked = this.#abandoned;
    try {
      const begun = valueOf(await deps.api.createReset({ body }));
      if (asked !== this.#abandoned) {
        // Everything was given up while the server thought about it: nobody waits for this one.
        void deps.api.cancelReset({ params: { id: begun.id }, token: begun.token });
        throw failure('no-reset');
      }
      this.#run?.end();
      const changed = () => {
        if (this.#run !== run) return;
        this.#options.changed(run.view());
        this.#settle();
      };
      const run: ResetRun = new ResetRun({ ...deps, changed }, body, begun);
      this.#run = run;
      changed();
      return run.view();
    } finally {
      this.#starting = false;
    }
  }

  /** Cancels, here at once and at the server as far as it answers. Throws `busy` while the directory works. */
  async cancel(): Promise<void> {
    const { run } = this;
    if (run.working) throw failure('busy');
    const cancelled = run.cancel();
    this.#forget();
    await cancelled;
  }

  /** The person has read the end. Throws `busy` while it is not over. */
  finish(): void {
    if (!this.run.over) throw failure('busy');
    this.run.end();
    this.#forget();
  }

  /**
   * Gives up whatever is open and forgets what was typed; cancels at the server too, as far as it answers. What is
   * under way is brought to its end first. `done` runs then, or at once.
   */
  abandon(done: () => void): void {
    this.#abandoned++;
    this.#whenDone = done;
    this.#settle();
  }

  /** True while quitting would leave a password half way. */
  get underWay(): boolean {
    return this.#run?.underWay === true;
  }

  /** Asks the server where the reset stands, if there is one: time may have passed unseen. */
  refresh(): void {
    this.#run?.refresh();
  }

  /** The saved copies stand differently: the view tells of them. */
  copiesChanged(): void {
    if (this.#run === undefined) return;
    this.#options.changed(this.#run.view());
    this.#settle();
  }

  /** Nobody looks: an end that was read, and of which nothing is left to do, is not shown to who comes next. */
  windowClosed(): void {
    if (this.#run?.over === true && !this.#run.canRetryCredentials) this.finish();
  }

  #settle(): void {
    const done = this.#whenDone;
    if (done === undefined || this.underWay) return;
    this.#whenDone = undefined;
    const run = this.#run;
    // A cancellation that does not get through ends with its time at the server.
    void run?.cancel();
    if (run !== undefined) this.#forget();
    done();
  }

  #forget(): void {
    this.#run = undefined;
    this.#options.changed(null);
  }
}
