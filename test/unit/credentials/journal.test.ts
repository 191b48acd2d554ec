// The journal of saved credentials: what is left after any history of changes, runs and crashes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined, isSettled } from '../../../src/credentials/outcome.ts';
import {
  AccountRecord,
  broughtUpTo,
  emptyJournal,
  entryMoved,
  findAccount,
  heardOfChange,
  Journal,
  isCalled,
  leftIn,
  leftToOwner,
  type Listed,
  needOf,
  newAccount,
  type Run,
  runBegun,
  runSettled,
  withAccount,
} from '../../../src/credentials/journal.ts';
import { CredentialOutcome } from '../../../src/contract/steps.ts';

const names = { username: 'anna', domain: 'CORP', upn: 'anna@corp.test', mail: 'a.m@corp.test' };
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const listed = (...required: string[]): Listed =>
  new Map(['e0', 'e1', 'e2', 'e3'].map((id) => [id, required.includes(id)]));
const none = listed();
const entries = (...states: AccountRunState[]) =>
  states.map((state, index) => ({ id: `e${index}`, required: false, state }));
type AccountRunState = NonNullable<AccountRecord['run']>['entries'][number]['state'];
const run = (day: number, ...states: AccountRunState[]) =>
  ({ why: 'reset', changedAt: at(day), entries: entries(...states) }) as const;
/** The first entry must be there. */
const strictly = (one: Run): Run => ({
  ...one,
  entries: one.entries.map((entry) => ({ ...entry, required: entry.id === 'e0' })),
});
const hears = (record: AccountRecord, day: number) =>
  heardOfChange(record, { changedAt: at(day), lost: false });
const known = hears(newAccount('anna'), 1);

describe('what is left', () => {
  it('is nothing where the first word of the directory is all that is known', () => {
    expect(known).toMatchObject({ heard: at(1), applied: at(1) });
    expect(needOf(known, none)).toBeNull();
    expect(needOf(newAccount('anna'), none)).toBeNull();
  });

  it('is everything after a change that this companion did not make', () => {
    const record = hears(known, 2);
    expect(needOf(record, none)).toBe('changed-elsewhere');
    expect(needOf(leftToOwner(record), none)).toBeNull();
    expect(needOf(hears(leftToOwner(record), 3), none)).toBe('changed-elsewhere');
  });

  it('is no news where a controller lags behind', () => {
    const record = runSettled(runBegun(known, run(3, 'updated'), names));
    expect(hears(record, 1)).toBe(record);
    expect(hears(record, 2)).toBe(record);
    expect(needOf(hears(record, 3), none)).toBeNull();
  });

  it.each<[AccountRunState[], ReturnType<typeof needOf>, string[]]>([
    [['planned', 'planned'], 'unfinished', ['e0', 'e1']],
    [['updated', 'intended', 'planned'], 'unfinished', ['e1', 'e2']],
    [['updated', 'already-right', 'not-found'], null, []],
    [['updated', 'locked'], 'leftovers', ['e1']],
    [['denied', 'failed', 'cancelled', 'unavailable'], 'leftovers', ['e0', 'e1', 'e2', 'e3']],
  ])('of a run at %j is %s', (states, need, left) => {
    const record = runSettled(runBegun(known, run(2, ...states), names));
    expect(needOf(record, none)).toBe(need);
    expect(leftIn(record.run!, none)).toEqual(left);
  });

  it('is an entry that is not there only where IT wants it to be', () => {
    const record = runBegun(known, run(2, 'not-found'), names);
    expect(needOf(runSettled(record), none)).toBeNull();
    const wanted = runSettled(runBegun(known, strictly(run(2, 'not-found')), names));
    expect(wanted.applied).toBe(at(1));
    expect(needOf(wanted, listed('e0'))).toBe('leftovers');
  });

  it('is not what IT has taken from the list, until it is put back', () => {
    for (const state of ['locked', 'planned', 'intended'] as const) {
      const record = runBegun(known, run(2, 'updated', state), names);
      const shorter: Listed = new Map([['e0', true]]);
      expect(needOf(record, none)).not.toBeNull();
      expect(needOf(record, shorter)).toBeNull();
      const later = runSettled(record);
      expect(later.applied).toBe(at(1));
      expect(needOf(later, none)).toBe(needOf(record, none));
    }
  });

  it('is everything again where it was changed after a run', () => {
    const record = runSettled(runBegun(known, run(2, 'updated', 'locked'), names));
    expect(needOf(hears(record, 3), none)).toBe('changed-elsewhere');
  });
});

describe('the checklist', () => {
  it('is not opened by the first word of the directory, and anew by each later change', () => {
    expect(known.checklist).toBeNull();
    const record = hears(known, 2);
    expect(record.checklist).toEqual({ changedAt: at(2), done: [], verified: [] });
    const ticked = { ...record, checklist: { ...record.checklist!, done: ['wifi'] } };
    expect(runBegun(ticked, run(2, 'planned'), names).checklist!.done).toEqual(['wifi']);
    expect(hears(ticked, 3).checklist!.done).toEqual([]);
  });
});

