// The companion's side of the keychain: one question at a time to a process of its own, each with a
// deadline. Past it the process is killed, and the next question gets a new one.
import type { Cancel, Clock, Keychain, KeychainEntry, KeychainReach } from '../ports.ts';
import type { Answer, Ask, Request } from './messages.ts';
import { Answers, Reply } from './messages.ts';
import { assertOfTheirOwn } from '../secret-bytes.ts';

/** A running process, however it was started. */
export interface Worker {
  post(message: Request): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Runs once, however it ends. */
  onExit(listener: () => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

export interface SupervisedKeychainOptions {
  readonly start: () => Worker;
  readonly clock: Clock;
  readonly reach: KeychainReach;
  /** Patience for each question, milliseconds. */
  readonly deadlines: Readonly<Record<Ask, number>>;
}

/**
 * Patience on a system, milliseconds. A person answers `unlock`; on macOS also the question whether Keyturn
 * may read an entry.
 */
export function deadlinesOn(platform: NodeJS.Platform): Readonly<Record<Ask, number>> {
  const quick = platform === 'darwin' ? 60_000 : 5_000;
  const own = { 'read-own': quick, 'write-own': quick };
  return { look: quick, find: quick, update: quick, check: quick, unlock: 60_000, ...own };
}

/** What can be reached of the keychain of a system. */
export const reachOn = (platform: NodeJS.Platform): KeychainReach => ({
  patterns: platform === 'linux',
  attributes: platform === 'linux',
  exactTargets: platform === 'win32',
});

/** The process, a quarter of what the companion costs, ends when nobody has asked for so long, milliseconds. */
const IDLE_MS = 15_000;

type Said = Omit<Reply, 'id'>;
const UNAVAILABLE: Said = { answer: 'unavailable' };
const CANCELLED: Said = { answer: 'cancelled' };

/** What Keyturn asks for itself goes on where a person waits no longer for their saved passwords. */
const OF_KEYTURN: ReadonlySet<Ask> = new Set(['read-own', 'write-own', 'check']);

type Question = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

export class SupervisedKeychain implements Keychain {
  readonly #options: SupervisedKeychainOptions;
  #worker: Worker | undefined;
  #waiting: { readonly id: number; readonly ask: Ask; tell(said: Said): void } | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: Cancel | undefined;
  #asked = 0;
  /** Gives up what is to be asked for a person, and is not asked yet. */
  readonly #queued = new Set<() => void>();

  constructor(options: SupervisedKeychainOptions) {
    this.#options = options;
  }

  get reach(): KeychainReach {
    return this.#options.reach;
  }

  look(entry: KeychainEntry): Promise<Answer<'look'>> {
    return this.#answer({ ask: 'look', entry }, Answers.look);
  }

  async find(pattern: KeychainEntry): ReturnType<Keychain['find']> {
    const { answer, entries = [], hidden = false } = await this.#ask({ ask: 'find', pattern });
    const said = Answers.find.safeParse(answer).data ?? 'unavailable';
    if (said !== 'found') return said;
    // What it can't have been asked for is not ours.
    return { entries: entries.map(({ service, account }) => ({ service, account })), hidden };
  }

  async update(
    entry: KeychainEntry,
    value: Uint8Array,
    { create }: { readonly create: boolean },
  ): Promise<Answer<'update'>> {
    assertOfTheirOwn(value);
    return this.#answer({ ask: 'update', entry, value, create }, Answers.update);
  }

  unlock(entries: readonly KeychainEntry[]): Promise<Answer<'unlock'>> {
    return this.#answer({ ask: 'unlock', entries: [...entries] }, Answers.unlock);
  }

  check(): Promise<Answer<'check'>> {
    return this.#answer({ ask: 'check' }, Answers.check);
  }

  async readOwn(name: string): ReturnType<Keychain['readOwn']> {
    const { answer, secret } = await this.#ask({ ask: 'read-own', name });
    const said = Answers['read-own'].safeParse(answer).data ?? 'unavailable';
    if (said !== 'found') return said;
    return secret === undefined ? 'unavailable' : { secret };
  }

  writeOwn(name: string, secret: string): Promise<Answer<'write-own'>> {
    return this.#answer({ ask: 'write-own', name, secret }, Answers['write-own']);
  }

  stopWaiting(): void {
    for (const giveUp of this.#queued) giveUp();
    this.#queued.clear();
    if (this.#waiting === undefined || OF_KEYTURN.has(this.#waiting.ask)) return;
    this.#waiting.tell(CANCELLED);
    this.stop();
  }

  prepare(): void {
    if (this.#worker !== undefined || this.#waiting !== undefined) return;
    try {
      this.#worker = this.#start();
    } catch {
      // The question that comes is told of it.
      return;
    }
    this.#endWhenIdle();
  }

  letGo(): void {
    this.#last = this.#last.then(() => this.stop());
  }

  /** Ends the process. */
  stop(): void {
    this.#idle?.();
    this.#worker?.kill();
    this.#worker = undefined;
  }

  async #answer<A extends string>(
    question: Question,
    answers: { safeParse(value: unknown): { success: boolean; data?: A } },
  ): Promise<A | 'unavailable'> {
    return answers.safeParse((await this.#ask(question)).answer).data ?? 'unavailable';
  }

  /** Questions wait for the one before: a keyring asks a person one thing at a time. */
  #ask(question: Question): Promise<Said> {
    const { promise: givenUp, resolve } = Promise.withResolvers<Said>();
    const giveUp = () => resolve(CANCELLED);
    if (!OF_KEYTURN.has(question.ask)) this.#queued.add(giveUp);
    const answered = this.#last.then(() => {
      // What was given up is not asked at its turn: by then its owner has overwritten what it was about.
      if (!OF_KEYTURN.has(question.ask) && !this.#queued.delete(giveUp)) return CANCELLED;
      return this.#exchange(question);
    });
    this.#last = answered;
    return Promise.race([answered, givenUp]);
  }

  async #exchange(question: Question): Promise<Said> {
    this.#idle?.();
    const id = ++this.#asked;
    const answer = await new Promise<Said>((resolve) => {
      const cancel = this.#options.clock.after(this.#options.deadlines[question.ask], () => {
        this.stop();
        resolve(UNAVAILABLE);
      });
      this.#waiting = {
        id,
        ask: question.ask,
        tell: (said) => {
          cancel();
          resolve(said);
        },
      };
      try {
        this.#worker ??= this.#start();
        this.#worker.post({ id, ...question });
      } catch {
        this.stop();
        this.#waiting.tell(UNAVAILABLE);
      }
    });
    this.#waiting = undefined;
    this.#endWhenIdle();
    return answer;
  }

  #endWhenIdle(): void {
    this.#idle?.();
    this.#idle = this.#options.clock.after(IDLE_MS, () => this.stop());
  }

  #start(): Worker {
    const worker = this.#options.start();
    worker.onMessage((message) => {
      const reply = Reply.safeParse(message);
      if (reply.success && reply.data.id === this.#waiting?.id) this.#waiting.tell(reply.data);
    });
    worker.onExit(() => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#waiting?.tell(UNAVAILABLE);
    });
    return worker;
  }
}
