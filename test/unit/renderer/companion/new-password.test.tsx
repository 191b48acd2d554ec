// A new password: the rules keep up with the typing, and nothing is sent before they are met.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useReset } from '../../../../renderer/companion/stores/flow.ts';
import { aResetView, newPasswordStep } from '../../../fakes/bridge-values.ts';
import { usedBefore } from '../../../fakes/bridge.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const good = 'Ledge-Onion4-Crisp-Valley';
const world = (unlockOffered = false) =>
  ({ screen: 'reset', reset: aResetView({ step: newPasswordStep(unlockOffered) }) }) as const;

const first = () => screen.getByLabelText<HTMLInputElement>('New password');
const again = () => screen.getByLabelText<HTMLInputElement>('Type it again');
/** happy-dom knows no modifiers; a browser does (see the end-to-end suite). */
const withCapsLock = (type: string, on: boolean): KeyboardEvent =>
  Object.assign(new KeyboardEvent(type, { key: 'A', bubbles: true }), { getModifierState: () => on });
const rule = (words: RegExp) => {
  const found = within(screen.getByRole('list', { name: 'What it needs' }))
    .getAllByRole('listitem')
    .find((item) => words.test(item.textContent));
  if (!found) throw new Error(`no such rule: ${document.body.textContent}`);
  return found.textContent;
};

describe('the rules', () => {
  it('describe the field, and say at first that nothing is met', async () => {
    await openPage(world());
    const list = screen.getByRole('list', { name: 'What it needs' });
    expect(first().getAttribute('aria-describedby')?.split(' ')).toContain(list.id);
    expect(rule(/At least 12/)).toContain('not met yet');
    expect(rule(/Does not contain your name/)).toContain('not met yet');
    expect(rule(/last 5 passwords/)).toContain('checked on save');
  });

  it('keep up with the typing', async () => {
    const { user } = await openPage(world());
    await user.type(first(), 'Okafor-1234567');
    expect(rule(/At least 12/)).not.toContain('not met yet');
    expect(rule(/3 kinds/)).not.toContain('not met yet');
    expect(rule(/Does not contain your name/)).toContain('not met yet');
  });

  it('give the reason why a password is common', async () => {
    const { user } = await openPage(world());
    await user.type(first(), 'Northgate2026!');
    const lines = () => screen.getAllByRole('listitem').length;
    const before = lines();
    await waitFor(() => expect(rule(/Too close to your name/)).toContain('not met yet'));
    // In the place of its rule: the list keeps its height.
    expect(lines()).toBe(before);
  });

  it('are told by ear only when the typing rests', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { user } = await openPage(world());
    const said = () =>
      screen
        .getAllByRole('status')
        .map((region) => region.textContent)
        .join('');
    await user.type(first(), 'ab');
    await act(() => vi.advanceTimersByTimeAsync(500));
    expect(said()).toBe('');
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(said()).toMatch(/rules? (is|are) not met yet/);
  });
});

describe('Caps Lock', () => {
  it('is told while it is on', async () => {
    await openPage(world());
    fireEvent(first(), withCapsLock('keydown', true));
    expect(screen.getByText('Caps Lock is on.')).toBeTruthy();
    fireEvent(first(), withCapsLock('keyup', false));
    expect(screen.queryByText('Caps Lock is on.')).toBeNull();
  });
});

describe('the fields', () => {
  it('are masked until their owner wants to see them, both at once', async () => {
    const { user } = await openPage(world());
    expect([first().type, again().type]).toEqual(['password', 'password']);
    await press(user, 'Show: New password');
    expect([first().type, again().type]).toEqual(['text', 'text']);
    await press(user, 'Hide: New password');
    expect(first().type).toBe('password');
  });

  it('allow pasting', async () => {
    const { user } = await openPage(world());
    await user.click(first());
    await user.paste(good);
    expect(first().value).toBe(good);
  });

  it('are filled with a suggestion that is shown and good', async () => {
    const { fake, user } = await openPage(world());
    await user.click(await screen.findByRole('button', { name: 'Suggest one for me' }));
    expect(first().type).toBe('text');
    expect(first().value).toMatch(/^[A-Z][a-z]+/);
    expect(screen.getByText(/Our suggestion is shown above/)).toBeTruthy();
    // It is not typed again: nothing can have slipped in.
    expect(screen.queryByLabelText('Type it again')).toBeNull();
    const phrase = first().value;
    await press(user, 'Set password');
    expect(inputsOf(fake, 'reset.set-password')).toEqual([{ password: phrase }]);
  });
});

describe('a suggestion that is changed', () => {
  it('is typed again, as any other password', async () => {
    const { fake, user } = await openPage(world());
    await user.click(await screen.findByRole('button', { name: 'Suggest one for me' }));
    await user.type(first(), 'x');
    expect(again().value).toBe('');
    await press(user, 'Set password');
    expect(screen.getByText('The two do not match yet.')).toBeTruthy();
    expect(inputsOf(fake, 'reset.set-password')).toEqual([]);
  });
});

