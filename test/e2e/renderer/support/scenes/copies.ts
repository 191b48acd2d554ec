// The saved passwords of a computer in each of their states.
import type { CopiesView, CredentialLine } from '../../../../../src/contract/ipc.ts';
import {
  aCopiesView,
  beyondItem,
  manyCredentials,
  rightPassword,
  someChecklist,
  uncertainPassword,
} from '../../../../fakes/bridge-copies.ts';
import { aCompletedStep, someCredentials } from '../../../../fakes/bridge-values.ts';
import { aHomeView, aKnown, expiring } from '../../../../fakes/home-values.ts';
import { fault, press, running } from './scene.ts';
import type { Scene } from './scene.ts';

const changedAt = '2026-11-23T07:40:00.000Z';

const scene = (name: string, change: Partial<CopiesView>, act?: Scene['act']): Scene => ({
  name: `copies-${name}`,
  world: { screen: 'copies', home: aHomeView(), copies: aCopiesView(change) },
  ...(act && { act }),
});

const typed =
  (password: string): NonNullable<Scene['act']> =>
  async (page) => {
    await page.getByLabel('Your password as it is now', { exact: true }).fill(password);
    await press(page, 'Update saved passwords');
    await page.getByRole('alert').waitFor();
  };

const elsewhere = { need: 'changed-elsewhere', changedAt, lines: someCredentials('waiting') } as const;
const mixed = someCredentials('updated', 'locked', 'not-found', 'out-of-reach').map((line) => ({
  ...line,
  required: line.state === 'not-found',
}));
const beyond = someCredentials('updated', 'out-of-reach', 'updated', 'updated').map((line) => ({
  ...line,
  required: line.state === 'out-of-reach',
}));
const cutOff = manyCredentials(50, (index) => {
  if (index < 21) return 'updated';
  return index === 21 ? 'unknown' : 'waiting';
});
const midway = manyCredentials(50, (index): CredentialLine['state'] => {
  if (index === 4) return 'locked';
  if (index < 12) return 'updated';
  return index === 12 ? 'working' : 'waiting';
});
const ended = manyCredentials(50, (index): CredentialLine['state'] => {
  if (index === 4) return 'locked';
  return index === 30 ? 'denied' : 'updated';
});
const checked = (check: 'checking' | 'domain-away' | 'domain-reachable') =>
  someChecklist().map((line) => (line.check === 'none' ? line : { ...line, check }));

