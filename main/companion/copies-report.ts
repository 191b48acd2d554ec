// Tells the server how the copies on this workstation stand. It holds no secret, so it may be repeated: what does not
// get through is told when the server is reached next.
import type { CredentialReport } from '../../src/contract/copies.ts';
import { type AccountRecord, broughtUpTo } from '../../src/credentials/journal.ts';
import type { CopiesListed } from './copies-listed.ts';
import type { StatusSource } from './status-source.ts';

/** What IT lists now, and this system lets Keyturn change; and what must be there beside it. */
type ReportedList = Pick<CopiesListed, 'listed' | 'beyond'>;

export interface CopiesReportOptions {
  readonly source: StatusSource;
  /** Of who sits here; null while there is nothing to tell of them. */
  readonly record: () => AccountRecord | null;
  readonly put: (record: AccountRecord) => void;
  readonly list: ReportedList;
}

export class CopiesReport {
  readonly #options: CopiesReportOptions;
  #telling: Promise<boolean> = Promise.resolve(true);
  /** The server may hold another word than the one that is written down. */
  #unsure = false;

  constructor(options: CopiesReportOptions) {
    this.#options = options;
  }

  /**
   * Tells what would be told otherwise now than it was told last, as the list of IT is now. Resolves when the server has
   * it, or was not reached: false where it does not take this workstation's word, so that it can't be told again either.
   * One after the other: what is new meanwhile is told after. Never rejects.
   */
  flush(): Promise<boolean> {
    this.#telling = this.#telling.then(() => this.#tell());
    return this.#telling;
  }

  async #tell(): Promise<boolean> {
    const { source, record, put, list } = this.#options;
    const told = record();
    if (told === null) return true;
    const { username, heard, reported } = told;
    const none = list.listed.size + list.beyond.length === 0;
    // Where nothing is looked after nothing can be behind. What was told before is not left to stand all the same.
    if (none && reported === null) return true;
    // Where no entry is within reach nothing is ever brought up to a change: what is left of it is told at once.
    const passwordChangedAt = list.listed.size === 0 ? heard : broughtUpTo(told, list.listed);
    if (passwordChangedAt === null) return true;
    const items = ownOutcomes(told, list, passwordChangedAt);
    // With the latest change that is known: the server asks the directory of it where it is told.
    const word = JSON.stringify([heard, passwordChangedAt, items]);
    if (word === reported && !this.#unsure) return true;
    const body = { username, passwordChangedAt, items };
    const result = await source.call((api) => (proof) => api.reportDeviceCredentials({ ...proof, body }));
    const now = record();
    const known = result.kind === 'value' && now?.username === username;
    if (known) put({ ...now, reported: word });
    // Without an answer it may have got through.
    if (result.kind === 'value' || result.kind === 'fault') this.#unsure = !known;
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
 * Of who sits here, as IT lists it now: no more items than the list may have. What must be there and is out of reach is
 * `unavailable` after a change: it is left to its owner, whose tick proves nothing.
 *
 * @param changedAt the change that is told: of another one than the checklist is about, nothing is known to be left
 */
export function ownOutcomes(
  record: AccountRecord,
  { listed, beyond }: ReportedList,
  changedAt: string,
): CredentialReport[] {
  const brought = outcomesOf(record).flatMap(({ id, outcome }) => {
    const required = listed.get(id);
    return required === undefined ? [] : [{ id, outcome, ...(required && { required }) }];
  });
  const opened = record.checklist?.changedAt ?? null;
  if (opened === null || Date.parse(opened) !== Date.parse(changedAt)) return brought;
  return [...brought, ...beyond.map(({ id }) => ({ id, outcome: 'unavailable', required: true }) as const)];
}
