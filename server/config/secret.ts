// A value that can't be written anywhere by accident: printing, logging or serialising it shows nothing.
import { inspect } from 'node:util';

const hidden = '[hidden]';

/** Holds a secret; only {@link Secret.reveal} gives it away, and that can be searched for. */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}
