// Notices of macOS and Windows, on a notification that the test plays.
import type { Notification, NotificationConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { electronNotifier } from '../../../../main/electron/shown-notice.ts';
import type { Notice, NoticeEvent } from '../../../../main/ports.ts';
import { FakeClock } from '../../../fakes/clock.ts';

const NOTICE: Notice = { title: 'Title', body: 'Body', urgent: false, change: 'Change now', later: 'Later' };

function bench({ isSupported = true } = {}) {
  const clock = new FakeClock();
  const events = new EventEmitter();
  const made: NotificationConstructorOptions[] = [];
  const calls: string[] = [];
  const notifier = electronNotifier({
    clock,
    isSupported: () => isSupported,
    make: (options) => {
      made.push(options);
      return {
        on: ((name: string, listener: () => void) =>
          events.on(name, listener)) as unknown as Notification['on'],
        show: () => void calls.push('show'),
        close: () => void calls.push('close'),
      } satisfies Pick<Notification, 'on' | 'show' | 'close'>;
    },
  });
  const heard: NoticeEvent[] = [];
  const show = (more: Partial<Notice> = {}) =>
    notifier.show({ ...NOTICE, ...more }, (event) => void heard.push(event));
  return { clock, events, made, calls, notifier, heard, show };
}

describe('a notice', () => {
  it('has its buttons, and is quiet', () => {
    const { made, show, calls } = bench();
    show();
    expect(calls).toEqual(['show']);
    expect(made).toEqual([
      {
        title: 'Title',
        body: 'Body',
        silent: true,
        actions: [
          { type: 'button', text: 'Change now' },
          { type: 'button', text: 'Later' },
        ],
      },
    ]);
  });

  it('stays and is heard where it is urgent', () => {
    const { made, show } = bench();
    show({ urgent: true, later: null });
    expect(made).toMatchObject([{ silent: false, urgency: 'critical', timeoutType: 'never' }]);
    expect(made[0]?.actions).toHaveLength(1);
  });

  it.each<[string, unknown[], NoticeEvent]>([
    ['click', [{}], 'clicked'],
    ['action', [{ actionIndex: 0 }, 0], 'change'],
    ['action', [{ actionIndex: 1 }, 1], 'later'],
    ['action', [{}, 1], 'later'],
    ['close', [{ reason: 'userCanceled' }], 'closed'],
    ['close', [{}], 'closed'],
  ])('after %s %j is %s, once', (name, words, event) => {
    const { events, heard, show } = bench();
    show();
    for (const one of [['show'], ['show'], [name, ...words], [name, ...words], ['close', {}]])
      events.emit(one[0] as string, ...one.slice(1));
    expect(heard).toEqual(['shown', event]);
  });

  it('can still be clicked when it has gone to the notification centre', () => {
    const { events, heard, show } = bench();
    show();
    events.emit('show');
    events.emit('close', { reason: 'timedOut' });
    events.emit('click', {});
    expect(heard).toEqual(['shown', 'clicked']);
  });

  it('says nothing more once it is taken back', () => {
    const { events, heard, show, calls, clock } = bench();
    const takeBack = show();
    events.emit('show');
    takeBack();
    takeBack();
    events.emit('close', {});
    expect(heard).toEqual(['shown']);
    expect(calls).toContain('close');
    expect(clock.timers).toBe(0);
  });
});

it('leaves none behind', () => {
  const { events, heard, show, notifier, calls } = bench();
  show();
  events.emit('show');
  notifier.takeAllBack();
  events.emit('close', {});
  expect(calls).toEqual(['show', 'close']);
  expect(heard).toEqual(['shown']);
});

describe('a notice that can not be shown', () => {
  it('has failed where the system says so', () => {
    const { events, heard, show } = bench();
    show();
    events.emit('failed', {}, 'Notifications are off');
    events.emit('close', {});
    expect(heard).toEqual(['failed']);
  });

  it('has failed where the system says nothing for ten seconds', async () => {
    const { events, clock, heard, show } = bench();
    show();
    await clock.advance(9_999);
    expect(heard).toEqual([]);
    await clock.advance(1);
    events.emit('show');
    expect(heard).toEqual(['failed']);
  });

  it('has failed where there are none', async () => {
    const { heard, show, notifier } = bench({ isSupported: false });
    show();
    expect(heard).toEqual([]);
    await Promise.resolve();
    expect(heard).toEqual(['failed']);
    expect(await notifier.check('Check', 'Body')).toBe('missing');
  });
});

it('checks by showing one and taking it back', async () => {
  const { events, notifier, calls } = bench();
  const checked = notifier.check('Check', 'Body');
  events.emit('show');
  expect(await checked).toBe('shown');
  expect(calls).toEqual(['show', 'close']);
});

it('finds that the system refuses them', async () => {
  const { events, notifier } = bench();
  const checked = notifier.check('Check', 'Body');
  events.emit('failed');
  expect(await checked).toBe('refused');
});
