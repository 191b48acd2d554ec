// Tells the server how the copies on this workstation stand. It holds no secret, so it may be repeated: what does not
// get through is told when the server is reached next.
import type { CredentialReport } from '../../src/contract/copies.ts';
import { type AccountRecord, broughtUpTo } from '../../src/credentials/journal.ts';
import type { StatusSource } from './status-source.ts';

export interface CopiesReportOptions {
  readonly source: StatusSource;
  /** Of who sits here; null while there is nothing to tell of them. */
  readonly record: () => AccountRecord | null;
  readonly put: (record: AccountRecord) => void;
}

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
    const { source, record, put } = this.#options;
    const told = record();
    const passwordChangedAt = told === null ? null : broughtUpTo(told);
    if (told === null || told.reported || passwordChangedAt === null) return true;
    const body = { username: told.username, passwordChangedAt, items: outcomesOf(told) };
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
