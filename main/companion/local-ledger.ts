// What this workstation itself knows of reminders, kept between starts: which it meant to show, what became of
// them, and what the API has not been told yet. No secrets. Nothing is shown that is not written here first.
// On disk it is about the owner of the OS account alone: who sits at a shared seat is in memory, and nowhere else.
import * as z from 'zod';
import { PasswordStatus, Reminder, ReminderOutcome, ReminderStage } from '../../src/contract/reminders.ts';
import { FactorKind, Instant, Policy } from '../../src/contract/steps.ts';
import { stageKey } from '../../src/expiry/ledger.ts';
import type { Log, Store } from '../ports.ts';

const Untold = z.strictObject({ outcome: ReminderOutcome, at: Instant, until: Instant.optional() });

const Line = z.strictObject({
  username: z.string(),
  stage: ReminderStage,
  /** `intended`: it was about to be shown; a crash since leaves open whether it was. */
  outcome: z.union([z.literal('intended'), ReminderOutcome]),
  at: Instant,
  until: Instant.nullable(),
  /** Null: the API could not be asked for one. */
  claim: z.uuid().nullable(),
  /** Outcomes that the API has not been told, in their order. */
  untold: z.array(Untold),
});
export type Line = z.infer<typeof Line>;

/** What the directory said last, of an OS account's owner: so that a start without network has something to say. */
const Known = z.strictObject({
  username: z.string(),
  apiAddress: z.string(),
  status: PasswordStatus,
  policy: Policy,
  enrolled: z.array(FactorKind),
  reminders: z.array(Reminder),
  asOf: Instant,
  /** Server minus workstation clock then, milliseconds. */
  offsetMs: z.number(),
});
export type Known = z.infer<typeof Known>;

const File = z.strictObject({ version: z.literal(1), lines: z.array(Line), known: Known.nullable() });

/** No stage is open longer than this, so that nothing older decides anything. Milliseconds. */
const KEPT_MS = 8 * 86_400_000;
/** The latest lines that are kept at most. */
const KEPT_LINES = 200;

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export interface LocalLedgerOptions {
  readonly store: Store;
  readonly log: Log;
  /** The one person whose lines may be written down; null where nobody's may. */
  readonly owner: () => string | null;
}

export class LocalLedger {
  readonly #store: Store;
  readonly #log: Log;
  readonly #owner: () => string | null;
  /** Whether the store may hold anything. */
  #written = false;
  #lines: readonly Line[] = [];
  #known: Known | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor({ store, log, owner }: LocalLedgerOptions) {
    this.#store = store;
    this.#log = log;
    this.#owner = owner;
  }

  /** Reads what an earlier run has left; begins afresh where that can't be read. Never rejects. */
  async load(): Promise<void> {
    const found = await this.#store.read().catch(() => 'unreadable');
    if (found === undefined) return;
    this.#written = true;
    const file = File.safeParse(found);
    if (!file.success) {
      this.#log.note('ledger-unreadable');
      return;
    }
    this.#lines = file.data.lines;
    this.#known = file.data.known;
  }

  get known(): Known | null {
    return this.#known;
  }

  /** Lines that the API has not been told of in full. */
  get untold(): readonly Line[] {
    return this.#lines.filter(({ untold }) => untold.length > 0);
  }

  find(username: string, stage: ReminderStage): Line | undefined {
    const key = stageKey(stage);
    return this.#lines.find((line) => sameName(line.username, username) && stageKey(line.stage) === key);
  }

  /** The lines of an account as the schedule reads them. What was about to be shown is taken to have been. */
  reminders(username: string): Reminder[] {
    return this.#lines
      .filter((line) => sameName(line.username, username))
      .map(({ stage, outcome, at, until }) => ({
        stage,
        channel: 'workstation',
        outcome: outcome === 'intended' ? 'shown' : outcome,
        at,
        until,
      }));
  }

  /** Puts a line in, in place of an earlier one of its stage; resolves when it is written, or can't be. */
  put(line: Line): Promise<void> {
    const earlier = this.find(line.username, line.stage);
    const oldest = Date.parse(line.at) - KEPT_MS;
    const kept = this.#lines.filter((one) => one !== earlier && Date.parse(one.at) >= oldest);
    this.#lines = [...kept, line].slice(-KEPT_LINES);
    return this.#save();
  }

  /** The API has been told these outcomes, or will not hear of them. */
  told(line: Line, outcomes: number): Promise<void> {
    const now = this.find(line.username, line.stage);
    if (now === undefined) return Promise.resolve();
    return this.put({ ...now, untold: now.untold.slice(outcomes) });
  }

  /** Takes a line back that nothing came of, in favour of what stood there before. */
  takeBack(line: Line, before: Line | undefined): Promise<void> {
    const now = this.find(line.username, line.stage);
    const rest = this.#lines.filter((one) => one !== now);
    this.#lines = before === undefined ? rest : [...rest, before];
    return this.#save();
  }

  /** Keeps what the directory said last. */
  keep(known: Known): Promise<void> {
    this.#known = known;
    return this.#save();
  }

  /** Whoever sat here has gone: what is left of them is what the API has not been told. */
  forget(): Promise<void> {
    this.#known = null;
    this.#lines = this.#lines.filter(({ untold, outcome }) => untold.length > 0 || outcome === 'intended');
    return this.#save();
  }

  /** Writes again without what may not be on disk any more: the seat is another one than it was. */
  scrub(): Promise<void> {
    return this.#save();
  }

  /** One write after the other, each with what is true then; none where there is nothing to say, and was nothing. */
  #save(): Promise<void> {
    const write = async () => {
      const owner = this.#owner();
      const isTheirs = ({ username }: { readonly username: string }) =>
        owner !== null && sameName(username, owner);
      const lines = this.#lines.filter(isTheirs);
      const known = this.#known !== null && isTheirs(this.#known) ? this.#known : null;
      const anything = lines.length > 0 || known !== null;
      if (!anything && !this.#written) return;
      await this.#store.write({ version: 1, lines, known });
      this.#written = anything;
    };
    this.#saving = this.#saving.then(write).catch(() => this.#log.note('ledger-not-written'));
    return this.#saving;
  }
}
