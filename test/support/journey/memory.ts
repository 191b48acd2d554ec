// What nobody but its owner may ever find: every secret of a run, and the search for them.
import { type SearchResult, searchCanary } from '../canary.ts';
import { processTree } from '../processes.ts';
import type { Person } from './people.ts';

/** Recovery codes of a set that are looked for: all ten go the same way, and a search takes its time. */
const SAMPLE = 3;

/** Remembers what was typed, shown and read, by a name that may be printed. */
export class Memory {
  readonly #names = new Map<string, string>();

  /** Remembers a secret and hands it back, to be used at once. */
  keep(name: string, secret: string): string {
    this.#names.set(secret, name);
    return secret;
  }

  /** Remembers everything a person knows and carries by now. */
  keepAllOf({ username, password, earlierPassword, phone, recoveryCodes }: Person): void {
    this.keep(`${username}'s password`, password);
    if (earlierPassword !== undefined) this.keep(`${username}'s earlier password`, earlierPassword);
    if (phone !== undefined) this.keep(`secret of ${username}'s app`, phone.secret);
    for (const code of phone?.shown ?? []) this.keep(`code of ${username}'s app`, code);
    for (const code of recoveryCodes.slice(0, SAMPLE)) {
      this.keep(`${username}'s recovery code`, code);
      this.keep(`${username}'s recovery code without dashes`, code.replaceAll('-', ''));
    }
  }

  /** Looks for all of them in the files below the roots, and in what this process's children were given. */
  search(roots: readonly string[] = []): Promise<SearchResult> {
    const secrets: Record<string, string> = {};
    let number = 0;
    for (const [secret, name] of this.#names) secrets[`${(number += 1)}: ${name}`] = secret;
    return searchCanary(secrets, roots, processTree(process.pid));
  }
}
