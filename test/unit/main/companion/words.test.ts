// What tray and notices say: in words, in local time, and no more than whoever looks on may read.
import { describe, expect, it } from 'vitest';
import type { HomeView } from '../../../../src/contract/ipc.ts';
import type { Standing } from '../../../../src/expiry/standing.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';
import { noticeOf } from '../../../../main/companion/notice-words.ts';
import { standingLine } from '../../../../main/companion/status-words.ts';
import { trayFace, type TrayFacts } from '../../../../main/companion/tray-menu.ts';
import { aHomeView } from '../../../fakes/home-values.ts';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-30T08:00:00.000Z');
const at = { now, zone, words: createTranslator('en', zone) };
const expires = (instant: string): Standing => {
  const when = Date.parse(instant);
  return { kind: 'expires', at: when, leftMs: when - now };
};

describe('a standing', () => {
  it.each<[Standing, string]>([
    [expires('2026-12-03T08:00:00Z'), 'Password expires Thursday 3 December, in 3 days'],
    [expires('2026-12-01T22:30:00Z'), 'Password expires tomorrow, in 1 day'],
    [expires('2026-12-01T07:30:00Z'), 'Password expires tomorrow at 08:30, in 23 hours'],
    [expires('2026-11-30T09:30:00Z'), 'Password expires today at 10:30, in 1 hour'],
    [expires('2026-11-30T08:02:30Z'), 'Password expires today at 09:02, in 2 minutes'],
    [expires('2026-11-30T08:00:00.001Z'), 'Password expires today at 09:00, in 1 minute'],
    [
      { kind: 'expired', since: Date.parse('2026-11-27T08:00:00Z') },
      'Password expired Friday 27 November at 09:00',
    ],
    [{ kind: 'must-change' }, 'Password must be changed'],
    [{ kind: 'locked', since: null }, 'Account is locked'],
    [{ kind: 'never' }, 'Password does not expire'],
    [{ kind: 'unknown' }, 'Keyturn does not know when the password expires'],
  ])('%j', (standing, line) => {
    expect(standingLine(standing, at)).toBe(line);
  });
});

describe('the tray', () => {
  const noCopies = { need: null, shown: false };
  const face = (home: Partial<HomeView>, more: Partial<TrayFacts> = {}) =>
    trayFace(
      { setUp: true, online: true, quitAllowed: false, home: aHomeView(home), copies: noCopies, ...more },
      at,
    );

  it.each(['fine', 'soon', 'urgent', 'expired', 'locked'] as const)('shows %s as it is', (state) => {
    expect(face({ face: state }).state).toBe(state);
  });

  it('says the same in the tooltip and the first line of the menu', () => {
    const { tooltip, items } = face({});
    expect(tooltip).toBe('Password expires Thursday 3 December, in 3 days');
    expect(items[0]).toEqual({ kind: 'line', label: tooltip });
    expect(items.flatMap((item) => (item.kind === 'command' ? [item.command] : []))).toEqual([
      'home',
      'reset',
      'enrolment',
      'checks',
      'about',
    ]);
  });

  it.each<[string, Partial<HomeView>, object, string]>([
    [
      'offline',
      { connection: 'offline' },
      {},
      'Password expires Thursday 3 December, in 3 days (as of Monday 23 November at 10:05)',
    ],
    [
      'offline',
      { connection: 'offline', known: null, face: 'unknown' },
      {},
      'Keyturn cannot reach the reset service',
    ],
    [
      'offline',
      { connection: 'asking', known: null, face: 'unknown' },
      {},
      'Keyturn is asking when the password expires',
    ],
    ['offline', {}, { online: false }, 'Keyturn cannot reach the reset service'],
    [
      'offline',
      { connection: 'revoked', known: null, face: 'unknown' },
      {},
      'IT removed this computer from Keyturn',
    ],
    [
      'offline',
      { connection: 'not-enrolled', known: null, face: 'unknown' },
      {},
      'Keyturn gives no reminders on this computer',
    ],
    [
      'offline',
      { seat: { mode: 'sign-in', username: null }, known: null, face: 'unknown' },
      {},
      'Nobody has told Keyturn who sits here',
    ],
    ['not-set-up', {}, { setUp: false }, 'Keyturn is not set up on this computer yet'],
  ])('looks %s, and says why', (state, home, more, tooltip) => {
    expect(face(home, more)).toMatchObject({ state, tooltip });
  });

  it.each(['changed-elsewhere', 'unfinished', 'leftovers'] as const)(
    'says that copies may be out of date: %s',
    (need) => {
      const copies = { need, shown: true };
      const { state, tooltip, items } = face({ face: 'fine' }, { copies });
      const said = /saved copies|Saved copies/;
      expect(state).toBe('soon');
      expect(items[1]).toMatchObject({ kind: 'line', label: said });
      expect(tooltip.split('\n')).toEqual([
        expect.stringMatching(/^Password expires/),
        expect.stringMatching(said),
      ]);
      expect(items).toContainEqual({ kind: 'command', command: 'copies', label: 'Saved passwords…' });
      expect(face({ face: 'expired' }, { copies }).state).toBe('expired');
    },
  );

  it.each(['suppressed', 'failed'] as const)('says that a reminder was %s', (notShown) => {
    expect(face({ notShown }).items[1]).toMatchObject({ kind: 'line', label: /waits/ });
  });
});

describe('a notice', () => {
  const standing = expires('2026-12-03T08:00:00Z');
  const plain = { standing, bystanders: 'when', asOf: null, urgent: false, later: true } as const;

  it.each([
    ['when', 'Your password expires soon', 'Your password expires Thursday 3 December at 09:00, in 3 days.'],
    ['that', 'Your password expires soon', 'Change it in good time.'],
    ['nothing', 'Keyturn has a message for you', 'Open Keyturn to read it.'],
  ] as const)('says %s to whoever looks on', (bystanders, title, body) => {
    expect(noticeOf({ ...plain, bystanders }, at)).toMatchObject({ title, body });
  });

  it('that says nothing has no word of passwords, and no date', () => {
    for (const of of [standing, { kind: 'locked', since: null }, { kind: 'must-change' }] as Standing[]) {
      const notice = noticeOf({ ...plain, standing: of, bystanders: 'nothing', asOf: now }, at);
      expect(JSON.stringify(notice)).not.toMatch(/password|account|expire|lock|\d/i);
    }
  });

  it('says as of when it was known, where it may be out of date', () => {
    expect(noticeOf({ ...plain, asOf: Date.parse('2026-11-30T06:05:00Z') }, at)?.body).toBe(
      'Your password expires Thursday 3 December at 09:00, in 3 days. As of today at 07:05.',
    );
  });

  it.each<[Standing, string, string]>([
    [
      { kind: 'expired', since: Date.parse('2026-11-30T06:00:00Z') },
      'Your password has expired',
      'It expired today at 07:00. Change it to go on working.',
    ],
    [{ kind: 'must-change' }, 'Your password must be changed', 'Change it to go on working.'],
    [
      { kind: 'locked', since: null },
      'Your account is locked',
      'Unlock it here, with the ways you have set up.',
    ],
  ])('of %j', (of, title, body) => {
    expect(noticeOf({ ...plain, standing: of, later: false }, at)).toMatchObject({
      title,
      body,
      later: null,
    });
  });

  it('is none where there is nothing to be reminded of', () => {
    expect(noticeOf({ ...plain, standing: { kind: 'never' } }, at)).toBeNull();
    expect(noticeOf({ ...plain, standing: { kind: 'unknown' } }, at)).toBeNull();
  });
});
