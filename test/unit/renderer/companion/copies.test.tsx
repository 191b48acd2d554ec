// Saved passwords on this computer: what is asked, what is said of the answer, and what can be done with what is left.
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useCopies } from '../../../../renderer/companion/stores/copies.ts';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { aCopiesView, manyCredentials, rightPassword, someChecklist } from '../../../fakes/bridge-copies.ts';
import { someCredentials } from '../../../fakes/bridge-values.ts';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import { aHomeView, aKnown, expiring } from '../../../fakes/home-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const changedAt = new Date(Date.now() - 3_600_000).toISOString();
const elsewhere: Partial<CopiesView> = {
  need: 'changed-elsewhere',
  changedAt,
  lines: someCredentials('waiting'),
};
const open = (change: Partial<CopiesView>, world: Partial<FakeWorld> = {}) =>
  openPage({ screen: 'copies', copies: aCopiesView(change), ...world });
const field = () => screen.getByLabelText<HTMLInputElement>('Your password as it is now');
const words = () => screen.getByRole('main').textContent;
const all = (state: CopiesView['lines'][number]['state']) => manyCredentials(50, () => state);

describe('a password that was changed elsewhere', () => {
  it('says so, when, and what may happen until it is typed', async () => {
    await open(elsewhere);
    expect(title()).toBe('Your password was changed elsewhere');
    expect(words()).toMatch(/It was changed .+ at \d/);
    expect(words()).toContain('Saved copies here may still hold the old password.');
    expect(words()).toContain('may lock your account');
    expect(document.activeElement).toBe(field());
  });

  it('is handed over once, gone from the field, and updates the copies', async () => {
    const { fake, user } = await open(elsewhere, { silent: ['copies.enter'] });
    await user.type(field(), rightPassword);
    await user.keyboard('{Enter}');
    expect(inputsOf(fake, 'copies.enter')).toEqual([{ password: rightPassword }]);
    expect(field().value).toBe('');
    expect(document.body.innerHTML).not.toContain(rightPassword);
    expect(JSON.stringify(useCopies.getState())).not.toContain(rightPassword);
    await user.keyboard('{Enter}');
    expect(inputsOf(fake, 'copies.enter')).toHaveLength(1);
  });

  it('that is right leads to the run, and to its end', async () => {
    const { user } = await open(elsewhere);
    await user.type(field(), rightPassword);
    await press(user, 'Update saved passwords');
    await waitFor(() => expect(title()).toBe('Updating your saved passwords'));
    await waitFor(() => expect(title()).toBe('Your saved passwords are up to date'));
  });

  it('a service that is away is told as everywhere', async () => {
    const error = { code: 'unreachable', cause: 'no-route' } as const;
    const { user } = await open(elsewhere, { answers: { 'copies.enter': [{ ok: false, error }] } });
    await user.type(field(), rightPassword);
    await press(user, 'Update saved passwords');
    expect((await screen.findByRole('alert')).textContent).toContain('The reset service does not answer.');
  });

  it('needs something to be typed', async () => {
    const { fake, user } = await open(elsewhere);
    await press(user, 'Update saved passwords');
    expect(words()).toContain('Type your current password.');
    expect(inputsOf(fake, 'copies.enter')).toEqual([]);
  });

  it('is said at home, with the way there', async () => {
    const { user } = await openPage({ home: aHomeView(), copies: aCopiesView(elsewhere) });
    const banner = screen.getByRole('complementary', { name: 'Saved passwords' });
    expect(banner.textContent).toContain('Your password was changed elsewhere');
    await user.click(within(banner).getByRole('button', { name: 'See what to do' }));
    expect(title()).toBe('Your password was changed elsewhere');
  });

  it.each<[string, Partial<CopiesView>, boolean]>([
    ['of the copies', elsewhere, false],
    ['on the list', { checklist: someChecklist() }, false],
    ['at all', {}, true],
  ])('home says that nothing is to be done only where nothing is: %s', async (_, change, nothing) => {
    const soon = new Date(Date.now() + 60 * 86_400_000).toISOString();
    const home = aHomeView({ known: aKnown(expiring(soon)), face: 'fine' });
    await openPage({ home, copies: aCopiesView(change) });
    expect(words()).toContain('We remind you in good time.');
    expect(words().includes('There is nothing to do now.')).toBe(nothing);
  });

  it('is said nowhere at home while nothing is out of date: only a small way there, and none without copies', async () => {
    const { fake, user } = await openPage({ home: aHomeView(), copies: aCopiesView({ changedAt }) });
    expect(screen.queryByRole('complementary')).toBeNull();
    await press(user, 'Saved passwords');
    expect(title()).toBe('Your saved passwords are up to date');
    await press(user, 'Back');
    act(() => fake.emit('copies-changed', aCopiesView({ lines: [] })));
    expect(screen.queryByRole('button', { name: 'Saved passwords' })).toBeNull();
  });
});

describe('a run that was cut off', () => {
  it('says what is done, what is left and what is not known', async () => {
    const lines = manyCredentials(50, (index) => {
      if (index < 21) return 'updated';
      return index === 21 ? 'unknown' : 'waiting';
    });
    await open({ need: 'unfinished', changedAt, lines });
    expect(title()).toBe('Your saved passwords are not all updated');
    expect(words()).toContain('Not known whether System 22 was updated');
    expect(screen.getByText('28 are still to be done')).toBeDefined();
    expect(screen.getByText('21 are in order')).toBeDefined();
    expect(field()).toBeDefined();
  });
});

