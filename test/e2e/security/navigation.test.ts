// Electron's checklist, items 13, 14 and 15: the window goes nowhere, opens no other, and what leaves for
// the person's browser is only the address that IT has set.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGE_URL } from '../../../main/electron/origin.ts';
import { waitUntil } from '../../support/ready.ts';
import { type Elsewhere, startElsewhere } from './elsewhere.ts';
import { HELP_DESK_URL, type LooseWindow, startWorkstation, type Workstation } from './workstation.ts';

let at: Workstation;
let elsewhere: Elsewhere;
beforeAll(async () => {
  [at, elsewhere] = await Promise.all([startWorkstation(), startElsewhere()]);
  await at.companion.app.evaluate(({ BrowserWindow }) => {
    const asked: Asked[] = [];
    Object.assign(globalThis, { asked });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) =>
      asked.push([event.url, event.defaultPrevented]),
    );
  });
});
afterAll(async () => {
  await at.stop();
  await elsewhere.stop();
});

/** A navigation that main was asked about, and whether it was refused. */
type Asked = [url: string, refused: boolean];
const asked = (): Promise<Asked[]> =>
  at.companion.app.evaluate(() => (globalThis as { asked?: Asked[] }).asked?.splice(0) ?? []);

/** The one window shows what it showed, nobody was called and no browser was opened. */
async function nothingHappened(): Promise<void> {
  const windows = await at.companion.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(windows).toEqual([PAGE_URL]);
  expect(at.page.url()).toBe(PAGE_URL);
  expect(elsewhere.arrivals).toEqual([]);
  expect(at.openedAddresses()).toEqual([]);
}

test.each([
  ['to a site', 'ORIGIN/x'],
  ['to another host of its own scheme', 'app://other/companion/index.html'],
  ['to a mail program', 'mailto:planted@elsewhere.example'],
  ['to another program', 'tel:112'],
])('the window does not go %s', async (_where, address) => {
  const url = address.replace('ORIGIN', elsewhere.origin);
  for (const deed of [
    (to: string) => location.assign(to),
    (to: string) => Object.assign(document.createElement('a'), { href: to }).click(),
  ]) {
    await at.page.evaluate(deed, url);
    const [first, ...more] = await waitUntil('the question', async () => {
      const all = await asked();
      return all.length > 0 && all;
    });
    expect(first).toEqual([url, true]);
    expect(more).toEqual([]);
  }
  await nothingHappened();
});

// Chromium refuses these by itself, before main is asked.
test.each(['data:text/html,planted', 'file:///etc/hostname', 'javascript:globalThis.planted=1'])(
  'the window does not go to %s',
  async (url) => {
    await at.page.evaluate((to) => {
      location.assign(to);
      Object.assign(document.createElement('a'), { href: to }).click();
    }, url);
    expect(await at.page.evaluate(() => 'planted' in globalThis)).toBe(false);
    await nothingHappened();
  },
);

test('a redirect is not followed', async () => {
  const outcome = await at.companion.app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'other' } });
    const code = await window.loadURL(url).then(String, (error: unknown) => (error as { code: string }).code);
    window.destroy();
    return code;
  }, `${elsewhere.origin}/redirect`);
  expect(outcome).toBe('ERR_FAILED');
  expect(elsewhere.arrivals.splice(0)).toEqual(['tcp', 'http /redirect']);
});

test('no other window opens, by script, click or middle click', async () => {
  const url = `${elsewhere.origin}/x`;
  const opened = await at.page.evaluate(
    (to) => [window.open(to), window.open('', '_blank'), window.open('/companion/index.html')],
    url,
  );
  expect(opened).toEqual([null, null, null]);
  await at.page.evaluate((to) => {
    const link = document.createElement('a');
    Object.assign(link, { href: to, target: '_blank', textContent: 'planted', id: 'planted' });
    Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '9' });
    const count = globalThis as { clicks?: number };
    for (const name of ['click', 'auxclick'])
      link.addEventListener(name, () => (count.clicks = (count.clicks ?? 0) + 1));
    document.body.append(link);
  }, url);
  // By position: a locator would wait for navigations that never come to an end.
  const { mouse, keyboard } = at.page;
  await mouse.click(200, 200);
  await mouse.click(200, 200, { button: 'middle' });
  for (const key of ['Shift', 'Control']) {
    await keyboard.down(key);
    await mouse.click(200, 200);
    await keyboard.up(key);
  }
  const clicks = await at.page.evaluate(() => {
    document.querySelector('#planted')?.remove();
    return (globalThis as { clicks?: number }).clicks;
  });
  expect(clicks).toBe(4);
  await nothingHappened();
});

test('a file dropped on the window is not opened', async () => {
  const session = await at.page.context().newCDPSession(at.page);
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
  await session.detach();
  await nothingHappened();
});

test('the browser gets the address that IT has set, whatever the page sends along', async () => {
  const answers = await at.page.evaluate(async () => {
    const { call } = (window as unknown as LooseWindow).keyturn;
    const other = 'https://elsewhere.example/';
    return [
      await call('app.open-help-desk', other),
      await call('app.open-help-desk', { url: other }),
      await call('app.open-url', other),
      await call('app.open-help-desk', undefined, other),
    ];
  });
  const refused = { ok: false, error: { code: 'bad-input' } };
  expect(answers).toEqual([refused, refused, refused, { ok: true, value: undefined }]);
  const opened = await waitUntil('the browser', () => {
    const all = at.openedAddresses();
    return all.length > 0 && all;
  });
  expect(opened).toEqual([HELP_DESK_URL]);
});
