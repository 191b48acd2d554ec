// Home in each of its states: what it says, what it offers, and what it does not.
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import type { Reminder } from '../../../../src/contract/reminders.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';
import {
  aBlankHome,
  aHomeView,
  aKnown,
  aPlainHome,
  aReminder,
  expired,
  expiring,
  lockedOut,
  mustChange,
  neverExpires,
  serverTime,
  unknownStatus,
} from '../../../fakes/home-values.ts';
import { inputsOf, openPage, press, title } from '../support/page.tsx';

const words = createTranslator('en');
const now = new Date(serverTime);
const moment = (at: string) => words.moment(new Date(at), now);
const day = (at: string) => words.day(new Date(at), now);

const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const until = (at: string, change: Partial<HomeView> = {}) =>
  aHomeView({ known: aKnown(expiring(at)), ...change });

/** What the dial says to who does not see it. */
const dial = () => screen.getByRole('img', { name: / left/ }).getAttribute('aria-label');
const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent);
const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent;

describe('how it stands', () => {
  it.each<[string, HomeView, string, string]>([
    [
      'fine',
      until(inHours(24 * 66), { face: 'fine' }),
      `Your password is good until ${day(inHours(24 * 66))}`,
      'Change password',
    ],
    ['soon', aHomeView(), `Your password expires ${day('2026-12-03T09:00:00Z')}`, 'Change password'],
    [
      'expired',
      aHomeView({ known: aKnown(expired), face: 'expired' }),
      'Your password has expired',
      'Change password',
    ],
    [
      'must-change',
      aHomeView({ known: aKnown(mustChange), face: 'expired' }),
      'Your password must be changed',
      'Change password',
    ],
    [
      'locked',
      aHomeView({ known: aKnown(lockedOut), face: 'locked' }),
      'Your account is locked',
      'Unlock account',
    ],
    [
      'never',
      aHomeView({ known: aKnown(neverExpires), face: 'fine' }),
      'Your password does not expire',
      'Change password',
    ],
    [
      'unknown',
      aHomeView({ known: aKnown(unknownStatus), face: 'unknown' }),
      'We do not know when your password expires',
      'Change password',
    ],
    [
      'asking',
      aBlankHome({ connection: 'asking' }),
      'Looking up when your password expires',
      'Reset my password',
    ],
    ['away', aBlankHome({ connection: 'offline' }), 'We cannot look up your password now', 'Checking'],
    [
      'revoked',
      aBlankHome({ connection: 'revoked' }),
      'This computer gives no reminders any more',
      'Reset my password',
    ],
    ['not enrolled', aPlainHome(), 'How can we help?', 'Reset my password'],
    [
      'nobody',
      aBlankHome({ seat: { mode: 'os-user', username: null } }),
      'How can we help?',
      'Reset my password',
    ],
    ['seat', aBlankHome({ seat: { mode: 'sign-in', username: null } }), 'Who is sitting here?', 'This is me'],
  ])('is told in words, with what to do: %s', async (_, home, heading, answer) => {
    await openPage({ home, silent: ['home.refresh'] });
    expect(title()).toBe(heading);
    expect(buttons()).toContain(answer);
    // Whatever it is, the ways to everything else are there.
    expect(buttons()).toEqual(expect.arrayContaining(['Set up verification', 'Run checks', 'About Keyturn']));
  });

  it.each([
    [24 * 10, '10 days left'],
    [5, '5 hours left'],
    [1, '1 hour left'],
    [0.2, '12 minutes left'],
  ])('is a dial, %d hours before', async (hours, left) => {
    await openPage({ home: until(inHours(hours), { face: 'urgent' }) });
    expect(dial()).toBe(left);
  });

  it('goes by the time of the server, and turns to expired by itself', async () => {
    vi.useFakeTimers({ now: Date.parse('2031-01-01T00:00:00Z') });
    const opening = openPage({
      home: until(inHours(0.05), { face: 'urgent', clockOffsetMs: now.getTime() - Date.now() }),
    });
    await vi.advanceTimersByTimeAsync(100);
    await opening;
    expect(dial()).toBe('3 minutes left');
    await act(() => vi.advanceTimersByTimeAsync(61_000));
    expect(dial()).toBe('1 minute left');
    // The clock of this computer is set: nothing changes.
    vi.setSystemTime(Date.parse('2020-01-01T00:00:00Z'));
    await act(() => vi.advanceTimersByTimeAsync(121_000));
    expect(title()).toBe('Your password has expired');
  });

  it('names the account, small', async () => {
    await openPage({ home: aHomeView() });
    expect(within(screen.getByRole('banner')).getByText('a.okafor')).toBeTruthy();
  });

  it('as of an earlier time looks and sounds different', async () => {
    const asOf = '2026-11-22T14:05:00.000Z';
    await openPage({ home: aHomeView({ known: aKnown(expiring(), { asOf }), connection: 'offline' }) });
    expect(screen.getByText(`This is as of ${moment(asOf)}.`)).toBeTruthy();
    expect(dial()).toBe(`10 days left, as of ${moment(asOf)}`);
    expect(buttons()).toContain('Check now');
  });

  it.each([
    ['failed', 'This desktop did not show a reminder.'],
    ['suppressed', 'A reminder was kept back, because do not disturb is on.'],
  ] as const)('has a banner where a reminder %s', async (notShown, text) => {
    await openPage({ home: aHomeView({ notShown }) });
    expect(within(screen.getByRole('complementary')).getByText(text)).toBeTruthy();
  });

  it('without such a reminder has no banner', async () => {
    await openPage({ home: aHomeView() });
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('the facts', () => {
  it('tell since when, the ways, and the last reminder', async () => {
    await openPage({ home: aHomeView() });
    expect(fact('Last changed')).toBe(day('2026-09-04T09:00:00Z'));
    expect(fact('Ways to verify')).toBe('Authenticator app · Recovery code');
    expect(fact('Last reminder')).toBe(`On screen ${moment('2026-11-23T09:00:00Z')}`);
  });

  it('count no reminder that nobody saw', async () => {
    const unseen = aReminder(5, { outcome: 'failed' });
    await openPage({ home: aHomeView({ reminders: [unseen, aReminder(1_500, { channel: 'mail' })] }) });
    expect(fact('Last reminder')).toMatch(/^By mail /);
  });

  it('lead to setting up verification where nothing is set up', async () => {
    const { user } = await openPage({ home: aHomeView({ known: aKnown(expiring(), { enrolled: [] }) }) });
    await user.click(within(screen.getByText('Ways to verify').parentElement!).getByRole('button'));
    expect(title()).toBe('Set up verification');
  });

  it('of a locked account tell since when, and what comes after the lock', async () => {
    await openPage({ home: aHomeView({ known: aKnown(lockedOut), face: 'locked' }) });
    expect(fact('Locked since')).toBe(moment('2026-11-23T08:58:00Z'));
    expect(fact('Password expires')).toBe(moment('2026-12-03T09:00:00Z'));
  });

  it('of an unknown account tell the name that was asked for', async () => {
    await openPage({ home: aHomeView({ known: aKnown(unknownStatus), face: 'unknown' }) });
    expect(fact('Your sign-in name')).toBe('a.okafor');
  });

  it('bring the rules in words', async () => {
    await openPage({ home: aHomeView() });
    const rules = screen.getByText('What a new password needs').closest('details')!;
    expect(within(rules).getByText('At least 12 characters')).toBeTruthy();
    expect(within(rules).getByText('Different from your last 5 passwords')).toBeTruthy();
  });

  it('bring the last five reminders and what became of each', async () => {
    const until = '2026-11-23T12:00:00.000Z';
    const ledger: Reminder[] = [
      aReminder(1, { outcome: 'snoozed', until }),
      aReminder(2, { channel: 'mail' }),
      aReminder(3, { outcome: 'suppressed' }),
      aReminder(4, { channel: 'mail', outcome: 'failed' }),
      aReminder(5, { outcome: 'dismissed' }),
      aReminder(6, { outcome: 'clicked' }),
    ];
    await openPage({ home: aHomeView({ reminders: ledger }) });
    const list = screen.getByText('Last reminders').closest('details')!;
    const lines = within(list).getAllByRole('listitem', { hidden: true });
    const at = (minutesAgo: number) => moment(aReminder(minutesAgo).at);
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      `Put off until ${moment(until)}`,
      `By mail ${at(2)}Sent`,
      `Due ${at(3)}Kept back: do not disturb was on`,
      `By mail ${at(4)}Could not be sent`,
      `On screen ${at(5)}Closed`,
    ]);
  });
});

it('tells an OS account by its name that it is left out, and what to do', async () => {
  await openPage({ home: aBlankHome({ seat: { mode: 'os-user', username: null, leftOut: 'root' } }) });
  expect(screen.getByText(/as root, an account that IT leaves out .* sign in with your own/)).toBeTruthy();
});

describe('a reminder', () => {
  it('that was put off is not said to have been on the screen', async () => {
    const until = '2026-11-23T12:00:00.000Z';
    await openPage({ home: aHomeView({ reminders: [aReminder(1, { outcome: 'snoozed', until })] }) });
    expect(fact('Last reminder')).toBe(`Put off until ${moment(until)}`);
    expect(screen.queryByText(/On screen/)).toBeNull();
  });

  it('that the desktop did not show leads to the checks', async () => {
    const { user } = await openPage({ home: aHomeView({ notShown: 'failed' }) });
    const banner = screen.getByRole('complementary', { name: 'Last reminders' });
    await user.click(within(banner).getByRole('button', { name: 'Run checks' }));
    expect(title()).toBe('Is Keyturn working here?');
  });
});

describe('the old ways from home', () => {
  it.each([
    ['Run checks', 'Is Keyturn working here?'],
    ['About Keyturn', 'About Keyturn'],
    ['Set up verification', 'Set up verification'],
  ])('%s', async (button, heading) => {
    const { user } = await openPage({ home: aHomeView() });
    await press(user, button);
    expect(title()).toBe(heading);
  });

  it('does not ask the API where nobody is to be reminded', async () => {
    const { fake } = await openPage({ home: aPlainHome() });
    expect(inputsOf(fake, 'home.refresh')).toEqual([]);
  });
});