describe('what is left over', () => {
  const lines = someCredentials('updated', 'locked', 'not-found', 'out-of-reach').map((line) => ({
    ...line,
    required: line.state === 'not-found',
  }));

  it('comes first, with why and what to do, and is tried again while that is possible', async () => {
    const { fake, user } = await open({ need: 'leftovers', changedAt, lines, canRetry: true });
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items[0]).toContain('VPN not updated: your keychain is locked');
    expect(items[1]).toContain('Sign in to Call recorder once so that it saves your password.');
    expect(items[2]).toContain('Shift planner: Keyturn cannot change it on this computer');
    expect(items[3]).toContain('Outlook updated');
    await press(user, 'Unlock and try again');
    expect(inputsOf(fake, 'copies.retry')).toHaveLength(1);
    await waitFor(() => expect(title()).toBe('Updating your saved passwords'));
  });

  it('asks for the password again where it is forgotten', async () => {
    await open({ need: 'leftovers', changedAt, lines });
    expect(words()).toContain('To try again, type your password once more.');
    expect(screen.queryByRole('button', { name: 'Unlock and try again' })).toBeNull();
    expect(field()).toBeDefined();
  });

  it('is left to its owner after a question', async () => {
    const { fake, user } = await open({ need: 'leftovers', changedAt, lines, canRetry: true });
    await press(user, 'I will see to it myself');
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Go back' }));
    expect(inputsOf(fake, 'copies.dismiss')).toEqual([]);
    await press(user, 'I will see to it myself');
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'I will see to it myself' }),
    );
    expect(inputsOf(fake, 'copies.dismiss')).toHaveLength(1);
    await waitFor(() => expect(title()).toBe('Saved passwords on this computer'));
    expect(words()).toContain('Type the new password when VPN asks.');
  });
});

describe('a run', () => {
  const midway = (at: number) =>
    manyCredentials(50, (index) => {
      if (index < at) return 'updated';
      return index === at ? 'working' : 'waiting';
    });

  it('shows how far it is, in order, and the one that is being seen to', async () => {
    await open({ lines: midway(12), activity: 'updating' });
    const bar = screen.getByRole('progressbar', { name: 'Saved passwords' });
    expect(bar.getAttribute('aria-valuenow')).toBe('12');
    expect(bar.getAttribute('aria-valuemax')).toBe('50');
    expect(bar.getAttribute('aria-valuetext')).toBe('12 of 50');
    const items = screen.getAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      '10 are in order',
      'System 11 updated, Done',
      'System 12 updated, Done',
      'Updating the saved copy in System 13, Being done',
      'Saved copy in System 14, Waiting',
      'Saved copy in System 15, Waiting',
      'Saved copy in System 16, Waiting',
      '34 are still to be done',
    ]);
    expect(items[3]?.getAttribute('aria-current')).toBe('step');
  });

  it('is told to a screen reader at every fifth part, not at every one', async () => {
    const { fake } = await open({ lines: midway(10), activity: 'updating' });
    const said = new Set<string>();
    for (let at = 10; at < 25; at += 1) {
      act(() => fake.emit('copies-changed', aCopiesView({ lines: midway(at), activity: 'updating' })));
      await waitFor(() =>
        expect(screen.getByRole('status').textContent).toBe(`${at < 20 ? '10' : '20'} of 50`),
      );
      said.add(screen.getByRole('status').textContent);
    }
    expect([...said]).toEqual(['10 of 50', '20 of 50']);
  });

  it('waits for a keychain no longer than its owner wants', async () => {
    const { fake, user } = await open({ lines: midway(3), activity: 'waiting-for-keychain' });
    expect(words()).toContain('Waiting for your keychain.');
    await press(user, 'Stop waiting');
    expect(inputsOf(fake, 'copies.stop-waiting')).toHaveLength(1);
    await waitFor(() => expect(title()).toBe('Some saved passwords are out of date'));
  });
});

describe('at rest', () => {
  it('says what would be done, without doing it', async () => {
    const found = ['there', 'would-be-made', 'not-found', 'out-of-reach', 'locked'] as const;
    const { user } = await open(
      {},
      {
        answers: {
          'copies.look': [
            { ok: true, value: found.map((one) => ({ id: one, name: one.toUpperCase(), found: one })) },
          ],
        },
      },
    );
    await press(user, 'See what is saved here');
    await screen.findByRole('heading', { name: 'What is saved here now' });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'THERE is there, and would be updated',
      'WOULD-BE-MADE is not there yet, and would be saved',
      'NOT-FOUND: nothing saved here',
      'OUT-OF-REACH: Keyturn cannot change it on this computerType the new password when OUT-OF-REACH asks.',
      'LOCKED cannot be seen: your keychain is locked',
    ]);
  });

  it.each<[string, Partial<CopiesView>, string]>([
    ['right', { lines: all('updated'), changedAt }, 'Your saved passwords are up to date'],
    ['never run', { lines: all('waiting') }, 'Saved passwords on this computer'],
    ['nothing listed', { lines: [] }, 'There is nothing to look after here'],
    ['a shared seat', { username: null, lines: [] }, 'There is nothing to look after here'],
  ])('knows where it is: %s', async (_, change, expected) => {
    await open(change);
    expect(title()).toBe(expected);
    expect(screen.queryByLabelText('Your password as it is now')).toBeNull();
  });

  it('lists what is looked after as nothing that waits to be done', async () => {
    await open({ lines: all('waiting') });
    expect(screen.getByText('50 saved copies')).toBeDefined();
    expect(words()).not.toContain('still to be done');
    expect(words()).not.toContain('Waiting');
  });

  it('says of a shared seat that nothing is saved there', async () => {
    await open(
      { username: null, lines: [] },
      { home: aHomeView({ seat: { mode: 'sign-in', username: null } }) },
    );
    expect(words()).toContain('No passwords are saved at a shared seat');
  });
});
