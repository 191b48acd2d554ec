// What is left of saved passwords without the password: told truthfully, left to its owner, and the rest of the list is
// never out of reach meanwhile.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { aCopiesView, someChecklist } from '../../../fakes/bridge-copies.ts';
import { someCredentials } from '../../../fakes/bridge-values.ts';
import type { FakeWorld } from '../../../fakes/bridge.ts';
import { aHomeView } from '../../../fakes/home-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const changedAt = new Date(Date.now() - 3_600_000).toISOString();
const open = (change: Partial<CopiesView>, world: Partial<FakeWorld> = {}) =>
  openPage({ screen: 'copies', copies: aCopiesView({ changedAt, ...change }), ...world });
const words = () => screen.getByRole('main').textContent;
const someLeft = someCredentials('updated', 'locked', 'updated');
const needs = [
  ['changed-elsewhere', someCredentials('waiting'), 'Your password was changed elsewhere'],
  ['unfinished', someCredentials('updated', 'unknown'), 'Your saved passwords are not all updated'],
  ['leftovers', someLeft, 'Some saved passwords are out of date'],
] as const;

describe.each(needs)('%s', (need, lines, question) => {
  it('asks for no password where none can be verified, and says what to do', async () => {
    await open({ need, lines, verifiable: false });
    expect(title()).toBe(question);
    expect(screen.queryByLabelText('Your password as it is now')).toBeNull();
    expect(words()).toContain('Keyturn cannot check your password on this computer');
    expect(words()).toContain('VPN');
    expect(screen.getByRole('button', { name: 'I will see to it myself' })).toBeDefined();
  });

  it.each([true, false])('can be left to its owner, verifiable: %s', async (verifiable) => {
    const { fake, user } = await open({ need, lines, verifiable });
    await press(user, 'I will see to it myself');
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('may lock your account');
    await user.click(within(question).getByRole('button', { name: 'I will see to it myself' }));
    expect(inputsOf(fake, 'copies.dismiss')).toHaveLength(1);
    await waitFor(() => expect(title()).toBe('Saved passwords on this computer'));
    expect(words()).toContain('You said that you see to these yourself.');
  });

  it.each([true, false])('does not keep from the rest of the list, verifiable: %s', async (verifiable) => {
    const { fake, user } = await open({ need, lines, verifiable, checklist: someChecklist() });
    await press(user, 'See what else needs your new password');
    expect(title()).toBe('The rest of your list');
    await user.click(screen.getByRole('checkbox', { name: 'Phone' }));
    expect(inputsOf(fake, 'copies.tick')).toEqual([{ id: 'phone', done: true }]);
    await press(user, 'Back');
    expect(title()).toBe(question);
  });
});

it('while the password is still known, the rest of the list is at hand, too', async () => {
  const { user } = await open({
    need: 'leftovers',
    lines: someLeft,
    canRetry: true,
    checklist: someChecklist(),
  });
  await press(user, 'See what else needs your new password');
  expect(title()).toBe('The rest of your list');
});

it('who said nothing is not told that they did', async () => {
  await open({ lines: someLeft });
  expect(words()).toContain('Not all of these hold your new password.');
  expect(words()).not.toContain('You said');
});

it('what was right before a change that its owner sees to is not said to be right', async () => {
  await open({ leftToOwner: true });
  expect(title()).toBe('Saved passwords on this computer');
  expect(words()).toContain('You said that you see to these yourself.');
});

describe('where nothing is listed', () => {
  it('the rest of the list is all there is, with the way there from home', async () => {
    const copies = aCopiesView({ changedAt, lines: [], checklist: someChecklist() });
    const { user } = await openPage({ home: aHomeView(), copies });
    await press(user, 'Saved passwords');
    expect(title()).toBe('The rest of your list');
    expect(screen.getAllByRole('checkbox')).toHaveLength(8);
    await press(user, 'Back');
    expect(title()).toMatch(/^Your password expires/);
  });
});

it('a tick is heard while the network is being checked', async () => {
  const { fake, user } = await open({ checklist: someChecklist() }, { silent: ['copies.verify'] });
  await press(user, 'Check the network');
  await user.click(screen.getByRole('checkbox', { name: 'Phone' }));
  await waitFor(() =>
    expect(screen.getByRole('checkbox', { name: 'Phone' })).toHaveProperty('checked', true),
  );
  expect(inputsOf(fake, 'copies.verify')).toHaveLength(1);
});
