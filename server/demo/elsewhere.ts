// What the help desk or another workstation would do: a password that is changed behind the companion's back.
import { randomInt } from 'node:crypto';
import type { Parts } from '../parts.ts';
import type { SeededAgent } from './seed.ts';

/** A password that the demo has given somebody; it lives in memory alone. */
export interface GivenPassword {
  readonly password: string;
  /** Of the password while it is this one. */
  readonly passwordVersion: string;
}

export class Elsewhere {
  readonly #parts: Parts;
  readonly #given = new Map<string, GivenPassword>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The password that was given to an account last. */
  given(id: string): GivenPassword | undefined {
    return this.#given.get(id);
  }

  /** Gives an agent a new password. Throws where the directory does not take it. */
  async change({ id }: SeededAgent): Promise<void> {
    const { directory } = this.#parts;
    const password = `lanterns over ${randomInt(100, 1_000)} rivers`;
    const outcome = await directory.setPassword(await directory.prepareChange(id), password);
    if (outcome.kind !== 'accepted') throw new Error(`the demo's directory says ${outcome.kind}`);
    this.#given.set(id, { password, passwordVersion: outcome.passwordVersion });
  }
}
