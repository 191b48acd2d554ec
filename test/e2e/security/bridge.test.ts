// Electron's checklist, items 3, 17 and 20: the page sees two functions and nothing of Electron behind them,
// and main answers nobody but the one window that it opened.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Elsewhere, startElsewhere } from './elsewhere.ts';
import { type LooseWindow, startWorkstation, type Workstation } from './workstation.ts';

let at: Workstation;
let elsewhere: Elsewhere;
beforeAll(async () => {
  [at, elsewhere] = await Promise.all([startWorkstation(), startElsewhere()]);
});
afterAll(async () => {
  await at.stop();
  await elsewhere.stop();
});

const ASK = `keyturn.call('app.state', undefined)`;
const forbidden = { ok: false, error: { code: 'forbidden' } };

test('the page has keyturn, and no other name that a bare page has not', async () => {
  const bare = await at.companion.app.evaluate(async ({ BrowserWindow }) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    const window = new BrowserWindow({ show: false, webPreferences: { session } });
    // An origin of the same kind, where no script runs.
    await window.loadURL('app://keyturn/none').catch(() => undefined);
    const script = 'Object.getOwnPropertyNames(globalThis)';
    const names = (await window.webContents.executeJavaScript(script)) as string[];
    window.destroy();
    return names;
  });
  const names = await at.page.evaluate(() => Object.getOwnPropertyNames(globalThis));
  const own = names.filter((name) => !bare.includes(name)).sort();
  // The page's own copy of zod keeps two of these.
  expect(own).toEqual(['__zod_globalConfig', '__zod_globalRegistry', 'keyturn']);
});

test("keyturn is call and on, frozen, and made of the page's own kinds of things", async () => {
  const seen = await at.page.evaluate(() => {
    const { keyturn } = window as unknown as { keyturn: Record<string, (...words: unknown[]) => unknown> };
    const answer = keyturn['call']!('app.screen', undefined);
    return {
      names: Reflect.ownKeys(keyturn).map(String).sort(),
      frozen: Object.isFrozen(keyturn),
      ownKinds: [
        Object.getPrototypeOf(keyturn) === Object.prototype,
        keyturn['call'] instanceof Function,
        answer instanceof Promise,
      ],
    };
  });
  expect(seen).toEqual({ names: ['call', 'on'], frozen: true, ownKinds: [true, true, true] });
});

test('an event brings its payload alone, not the event of Electron', async () => {
  const heard = at.page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const { keyturn } = window as unknown as LooseWindow;
        keyturn.on('screen-requested', (...words) => resolve(words));
        document.title = 'listening';
      }),
  );
  await at.page.waitForFunction(() => document.title === 'listening');
  await (await at.desktop.tray.waitForItem()).click('About Keyturn');
  expect(await heard).toEqual(['about']);
});

test('what the page does to its own world does not reach the preload', async () => {
  const answer = await at.page.evaluate(async () => {
    Object.hasOwn = () => true;
    Object.prototype.valueOf = () => ({ success: true });
    Function.prototype.call = () => ({ success: true });
    const { call } = (window as unknown as LooseWindow).keyturn;
    return [await call('__proto__', undefined), await call('constructor', {}), await call('app.state', {})];
  });
  const refused = { ok: false, error: { code: 'bad-input' } };
  expect(answer).toEqual([refused, refused, refused]);
  await at.page.reload();
});

test('another window with the same page and preload is refused', async () => {
  const answer = await at.companion.app.evaluate(async ({ BrowserWindow, app }, ask) => {
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    const window = new BrowserWindow({ show: false, webPreferences: { session, preload } });
    await window.loadURL('app://keyturn/companion/index.html');
    const answered: unknown = await window.webContents.executeJavaScript(ask);
    window.destroy();
    return answered;
  }, ASK);
  expect(answer).toEqual(forbidden);
});

test('a page of another origin is refused, and a frame of the right origin in it', async () => {
  const answers = await at.companion.app.evaluate(
    async ({ BrowserWindow, app, session }, { ask, url }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const other = session.fromPartition('other');
      const html = { headers: { 'Content-Type': 'text/html' } };
      other.protocol.handle('app', () => new Response('<!doctype html>', html));
      const webPreferences = { preload, nodeIntegrationInSubFrames: true, session: other };
      const window = new BrowserWindow({ show: false, webPreferences });
      await window.loadURL(url);
      const { mainFrame } = window.webContents;
      await mainFrame.executeJavaScript(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () => resolve());
        frame.src = 'app://keyturn/companion/index.html';
        document.body.append(frame);
      })`);
      const frames = [mainFrame, ...mainFrame.frames];
      const all = frames.map(async (frame): Promise<unknown> => [
        frame.origin,
        await frame.executeJavaScript(ask),
      ]);
      return Promise.all(all).finally(() => window.destroy());
    },
    { ask: ASK, url: `${elsewhere.origin}/hostile` },
  );
  expect(answers).toEqual([
    [elsewhere.origin, forbidden],
    ['app://keyturn', forbidden],
  ]);
});

test('the registered window is refused too, once it shows another origin', async () => {
  expect(await at.page.evaluate(ASK)).toMatchObject({ ok: true });
  const answer = await at.companion.app.evaluate(async ({ BrowserWindow }, ask) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    await webContents.loadURL('about:blank');
    return webContents.executeJavaScript(ask) as Promise<unknown>;
  }, ASK);
  expect(answer).toEqual(forbidden);
});

test('the preload is one CommonJS file that needs nothing but electron', () => {
  const folder = join(import.meta.dirname, '../../../out/preload');
  expect(readdirSync(folder)).toEqual(['preload.cjs']);
  const code = readFileSync(join(folder, 'preload.cjs'), 'utf8');
  const needed = [...code.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name]) => name);
  expect(needed).toEqual(['electron']);
  expect(code).not.toMatch(/^\s*(import|export)\b|\bimport\(|node:|process\.binding/m);
});