describe('a greatest length', () => {
  const short = newPasswordStep();
  const rules = [
    ...short.policy.rules,
    { id: 'max-length', text: 'rule.max-length', source: 'keyturn', params: { max: 256 } } as const,
  ];
  const limited = {
    screen: 'reset',
    reset: aResetView({ step: { ...short, policy: { rules } } }),
  } as const;

  it('is told to who exceeds it, and nothing is cut off unseen', async () => {
    const { fake, user } = await openPage(limited);
    expect(screen.queryByText(/At most 256/)).toBeNull();
    await user.click(first());
    await user.paste(`Ledge-Onion4-${'Valley'.repeat(41)}`);
    expect(first().value).toHaveLength(259);
    expect(rule(/At most 256 characters/)).toContain('not met yet');
    await press(user, 'Set password');
    expect(screen.getAllByText('1 rule is not met yet.').length).toBeGreaterThan(0);
    expect(inputsOf(fake, 'reset.set-password')).toEqual([]);
  });
});

describe('setting it', () => {
  it.each([
    ['', '', 'Type a new password.'],
    ['zqwv-mk-7', 'zqwv-mk-7', '1 rule is not met yet.'],
    [good, `${good}x`, 'The two do not match yet.'],
    [good, '', 'The two do not match yet.'],
  ])('%j and %j is answered with what is missing', async (password, repeated, words) => {
    const { fake, user } = await openPage(world());
    if (password) await user.type(first(), password);
    if (repeated) await user.type(again(), repeated);
    await press(user, 'Set password');
    expect(screen.getAllByText(words).length).toBeGreaterThan(0);
    expect(inputsOf(fake, 'reset.set-password')).toEqual([]);
  });

  it('shows what is waited for, then each saved copy, then the end', async () => {
    const { fake, user } = await openPage(world());
    await user.type(first(), good);
    await user.type(again(), good);
    await press(user, 'Set password');
    expect(inputsOf(fake, 'reset.set-password')).toEqual([{ password: good }]);
    await waitFor(() => expect(title()).toBe('Your password is changed'));
    await waitFor(() => expect(title()).toBe("You're back to work"));
    expect(screen.getByText('Sign-in confirmed', { exact: false })).toBeTruthy();
  });

  it('that is refused says why, keeps what was typed, and shows it in the list', async () => {
    const { user } = await openPage(world());
    await user.type(first(), usedBefore);
    await user.type(again(), usedBefore);
    await press(user, 'Set password');
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('You used this password before');
    expect(said.textContent).toContain('Nothing was changed.');
    expect(first().value).toBe(usedBefore);
    expect(rule(/last 5 passwords/)).toContain('not accepted');
    expect(document.activeElement).toBe(first());
    await user.type(first(), 'x');
    expect(rule(/last 5 passwords/)).toContain('checked on save');
  });

  it('keeps what was typed while main tells that the directory works, too', async () => {
    const { fake, user } = await openPage({ ...world(), silent: ['reset.set-password'] });
    await user.type(first(), good);
    await user.type(again(), good);
    await press(user, 'Set password');
    expect(title()).toBe('Setting your password');
    const since = '2026-11-23T09:00:00.000Z';
    act(() => fake.emit('reset-changed', aResetView({ step: { kind: 'working', since } })));
    expect(title()).toBe('Setting your password');
    act(() => fake.emit('reset-changed', world().reset));
    const details = { reason: 'too-short' } as const;
    fake.answer('reset.set-password', {
      ok: false,
      error: { code: 'api', problem: 'password-refused', details },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('too short');
    expect(first().value).toBe(good);
  });

  it('leaves no trace of the password in a store', async () => {
    const { user } = await openPage(world());
    await user.type(first(), usedBefore);
    await user.type(again(), usedBefore);
    await press(user, 'Set password');
    await screen.findByRole('alert');
    expect(JSON.stringify(useReset.getState())).not.toContain(usedBefore);
  });
});

describe('a locked account', () => {
  it('may keep its password', async () => {
    const reset = aResetView({ reason: 'locked', step: newPasswordStep(true) });
    const { fake, user } = await openPage({ screen: 'reset', reset });
    expect(title()).toBe('Do you still know your password?');
    await press(user, 'Yes, just unlock my account');
    expect(inputsOf(fake, 'reset.unlock')).toHaveLength(1);
    expect(title()).toBe('Your account is unlocked');
  });

  it('may get a new one', async () => {
    const reset = aResetView({ reason: 'locked', step: newPasswordStep(true) });
    const { user } = await openPage({ screen: 'reset', reset });
    await press(user, 'No, choose a new password');
    expect(title()).toBe('Choose your new password');
    expect(screen.getByRole('button', { name: 'Just unlock instead' })).toBeTruthy();
  });
});