it('what the server was told last and nobody can read is as if it had been told nothing', () => {
  const told = { ...known, reported: '[]' };
  expect(AccountRecord.parse(told)).toEqual(told);
  expect(AccountRecord.parse({ ...known, reported: true })).toEqual({ ...known, reported: null });
});

describe('a run', () => {
  it('opens the checklist anew for another change, and keeps it for the same', () => {
    const first = runBegun(known, run(2, 'planned'), names);
    expect(first.checklist).toEqual({ changedAt: at(2), done: [], verified: [] });
    const ticked = { ...first, checklist: { ...first.checklist!, done: ['wifi'] } };
    expect(runBegun(ticked, run(2, 'planned'), names).checklist!.done).toEqual(['wifi']);
    expect(runBegun(ticked, run(3, 'planned'), names).checklist!.done).toEqual([]);
  });

  it('has brought the copies up to its change once it is through with what is looked after', () => {
    const record = runBegun(known, run(2, 'updated', 'intended'), names);
    expect(broughtUpTo(record, none)).toBe(at(1));
    expect(broughtUpTo(entryMoved(record, 'e1', 'locked'), none)).toBe(at(2));
    expect(broughtUpTo(record, new Map([['e0', false]]))).toBe(at(2));
    expect(entryMoved(known, 'e0', 'intended')).toBe(known);
  });
});

describe('accounts', () => {
  it('are found by any of their names, and kept once', () => {
    const record = runBegun(known, run(2, 'planned'), names);
    const journal = withAccount(withAccount(emptyJournal, known), record);
    expect(journal.accounts).toEqual([record]);
    for (const name of ['ANNA', 'anna@Corp.test', 'a.m@corp.test', String.raw`corp\Anna`])
      expect(findAccount(journal, name)).toBe(record);
    expect(findAccount(journal, 'ann')).toBeUndefined();
    expect(isCalled({ username: 'anna', names: { ...names, domain: null } }, String.raw`null\anna`)).toBe(
      false,
    );
  });

  it('are forgotten where there are too many, the least recent first', () => {
    let journal = emptyJournal;
    for (let index = 0; index < 25; index++) journal = withAccount(journal, newAccount(`agent-${index}`));
    expect(journal.accounts.map(({ username }) => username)).toEqual(
      Array.from({ length: 20 }, (_none, index) => `agent-${24 - index}`),
    );
    expect(Journal.parse(journal)).toEqual(journal);
  });
});

const Move = fc.oneof(
  fc.record({
    what: fc.constant('heard' as const),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  fc.record({
    what: fc.constant('run' as const),
    day: fc.integer({ min: 1, max: 28 }),
    size: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    what: fc.constant('entry' as const),
    id: fc.integer({ min: 0, max: 3 }),
    state: fc.constantFrom<AccountRunState>('intended', ...CredentialOutcome.options),
  }),
  fc.record({ what: fc.constant('settle' as const) }),
  fc.record({ what: fc.constant('owner' as const) }),
);

it('after any history nothing is called right that is not: of the latest change every entry has its outcome', () => {
  fc.assert(
    fc.property(fc.array(Move, { maxLength: 40 }), fc.boolean(), (moves, strict) => {
      const required = strict ? listed('e0') : none;
      let record = newAccount('anna');
      let dismissed: string | null = null;
      for (const move of moves) {
        if (move.what === 'heard') record = hears(record, move.day);
        if (move.what === 'run')
          record = runBegun(
            record,
            (strict ? strictly : (one: Run) => one)(
              run(move.day, ...Array.from({ length: move.size }, () => 'planned' as const)),
            ),
            names,
          );
        if (move.what === 'entry') record = entryMoved(record, `e${move.id}`, move.state);
        if (move.what === 'settle') record = runSettled(record);
        if (move.what === 'owner') {
          record = leftToOwner(record);
          dismissed = record.heard;
        }
        expect(Journal.safeParse(withAccount(emptyJournal, record)).success).toBe(true);
        const firstWord = moves.every((one) => one.what !== 'run');
        if (
          needOf(record, required) === null &&
          record.heard !== null &&
          record.heard !== dismissed &&
          !firstWord
        ) {
          const latest = record.run?.changedAt === record.heard ? record.run.entries : [];
          const settledBefore = record.applied === record.heard;
          expect(
            settledBefore ||
              latest.every(
                ({ id, state }) =>
                  state !== 'planned' && state !== 'intended' && isSettled(state, strict && id === 'e0'),
              ),
          ).toBe(true);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

describe('one outcome for several entries', () => {
  it.each<[CredentialOutcome[], CredentialOutcome]>([
    [[], 'not-found'],
    [['not-found', 'not-found'], 'not-found'],
    [['not-found', 'already-right'], 'already-right'],
    [['updated', 'already-right'], 'updated'],
    [['updated', 'denied'], 'denied'],
    [['locked', 'failed', 'updated'], 'failed'],
  ])('%j is %s', (outcomes, one) => {
    expect(combined(outcomes)).toBe(one);
  });
});
