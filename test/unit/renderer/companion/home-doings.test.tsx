// What a person does at home, and what home hears: starting, putting off, checking, sitting down and leaving.
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useHome } from '../../../../renderer/companion/stores/home.ts';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';
import {
  aBlankHome,
  aHomeView,
  aKnown,
  expired,
  expiring,
  lockedOut,
  mustChange,
  neverExpires,
  serverTime,
} from '../../../fakes/home-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const words = createTranslator('en');
const now = new Date(serverTime);
const yesterday = '2026-11-22T14:05:00.000Z';
const nobody = aBlankHome({ seat: { mode: 'sign-in', username: null } });
const offline = aHomeView({ known: aKnown(expiring(), { asOf: yesterday }), connection: 'offline' });
/** What the dial says to who does not see it. */
const dial = () => screen.getByRole('img', { name: / left/ }).getAttribute('aria-label');
const told = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .filter(Boolean);

describe('starting', () => {
  it.each<[string, HomeView, string]>([
    ['expiring', aHomeView(), 'Change password'],
    ['expired', aHomeView({ known: aKnown(expired), face: 'expired' }), 'Change password'],
    ['expired', aHomeView({ known: aKnown(mustChange), face: 'expired' }), 'Change password'],
    ['locked', aHomeView({ known: aKnown(lockedOut), face: 'locked' }), 'Unlock account'],
    ['forgotten', aHomeView({ known: aKnown(lockedOut), face: 'locked' }), 'Forgot your password?'],
  ])('takes one press, for the reason %s', async (reason, home, button) => {
    const { fake, user } = await openPage({ home });
    await press(user, button);
    await waitFor(() => expect(title()).toBe('How do you want to prove it is you?'));
    expect(inputsOf(fake, 'reset.start')).toEqual([{ username: 'a.okafor', reason }]);
  });

  it.each([
    ['fine', aHomeView({ face: 'fine' })],
    ['never', aHomeView({ known: aKnown(neverExpires), face: 'fine' })],
  ])('asks what happened where nothing is the matter: %s', async (_, home) => {
    const { fake, user } = await openPage({ home });
    await press(user, 'Change password');
    expect(title()).toBe('Who are you?');
    expect(inputsOf(fake, 'reset.start')).toEqual([]);
  });

  it('says what it waits for, and starts once', async () => {
    const { fake, user } = await openPage({ home: aHomeView(), silent: ['reset.start'] });
    await press(user, 'Change password');
    const starting = screen.getByRole('button', { name: /Starting/ });
    await user.click(starting);
    expect(inputsOf(fake, 'reset.start')).toHaveLength(1);
  });

  it('that is not possible now says why at the first question', async () => {
    const error = { code: 'unreachable', cause: 'no-route' } as const;
    const { user } = await openPage({
      home: aHomeView(),
      answers: { 'reset.start': [{ ok: false, error }] },
    });
    await press(user, 'Change password');
    await waitFor(() => expect(title()).toBe('Who are you?'));
    expect(screen.getByRole('alert').textContent).toContain('The reset service does not answer.');
    expect(screen.getByRole('radio', { name: 'It is about to expire, or has expired' })).toHaveProperty(
      'checked',
      true,
    );
  });
});

