// Home as pure functions: which state it is in, and for how long a reminder is put off, in words.
import { describe, expect, it } from 'vitest';
import { homeState } from '../../../../renderer/companion/screens/home/home-state.ts';
import {
  partOfDay,
  snoozeButton,
  snoozeChoice,
} from '../../../../renderer/companion/screens/home/snooze-words.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';
import {
  aBlankHome,
  aHomeView,
  aKnown,
  expiring,
  lockedOut,
  serverTime,
} from '../../../fakes/home-values.ts';

const now = Date.parse(serverTime);
const minute = 60_000;

describe('the state of home', () => {
  it.each([
    ['known', aHomeView()],
    ['known', aHomeView({ connection: 'offline' })],
    ['known', aHomeView({ connection: 'asking' })],
    ['asking', aBlankHome({ connection: 'asking' })],
    ['asking', aBlankHome({ connection: 'current' })],
    ['away', aBlankHome({ connection: 'offline' })],
    ['revoked', aBlankHome({ connection: 'revoked' })],
    ['not-enrolled', aBlankHome({ connection: 'not-enrolled' })],
    ['not-enrolled', aBlankHome({ connection: 'not-enrolled', seat: { mode: 'sign-in', username: null } })],
    ['who', aBlankHome({ seat: { mode: 'sign-in', username: null } })],
    ['not-a-person', aBlankHome({ seat: { mode: 'os-user', username: null } })],
  ])('is %s', (kind, view) => {
    expect(homeState(view, now).kind).toBe(kind);
  });

  it('is old only while the API does not answer', () => {
    expect(homeState(aHomeView({ connection: 'offline' }), now)).toMatchObject({ old: true });
    expect(homeState(aHomeView(), now)).toMatchObject({ old: false });
  });

  it('is carried on to expired, whatever face was told before', () => {
    const at = new Date(now + minute).toISOString();
    const view = aHomeView({ known: aKnown(expiring(at)), face: 'urgent' });
    expect(homeState(view, now + minute - 1)).toMatchObject({
      standing: { kind: 'expires' },
      face: 'urgent',
    });
    expect(homeState(view, now + minute)).toMatchObject({ standing: { kind: 'expired' }, face: 'expired' });
  });

  it('puts a lock before the expiry', () => {
    const view = aHomeView({ known: aKnown(lockedOut), face: 'locked' });
    expect(homeState(view, now)).toMatchObject({ standing: { kind: 'locked' }, face: 'locked' });
  });
});

describe('putting off', () => {
  const words = createTranslator('en');
  /** A time of the workstation's own zone. */
  const at = (hours: number, minutes = 0) => new Date(2026, 10, 23, hours, minutes);

  it.each([
    [60, at(9), null],
    [240, at(9), 'afternoon'],
    [240, at(11, 59), 'afternoon'],
    [240, at(12), null],
    [119, at(11, 30), null],
    [240, at(14), 'evening'],
    [240, at(17, 59), 'evening'],
    [240, at(18), null],
    [360, at(17), null],
    [240, at(21), null],
    [719, at(20), null],
    [720, at(20), 'tomorrow'],
    [1_440, at(0), 'tomorrow'],
    [1_440, at(23, 59), 'tomorrow'],
    [2_880, at(9), null],
  ])('by %i minutes from %s is %s', (minutes, from, part) => {
    expect(partOfDay(minutes, from)).toBe(part);
  });

  it.each([
    [45, 'Remind me in 45 minutes', 'In 45 minutes'],
    [60, 'Remind me in 1 hour', 'In 1 hour'],
    [90, 'Remind me in 90 minutes', 'In 90 minutes'],
    [240, 'Remind me this afternoon', 'This afternoon'],
    [600, 'Remind me this evening', 'This evening'],
    [1_440, 'Remind me tomorrow', 'Tomorrow'],
    [2_880, 'Remind me in 48 hours', 'In 48 hours'],
  ])('by %i minutes reads so', (minutes, button, choice) => {
    expect(snoozeButton(words, minutes, at(9))).toBe(button);
    expect(snoozeChoice(words, minutes, at(9))).toBe(choice);
  });
});
