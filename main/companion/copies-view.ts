// The copies of a password as the window shows them: a pure function of the journal and of what is under way.
import type { ChecklistLine, CopiesView, CredentialLine } from '../../src/contract/ipc.ts';
import {
  type AccountRecord,
  type EntryState,
  isLeftToOwner,
  type Need,
  type Run,
} from '../../src/credentials/journal.ts';
import type { CopiesListed } from './copies-listed.ts';
import type { Unsure } from './copies-password.ts';

/** Of a run: null before the first; and whether a round is under way in this companion. */
interface RunFacts {
  readonly run: Run | null;
  readonly working: boolean;
}

type Looked = Pick<CopiesListed, 'settings' | 'reachable'>;

/** One line per listed credential that a run has begun with, in the order of the settings; none before a run. */
export function credentialLines(
  { settings, reachable }: Looked,
  { run, working }: RunFacts,
): CredentialLine[] {
  if (run === null) return [];
  const states = new Map(run.entries.map(({ id, state }) => [id, state]));
  return settings.flatMap((setting) => {
    const { id, name, required } = setting;
    if (!reachable(setting)) return [{ id, name, required, state: 'out-of-reach' as const }];
    const state = states.get(id);
    return state === undefined ? [] : [{ id, name, required, state: shown(state, working) }];
  });
}

/** One line per listed credential of a change that nothing was done for yet. */
export const plannedLines = ({ settings, reachable }: Looked): CredentialLine[] =>
  settings.map((setting) => {
    const { id, name, required } = setting;
    return { id, name, required, state: reachable(setting) ? 'waiting' : 'out-of-reach' };
  });

/** An intent without an outcome is work while there is a run, and nobody knows what became of it after one was cut off. */
function shown(state: EntryState, working: boolean): CredentialLine['state'] {
  if (state === 'planned') return 'waiting';
  if (state === 'intended') return working ? 'working' : 'unknown';
  return state;
}

interface ViewFacts {
  readonly username: string | null;
  readonly record: AccountRecord | null;
  readonly need: Need | null;
  readonly verifiable: boolean;
  readonly lines: CredentialLine[];
  readonly activity: CopiesView['activity'];
  readonly canRetry: boolean;
  readonly unsure: Unsure | null;
  readonly checklist: ChecklistLine[];
  readonly clockOffsetMs: number;
}

export function copiesView({ record, need, unsure, ...rest }: ViewFacts): CopiesView {
  const changedAt = need === null ? (record?.checklist?.changedAt ?? null) : (record?.heard ?? null);
  const leftToOwner = record !== null && isLeftToOwner(record);
  const { why = null, retryAt = null } = unsure ?? {};
  return { ...rest, need, leftToOwner, changedAt, unsure: why, retryAt };
}