describe('putting off', () => {
  it('offers each choice with its time', async () => {
    const { fake, user } = await openPage({ home: aHomeView() });
    await press(user, 'Remind me later');
    const items = screen.getAllByRole('menuitem');
    expect(items).toHaveLength(3);
    expect(items[0]?.textContent).toBe(`In 1 hour${words.moment(new Date(now.getTime() + 3_600_000), now)}`);
    await user.click(items[2]!);
    expect(inputsOf(fake, 'home.snooze')).toEqual([{ minutes: 1_440 }]);
    expect(screen.getByText(/^No more reminders until tomorrow at/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remind me later' })).toBeNull();
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
    await waitFor(() => expect(told()).toEqual([expect.stringMatching(/^No more reminders until/)]), {
      timeout: 3_000,
    });
  });

  it('is one button where there is one choice', async () => {
    const { fake, user } = await openPage({ home: aHomeView({ snoozeMinutes: [60] }) });
    await press(user, 'Remind me in 1 hour');
    expect(inputsOf(fake, 'home.snooze')).toEqual([{ minutes: 60 }]);
  });

  it('is not offered where it is not possible', async () => {
    await openPage({ home: aHomeView({ snoozeMinutes: [] }) });
    expect(screen.queryByRole('button', { name: /^Remind me/ })).toBeNull();
  });

  it('that main refuses says so', async () => {
    const error = { code: 'forbidden' } as const;
    const { user } = await openPage({
      home: aHomeView({ snoozeMinutes: [60] }),
      answers: { 'home.snooze': [{ ok: false, error }] },
    });
    await press(user, 'Remind me in 1 hour');
    expect(screen.getByRole('alert').textContent).toContain('That is not allowed on this computer.');
  });
});

describe('asking again', () => {
  it('happens by itself when somebody comes to look at what is old', async () => {
    const { fake } = await openPage({ home: aHomeView({ known: aKnown(expiring(), { asOf: yesterday }) }) });
    expect(inputsOf(fake, 'home.refresh')).toHaveLength(1);
  });

  it('does not happen for what was told a moment ago', async () => {
    const { fake } = await openPage({ home: aHomeView() });
    expect(inputsOf(fake, 'home.refresh')).toEqual([]);
  });

  it('tells in the corner when it takes long', async () => {
    const home = aHomeView({ known: aKnown(expiring(), { asOf: yesterday }) });
    const { fake } = await openPage({ home, silent: ['home.refresh'] });
    expect(screen.queryByText('Checking')).toBeNull();
    await screen.findByText('Checking', {}, { timeout: 3_000 });
    act(() => fake.answer('home.refresh', { ok: true, value: home }));
    await waitFor(() => expect(screen.queryByText('Checking')).toBeNull());
  });

  it('brings what is true now, and the focus to where it is read', async () => {
    const { user } = await openPage({
      home: offline,
      answers: {
        'home.refresh': [
          { ok: true, value: offline },
          { ok: true, value: aHomeView() },
        ],
      },
    });
    await press(user, 'Check now');
    await waitFor(() => expect(screen.queryByText(/^This is as of/)).toBeNull());
    expect(document.activeElement?.tagName).toBe('H1');
    await waitFor(() => expect(told()).toContain('Checked just now.'), { timeout: 3_000 });
  });

  it('in vain says so, beside what was known', async () => {
    const { user } = await openPage({ home: offline });
    await press(user, 'Check now');
    await screen.findByText(/Still no answer/, { selector: 'p:not([role])' });
    expect(document.activeElement?.textContent).toBe('Check now');
  });
});

describe('what changes by itself', () => {
  it('is told once, and takes the focus from nobody', async () => {
    const { fake } = await openPage({ home: aBlankHome({ connection: 'asking' }), silent: ['home.refresh'] });
    const checks = screen.getByRole('button', { name: 'Run checks' });
    act(() => checks.focus());
    act(() => fake.emit('home-changed', aHomeView()));
    expect(title()).toBe(`Your password expires ${words.day(new Date('2026-12-03T09:00:00Z'), now)}`);
    expect(document.activeElement).toBe(checks);
    await waitFor(() => expect(told()).toEqual([title()]), { timeout: 3_000 });
  });

  it('is not told again as the time passes', async () => {
    vi.useFakeTimers({ now });
    const opening = openPage({
      home: aHomeView({ known: aKnown(expiring('2026-11-23T09:15:00Z')), face: 'urgent', clockOffsetMs: 0 }),
    });
    await vi.advanceTimersByTimeAsync(100);
    await opening;
    const before = dial();
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    expect(dial()).not.toBe(before);
    expect(told()).toEqual([]);
  });

  it('after a change elsewhere is silent about the old date', async () => {
    const { fake } = await openPage({ home: aHomeView() });
    act(() =>
      fake.emit('home-changed', aHomeView({ known: aKnown(neverExpires), face: 'fine', snoozeMinutes: [] })),
    );
    expect(title()).toBe('Your password does not expire');
    expect(screen.queryByRole('button', { name: /^Remind me/ })).toBeNull();
  });
});

describe('a seat of a shared floor', () => {
  it('takes a name, and forgets it on leaving without a question', async () => {
    const { fake, user } = await openPage({ home: nobody });
    await press(user, 'This is me');
    expect(screen.getByText('Type your sign-in name.')).toBeTruthy();
    await user.keyboard('  a.okafor{Enter}');
    expect(inputsOf(fake, 'seat.enter')).toEqual([{ username: 'a.okafor' }]);
    expect(title()).toBe('Looking up when your password expires');
    act(() => fake.emit('home-changed', aHomeView({ seat: { mode: 'sign-in', username: 'a.okafor' } })));
    await press(user, "I'm leaving");
    expect(title()).toBe('Who is sitting here?');
    expect(screen.getAllByText('Keyturn has forgotten who sat here.').length).toBeGreaterThan(0);
    expect(document.body.textContent).not.toContain('a.okafor');
    expect(JSON.stringify(useHome.getState())).not.toContain('a.okafor');
  });

  it('that main forgot asks again, and says nothing of who it was', async () => {
    const { fake } = await openPage({ home: aHomeView({ seat: { mode: 'sign-in', username: 'a.okafor' } }) });
    act(() => fake.emit('home-changed', nobody));
    expect(title()).toBe('Who is sitting here?');
    expect(document.body.textContent).not.toContain('a.okafor');
    expect(screen.queryByText('Keyturn has forgotten who sat here.')).toBeNull();
    expect(screen.getByRole('textbox')).toBe(document.activeElement);
  });

  it('still helps who sits nowhere', async () => {
    const { user } = await openPage({ home: nobody });
    await press(user, 'Reset my password');
    expect(title()).toBe('Who are you?');
  });

  it('has no way to leave where the computer says who it is', async () => {
    await openPage({ home: aHomeView() });
    expect(screen.queryByRole('button', { name: "I'm leaving" })).toBeNull();
  });
});

it('home that main does not tell still offers a reset, and says what happened', async () => {
  await openPage({ answers: { 'home.current': [{ ok: false, error: { code: 'unexpected' } }] } });
  expect(title()).toBe('How can we help?');
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong in Keyturn.');
});
