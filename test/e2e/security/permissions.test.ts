// Electron's checklist, item 5: whatever a page asks of the computer or of the person, the answer is no.
// Cameras and microphones are there (Chromium's pretended ones), so that "none found" is no answer.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkstation, type Workstation } from './workstation.ts';

let at: Workstation;
beforeAll(async () => {
  at = await startWorkstation(['--use-fake-device-for-media-stream']);
});
afterAll(() => at.stop());

test('every permission is denied beforehand', async () => {
  const states = await at.page.evaluate(async () => {
    const names = [
      ...['accelerometer', 'background-fetch', 'background-sync', 'camera', 'clipboard-read'],
      ...['clipboard-write', 'display-capture', 'geolocation', 'gyroscope', 'idle-detection', 'local-fonts'],
      ...['magnetometer', 'microphone', 'midi', 'nfc', 'notifications', 'payment-handler'],
      ...['persistent-storage', 'screen-wake-lock', 'storage-access', 'window-management'],
    ];
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state];
    });
    // A name that this Chromium does not know has nothing to grant.
    const answers = await Promise.allSettled(asked);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  });
  expect(states.length).toBeGreaterThan(15);
  expect(states.filter(([, state]) => state !== 'denied')).toEqual([]);
});

/** What a page tries, each with the refusal's name; the ways of a newer API may be missing. */
const attempts: readonly (readonly [string, string])[] = [
  ['camera', `navigator.mediaDevices.getUserMedia({ video: true })`],
  ['microphone', `navigator.mediaDevices.getUserMedia({ audio: true })`],
  ['screen', `navigator.mediaDevices.getDisplayMedia({ video: true })`],
  [
    'place',
    `new Promise((granted, denied) => {
      navigator.geolocation.getCurrentPosition(granted, ({ message }) => denied(new Error(message)));
    })`,
  ],
  ['clipboard, read', `navigator.clipboard.readText()`],
  ['clipboard, write', `navigator.clipboard.writeText('planted')`],
  ['USB', `navigator.usb.requestDevice({ filters: [] })`],
  ['HID', `navigator.hid.requestDevice({ filters: [] })`],
  ['serial port', `navigator.serial.requestPort()`],
  ['MIDI', `navigator.requestMIDIAccess({ sysex: true })`],
  ['wake lock', `navigator.wakeLock.request('screen')`],
  ['other screens', `window.getScreenDetails()`],
  ['service worker', `navigator.serviceWorker.register('/assets/worker.js')`],
];

test.each(attempts)('%s: refused', async (_what, script) => {
  const refusal = at.page.evaluate(script).then(
    () => 'granted',
    (error: unknown) => String(error),
  );
  expect(await refusal).toMatch(/denied|disallowed|disabled|not allowed|not granted|TrustedScriptURL/i);
});

test('the desktop shows no notification of the page', async () => {
  const answers = await at.page.evaluate(async () => {
    const notification = new Notification('Planted');
    const failed = await new Promise((resolve) =>
      notification.addEventListener('error', () => resolve('no')),
    );
    return [Notification.permission, await Notification.requestPermission(), failed];
  });
  expect(answers).toEqual(['denied', 'denied', 'no']);
  expect(at.desktop.notifications.list).toEqual([]);
});

test('devices and fonts are not listed', async () => {
  const scripts = [
    `navigator.mediaDevices.enumerateDevices().then((all) => all.filter(({ label }) => label !== ''))`,
    ...['navigator.hid.getDevices()', 'navigator.usb.getDevices()', 'navigator.serial.getPorts()'],
    ...['navigator.requestMIDIAccess()', 'window.queryLocalFonts()'],
  ];
  const lists = await Promise.allSettled(scripts.map((script) => at.page.evaluate<unknown>(script)));
  const listed = lists.map((list) => (list.status === 'fulfilled' ? list.value : []));
  expect(listed).toEqual(scripts.map(() => []));
});
