// Believable values of saved copies, and the small model of them behind the fake bridge: one password is right, one
// was changed too short a time ago, every other one is wrong.
import type {
  BridgeError,
  BridgeResult,
  ChecklistLine,
  CopiesView,
  CredentialLine,
  CredentialLook,
  OperationInput,
  OperationName,
} from '../../src/contract/ipc.ts';
import { someCredentials } from './bridge-values.ts';

/** The password as it is now in this world. */
export const rightPassword = 'Seven calm rivers';

/** One that nobody can tell of yet. */
export const uncertainPassword = 'Six calm rivers';

export const someChecklist = (): ChecklistLine[] => [
  { kind: 'known', id: 'windows-sign-in', name: null, about: null, state: 'open', check: 'offered' },
  { kind: 'known', id: 'wifi', name: null, about: null, state: 'done', check: 'none' },
  { kind: 'known', id: 'mail-app', name: null, about: null, state: 'open', check: 'none' },
  { kind: 'known', id: 'network-drives', name: null, about: null, state: 'open', check: 'none' },
  { kind: 'known', id: 'remote-desktop', name: null, about: null, state: 'open', check: 'none' },
  { kind: 'known', id: 'browser', name: null, about: null, state: 'done', check: 'none' },
  { kind: 'known', id: 'phone', name: null, about: null, state: 'open', check: 'none' },
  {
    kind: 'own',
    id: 'badge-printer',
    name: 'Badge printer',
    about: 'Type the new password at the printer beside the lift.',
    state: 'open',
    check: 'none',
  },
];

/** A saved password that must be there, and that this system does not let Keyturn change. */
export const beyondItem = (): ChecklistLine => ({
  kind: 'saved',
  id: 'saved:vpn',
  name: 'VPN',
  about: null,
  state: 'open',
  check: 'none',
});

/** So many saved copies, each in the state that is said for its place. */
export const manyCredentials = (
  count: number,
  stateOf: (index: number) => CredentialLine['state'],
): CredentialLine[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `system-${String(index + 1)}`,
    name: `System ${String(index + 1)}`,
    required: false,
    state: stateOf(index),
  }));

/** At rest: all copies are right, and nothing is on the list. */
export const aCopiesView = (change: Partial<CopiesView> = {}): CopiesView => ({
  username: 'a.okafor',
  need: null,
  verifiable: true,
  leftToOwner: false,
  changedAt: null,
  lines: someCredentials('updated', 'updated', 'already-right', 'updated'),
  activity: 'idle',
  canRetry: false,
  unsure: null,
  retryAt: null,
  checklist: [],
  clockOffsetMs: 0,
  ...change,
});

const ok = <T>(value: T): BridgeResult<T> => ({ ok: true, value });
const no = (error: BridgeError): BridgeResult<never> => ({ ok: false, error });

type CopiesOperation = Extract<OperationName, `copies.${string}`>;

const busy = new Set<CredentialLine['state']>(['waiting', 'working']);

/** How it runs on after an answer: everything that is left becomes right. */
const finished = (view: CopiesView): CopiesView => ({
  ...view,
  activity: 'idle',
  need: null,
  canRetry: false,
  lines: view.lines.map((line) => (busy.has(line.state) ? { ...line, state: 'updated' } : line)),
});

const begun = (view: CopiesView): CopiesView => ({
  ...view,
  activity: 'updating',
  need: null,
  unsure: null,
  retryAt: null,
  lines: view.lines.map((line) =>
    line.state === 'out-of-reach' ? line : { ...line, state: 'waiting' as const },
  ),
});

/** @param told says that the copies changed, as main would */
export const createCopiesModel = (start: CopiesView, told: (view: CopiesView) => void) => {
  let view = start;
  const move = (next: CopiesView): BridgeResult<CopiesView> => ok((view = next));
  const goOn = () => {
    setTimeout(() => told(finished(view)), 400);
  };
  const model = {
    'copies.current': () => ok(view),
    'copies.look': () =>
      ok(
        view.lines.map(({ id, name, state }): CredentialLook => ({
          id,
          name,
          found: state === 'out-of-reach' ? state : 'there',
        })),
      ),
    'copies.enter': ({ password }: OperationInput<'copies.enter'>) => {
      if (view.need === null) return no({ code: 'forbidden' });
      if (password === uncertainPassword) {
        const retryAt = new Date(Date.now() + view.clockOffsetMs + 25 * 60_000).toISOString();
        return ok({ verdict: 'undetermined', view: (view = { ...view, unsure: 'grace', retryAt }) });
      }
      if (password !== rightPassword) return ok({ verdict: 'wrong', view });
      goOn();
      return ok({ verdict: 'current', view: (view = begun(view)) });
    },
    'copies.retry': () => {
      if (!view.canRetry) return no({ code: 'forbidden' });
      goOn();
      return move(begun(view));
    },
    'copies.stop-waiting': () =>
      move({
        ...view,
        activity: 'idle',
        need: 'leftovers',
        canRetry: true,
        lines: view.lines.map((line) => (busy.has(line.state) ? { ...line, state: 'cancelled' } : line)),
      }),
    'copies.dismiss': () => move({ ...view, need: null, leftToOwner: true, canRetry: false }),
    'copies.tick': ({ id, done }: OperationInput<'copies.tick'>) =>
      move({
        ...view,
        checklist: view.checklist.map((line) =>
          line.id === id ? { ...line, state: done ? 'done' : 'open' } : line,
        ),
      }),
    'copies.verify': ({ id }: OperationInput<'copies.verify'>) =>
      move({
        ...view,
        checklist: view.checklist.map((line) =>
          line.id === id ? { ...line, check: 'domain-reachable' } : line,
        ),
      }),
  } satisfies { [N in CopiesOperation]: (input: OperationInput<N>) => unknown };
  return {
    model,
    /** Main said so. */
    become: (next: CopiesView) => {
      view = next;
    },
  };
};
