// Notices on the notification service of a Linux desktop: what people read, and what they did with it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice, NoticeEvent } from '../../../main/ports.ts';
import { freedesktopNotifier } from '../../../main/system/freedesktop-notifier.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { waitUntil } from '../../support/ready.ts';

const NOTICE: Notice = {
  title: 'Your password expires soon',
  body: 'It expires Thursday, in 3 days.',
  urgent: false,
  change: 'Change now',
  later: 'Later',
};

let desktop: Desktop;
let bannersOff = false;
const notifier = freedesktopNotifier({
  icon: '/icon.png',
  bannersOff: () => Promise.resolve(bannersOff),
});

const on = (address: string | undefined) => {
  if (address === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
  else process.env['DBUS_SESSION_BUS_ADDRESS'] = address;
};

/** Shows one; `heard` grows by what becomes of it. */
function show(more: Partial<Notice> = {}) {
  const heard: NoticeEvent[] = [];
  const takeBack = notifier.show({ ...NOTICE, ...more }, (event) => void heard.push(event));
  const hears = (event: NoticeEvent) => waitUntil(event, () => heard.includes(event));
  const asShown = async () => {
    await hears('shown');
    return desktop.notifications.list.at(-1)!;
  };
  return { heard, takeBack, hears, asShown };
}

beforeAll(async () => {
  desktop = await startDesktop({ keyring: false, tray: false });
});
beforeEach(() => on(desktop.env['DBUS_SESSION_BUS_ADDRESS']));
afterAll(() => desktop.stop());

describe('a notice', () => {
  it('says what it should, with its buttons', async () => {
    const { heard, asShown, takeBack } = show();
    expect(await asShown()).toMatchObject({
      appName: 'Keyturn',
      summary: NOTICE.title,
      body: NOTICE.body,
      urgency: 1,
      expires: -1,
      actions: { default: 'Change now', change: 'Change now', later: 'Later' },
    });
    takeBack();
    await waitUntil('it to go', () => desktop.notifications.open.size === 0);
    expect(heard).toEqual(['shown']);
  });

  it('stays until it is answered where it is urgent, and can not be put off where it must not be', async () => {
    const { asShown, takeBack } = show({ urgent: true, later: null });
    const shown = await asShown();
    expect(shown).toMatchObject({ urgency: 2, expires: 0 });
    expect(shown.actions).toEqual({ default: 'Change now', change: 'Change now' });
    takeBack();
  });

  it.each([
    ['default', 'clicked'],
    ['change', 'change'],
    ['later', 'later'],
  ] as const)('answered by %s is %s, and no dismissal', async (action, event) => {
    const { heard, hears, asShown } = show();
    const { id } = await asShown();
    desktop.notifications.click(id, action);
    await hears(event);
    const next = show();
    await next.hears('shown');
    next.takeBack();
    expect(heard).toEqual(['shown', event]);
  });

  it.each([
    ['click', 'clicked'],
    ['dismiss', 'closed'],
  ] as const)('is answered by a %s even before the reply that names it', async (answer, event) => {
    desktop.notifications.onRequest = ({ id }) => desktop.notifications[answer](id);
    const { heard, hears } = show();
    await hears(event);
    desktop.notifications.onRequest = undefined;
    expect(heard).toEqual(['shown', event]);
  });

  it('closed by the person is closed; one whose time ran out is not', async () => {
    const ranOut = show();
    desktop.notifications.expire((await ranOut.asShown()).id);
    const dismissed = show();
    desktop.notifications.dismiss((await dismissed.asShown()).id);
    await dismissed.hears('closed');
    expect(ranOut.heard).toEqual(['shown']);
  });

  it('is taken back even while it is on its way', async () => {
    const { heard, takeBack } = show();
    takeBack();
    const other = show();
    await other.hears('shown');
    other.takeBack();
    await waitUntil('all to go', () => desktop.notifications.open.size === 0);
    expect(heard).toEqual([]);
  });

  it('is not left behind when the app ends', async () => {
    const [one, other] = [show(), show()];
    await Promise.all([one.hears('shown'), other.hears('shown')]);
    expect(desktop.notifications.open.size).toBe(2);
    notifier.takeAllBack();
    await waitUntil('both to go', () => desktop.notifications.open.size === 0);
    expect([...one.heard, ...other.heard]).toEqual(['shown', 'shown']);
  });

  it('is words and never markup', async () => {
    const before = desktop.notifications.abilities;
    desktop.notifications.abilities = ['body', 'body-markup'];
    const { asShown, takeBack } = show({ body: 'a < b & c' });
    expect(await asShown()).toMatchObject({ body: 'a &lt; b &amp; c', actions: {} });
    takeBack();
    desktop.notifications.abilities = before;
  });
});

describe('a notice that can not be shown', () => {
  it('has failed where the service refuses', async () => {
    desktop.notifications.refuse(true);
    const { heard, hears } = show();
    await hears('failed');
    expect(heard).toEqual(['failed']);
    expect(await notifier.check('Check', 'Body')).toBe('refused');
    desktop.notifications.refuse(false);
  });

  it('has failed where there is no service, or no bus', async () => {
    const bare = await startDesktop({ keyring: false, tray: false, notifications: false });
    on(bare.env['DBUS_SESSION_BUS_ADDRESS']);
    const absent = show();
    await absent.hears('failed');
    expect(await notifier.check('Check', 'Body')).toBe('missing');
    await bare.stop();
    const gone = show();
    await gone.hears('failed');
    on('unix:path=/nowhere/bus');
    const nowhere = show();
    await nowhere.hears('failed');
  });

  it.each(['service', 'setting'] as const)(
    'is suppressed while the %s says so, unless it is urgent',
    async (by) => {
      const keepBack = (now: boolean) => {
        if (by === 'service') desktop.notifications.inhibit(now);
        else bannersOff = now;
      };
      keepBack(true);
      const before = desktop.notifications.list.length;
      const { heard, hears } = show();
      await hears('suppressed');
      expect(heard).toEqual(['suppressed']);
      expect(await notifier.check('Check', 'Body')).toBe('kept-back');
      expect(desktop.notifications.list).toHaveLength(before);
      const urgent = show({ urgent: true });
      await urgent.hears('shown');
      urgent.takeBack();
      keepBack(false);
      const after = show();
      await after.hears('shown');
      after.takeBack();
    },
  );
});

it('checks by showing one and taking it back', async () => {
  expect(await notifier.check('Check', 'Body')).toBe('shown');
  await waitUntil('it to go', () => desktop.notifications.open.size === 0);
  expect(desktop.notifications.list.at(-1)).toMatchObject({ summary: 'Check', actions: {} });
});
