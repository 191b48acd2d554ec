// Tells the server how the copies on this workstation stand. It holds no secret, so it may be repeated: what does not
// get through is told when the server is reached next.
import type { CredentialReport } from '../../src/contract/copies.ts';
import { type AccountRecord, broughtUpTo } from '../../src/credentials/journal.ts';
import type { CopiesListed } from './copies-listed.ts';
import type { StatusSource } from './status-source.ts';

export interface CopiesReportOptions {
  readonly source: StatusSource;
  /** Of who sits here; null while there is nothing to tell of them. */
  readonly record: () => AccountRecord | null;
  readonly put: (record: AccountRecord) => void;
  readonly list: Listed;
}

type Listed = Pick<CopiesListed, 'entries' | 'beyond'>;

export class CopiesReport {
  readonly #options: CopiesReportOptions;
  #telling: Promise<boolean> = Promise.resolve(true);

  constructor(options: CopiesReportOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the server has it, or was not reached: false where it does not take this workstation's word, so that
   * it can't be told again either. One after the other: what is new meanwhile is told after. Never rejects.
   */
  flush(): Promise<boolean> {
    this.#telling = this.#telling.then(() => this.#tell());
    return this.#telling;
  }

  async #tell(): Promise<boolean> {
    const { source, record, put, list } = this.#options;
    const told = record();
    // Where nothing is looked after nothing can be behind.
    if (told === null || told.reported || list.entries.length + list.beyond.length === 0) return true;
    // Where no entry is within reach nothing is ever brought up to a change: what is left of it is told at once.
    const passwordChangedAt = list.entries.length === 0 ? told.heard : broughtUpTo(told);
    if (passwordChangedAt === null) return true;
    const body = { username: told.username, passwordChangedAt, items: ownOutcomes(told, list) };
    const result = await source.call((api) => (proof) => api.reportDeviceCredentials({ ...proof, body }));
    // What has changed since is not told yet.
    if (result.kind === 'value' && record() === told) put({ ...told, reported: true });
    return result.kind !== 'not-enrolled' && result.kind !== 'revoked';
  }
}

/** What became of each, and which must be there; of what has not come to its end nothing is told. */
export const outcomesOf = ({ run }: AccountRecord): CredentialReport[] =>
  (run?.entries ?? []).flatMap(({ id, required, state }) =>
    state === 'planned' || state === 'intended'
      ? []
      : [{ id, outcome: state, ...(required && { required }) }],
  );

/**
 * Of who sits here: also what must be there and is out of reach. After a change that is left to its owner, whose tick proves
 * nothing: `unavailable`.
 */
export function ownOutcomes(record: AccountRecord, { entries, beyond }: Listed): CredentialReport[] {
  const left = record.checklist === null ? [] : beyond.map(({ id }) => id);
  // A run of before IT took the last entry within reach off the list says nothing of a change after it.
  const brought = entries.length === 0 ? [] : outcomesOf(record).filter(({ id }) => !left.includes(id));
  return [...brought, ...left.map((id) => ({ id, outcome: 'unavailable', required: true }) as const)];
}