export const copiesScreens: readonly Scene[] = [
  scene('elsewhere', elsewhere),
  scene('elsewhere-wrong', elsewhere, typed('not the one')),
  scene('elsewhere-undetermined', elsewhere, typed(uncertainPassword)),
  ...(['not-replicated', 'no-try-left', 'locked', 'cannot-tell'] as const).map((unsure) => ({
    ...scene(`elsewhere-${unsure}`, elsewhere, typed(rightPassword)),
    world: {
      screen: 'copies' as const,
      copies: aCopiesView(elsewhere),
      answers: {
        'copies.enter': [
          {
            ok: true as const,
            value: { verdict: 'undetermined', view: aCopiesView({ ...elsewhere, unsure }) },
          },
        ],
      },
    },
  })),
  {
    ...scene('elsewhere-away', elsewhere, typed(rightPassword)),
    world: {
      screen: 'copies',
      copies: aCopiesView(elsewhere),
      answers: { 'copies.enter': fault({ code: 'unreachable', cause: 'no-route' }) },
    },
  },
  scene('verifying', { ...elsewhere, activity: 'verifying' }),
  scene('unfinished', { need: 'unfinished', changedAt, lines: cutOff }),
  scene('leftovers', { need: 'leftovers', changedAt, lines: mixed, canRetry: true }),
  scene('leftovers-many', { need: 'leftovers', changedAt, lines: ended, canRetry: true }),
  scene('leftovers-ask', { need: 'leftovers', changedAt, lines: mixed }),
  scene('leftovers-dismiss', { need: 'leftovers', changedAt, lines: mixed, canRetry: true }, async (page) => {
    await press(page, 'I will see to it myself');
    await page.getByRole('alertdialog').waitFor();
  }),
  scene('elsewhere-unverifiable', { ...elsewhere, verifiable: false, checklist: someChecklist() }),
  scene('leftovers-unverifiable', { need: 'leftovers', changedAt, lines: mixed, verifiable: false }),
  scene('leftovers-list', { need: 'leftovers', changedAt, lines: mixed, checklist: someChecklist() }),
  scene('rest-alone', { changedAt, lines: [], checklist: someChecklist() }),
  scene('working', { lines: midway, activity: 'updating' }),
  scene('waiting-for-keychain', { lines: midway, activity: 'waiting-for-keychain' }),
  scene('right', { changedAt, checklist: someChecklist() }),
  scene('right-many', { changedAt, lines: manyCredentials(50, () => 'updated') }),
  scene('right-own', { changedAt, lines: mixed, leftToOwner: true }),
  scene('right-not-all', { changedAt, lines: mixed }),
  scene('beyond', { changedAt, lines: beyond }),
  scene('beyond-listed', { changedAt, lines: beyond, checklist: [beyondItem(), ...someChecklist()] }),
  scene('beyond-all', { changedAt, lines: someCredentials('out-of-reach') }),
  scene('planned', { lines: someCredentials('waiting', 'waiting', 'waiting', 'out-of-reach') }),
  scene('planned-many', { lines: manyCredentials(50, () => 'waiting') }),
  {
    ...scene('looked', {}, async (page) => {
      await press(page, 'See what is saved here');
      await page.getByText('What is saved here now').first().waitFor();
    }),
    world: {
      screen: 'copies',
      copies: aCopiesView(),
      answers: {
        'copies.look': [
          {
            ok: true,
            value: (
              [
                'there',
                'would-be-made',
                'not-found',
                'out-of-reach',
                'locked',
                'denied',
                'unavailable',
              ] as const
            ).map((found, index) => ({ id: found, name: `System ${String(index + 1)}`, found })),
          },
        ],
      },
    },
  },
  scene('list-checking', { changedAt, checklist: checked('checking') }),
  scene('list-away', { changedAt, checklist: checked('domain-away') }),
  scene('list-reachable', { changedAt, checklist: checked('domain-reachable') }),
  scene('list-verified', {
    changedAt,
    checklist: someChecklist().map((line) => ({
      ...line,
      state: line.check === 'none' ? line.state : ('verified' as const),
    })),
  }),
  scene('nothing', { lines: [] }),
  {
    ...scene('shared', { username: null, lines: [] }),
    world: {
      screen: 'copies',
      home: aHomeView({ seat: { mode: 'sign-in', username: null } }),
      copies: aCopiesView({ username: null, lines: [] }),
    },
  },
  { name: 'home-copies', world: { home: aHomeView(), copies: aCopiesView(elsewhere) } },
  {
    name: 'home-copies-fine',
    world: {
      home: aHomeView({ known: aKnown(expiring('2027-01-28T09:00:00.000Z')), face: 'fine' }),
      copies: aCopiesView(elsewhere),
    },
  },
  { name: 'working-copies-many', world: running(aCompletedStep(), { credentials: midway }) },
  {
    name: 'working-copies-waiting',
    world: running(aCompletedStep(), { credentials: midway, waitingForKeychain: true }),
  },
  {
    name: 'done-many',
    world: {
      ...running(aCompletedStep(), { credentials: ended }),
      copies: aCopiesView({ lines: ended, canRetry: true, checklist: someChecklist() }),
    },
  },
  {
    name: 'done-required',
    world: {
      ...running(aCompletedStep(), { credentials: mixed }),
      copies: aCopiesView({ checklist: someChecklist() }),
    },
  },
];
