// Electron's checklist, items 1, 6, 7 and 8: the page's content security policy is there and does what it
// says, and what no policy covers finds no way out either.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../main/electron/assets.ts';
import { type Elsewhere, startElsewhere } from './elsewhere.ts';
import { startWorkstation, type Workstation } from './workstation.ts';

let at: Workstation;
let elsewhere: Elsewhere;
beforeAll(async () => {
  [at, elsewhere] = await Promise.all([startWorkstation(), startElsewhere()]);
});
afterAll(async () => {
  await at.stop();
  await elsewhere.stop();
});
beforeEach(() => {
  elsewhere.arrivals.length = 0;
});

/**
 * Runs the script in the page, in a task of its own (code that a debugger runs may use eval), and
 * resolves with the directives it broke, once it broke one.
 */
async function broken(script: string): Promise<string[]> {
  return at.page.evaluate(async (code) => {
    const directives: string[] = [];
    const first = new Promise<void>((resolve) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        directives.push(effectiveDirective);
        resolve();
      }),
    );
    const attempt = eval(`async () => {${code}}`) as () => Promise<unknown>;
    setTimeout(() => void attempt().catch(() => undefined));
    await first;
    return [...new Set(directives)];
  }, script);
}

test('every reply carries the policy', async () => {
  const headers = await at.companion.app.evaluate(async ({ BrowserWindow }) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    const urls = ['app://keyturn/companion/index.html', 'app://keyturn/assets/none.js'];
    const replies = await Promise.all(urls.map((url) => session.fetch(url)));
    return replies.map((reply) => [...reply.headers]);
  });
  for (const all of headers)
    expect(Object.fromEntries(all)).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
});

/** What a hostile script tries, and the directive that stops it. ORIGIN is somebody else's. */
const attempts: readonly (readonly [string, string, string])[] = [
  ['eval', `globalThis.planted = (0, eval)('1')`, 'require-trusted-types-for'],
  ['a function from text', `globalThis.planted = new Function('return 1')()`, 'require-trusted-types-for'],
  ['an inline script', `append('script').text = 'globalThis.planted = 1'`, 'require-trusted-types-for'],
  ['inline markup', `document.body.innerHTML = '<b>planted</b>'`, 'require-trusted-types-for'],
  ["another's script", `await import('ORIGIN/x.js')`, 'script-src-elem'],
  ['a script from data', `await import('data:text/javascript,globalThis.planted=1')`, 'script-src-elem'],
  ['an inline handler', `append('p').setAttribute('onclick', 'x')`, 'require-trusted-types-for'],
  ['an inline style', `append('style').append('body { color: red }')`, 'style-src-elem'],
  [
    "another's style",
    `Object.assign(append('link'), { rel: 'stylesheet', href: 'ORIGIN/x' })`,
    'style-src-elem',
  ],
  ['a request', `await fetch('ORIGIN/x')`, 'connect-src'],
  ['a request to its own origin', `await fetch('/assets/x')`, 'connect-src'],
  ['an old request', `const r = new XMLHttpRequest(); r.open('GET', 'ORIGIN'); r.send()`, 'connect-src'],
  ['a beacon', `navigator.sendBeacon('ORIGIN/x', 'planted')`, 'connect-src'],
  ['a web socket', `new WebSocket('ORIGIN'.replace('http', 'ws'))`, 'connect-src'],
  ['an event stream', `new EventSource('ORIGIN/x')`, 'connect-src'],
  ['a web transport', `new WebTransport('ORIGIN'.replace('http', 'https'))`, 'connect-src'],
  ["another's picture", `append('img').src = 'ORIGIN/x.png'`, 'img-src'],
  ["another's font", `await new FontFace('x', 'url(ORIGIN/x.woff2)').load()`, 'font-src'],
  ["another's sound", `append('audio').src = 'ORIGIN/x.ogg'`, 'media-src'],
  ['a frame', `append('iframe').src = 'ORIGIN/'`, 'frame-src'],
  ['a frame of its own', `append('iframe').src = '/companion/index.html'`, 'frame-src'],
  ['a plug-in', `append('object').data = 'ORIGIN/x'`, 'require-trusted-types-for'],
  ['another base', `append('base').href = 'ORIGIN/'`, 'base-uri'],
  ['a form', `const f = append('form'); f.action = 'ORIGIN/x'; f.submit()`, 'form-action'],
  ['a prefetch', `Object.assign(append('link'), { rel: 'prefetch', href: 'ORIGIN/x' })`, 'default-src'],
];

const APPEND = `const append = (name) => document.head.appendChild(document.createElement(name));`;

test.each(attempts)(
  '%s is stopped',
  async (_what, script, directive) => {
    expect(await broken(APPEND + script.replaceAll('ORIGIN', elsewhere.origin))).toContain(directive);
    expect(await at.page.evaluate(() => 'planted' in globalThis)).toBe(false);
    expect(elsewhere.arrivals).toEqual([]);
  },
  20_000,
);

test('WebRTC, which no policy covers, reaches nobody', async () => {
  const { host, port, udpPort } = elsewhere;
  const gathered = await at.page.evaluate(
    async (urls) => {
      const iceServers = urls.map((one) => ({ urls: one, username: 'planted', credential: 'planted' }));
      const connection = new RTCPeerConnection({ iceServers });
      connection.createDataChannel('planted');
      const complete = new Promise((resolve) =>
        connection.addEventListener('icegatheringstatechange', () => {
          if (connection.iceGatheringState === 'complete') resolve(undefined);
        }),
      );
      await connection.setLocalDescription(await connection.createOffer());
      await complete;
      const { sdp } = connection.localDescription!;
      connection.close();
      return sdp;
    },
    [`stun:${host}:${udpPort}`, `turn:${host}:${port}?transport=tcp`, `turn:${host}:${udpPort}`],
  );
  expect(gathered).not.toContain('a=candidate');
  expect(elsewhere.arrivals).toEqual([]);
});

test('the session lets nothing out, were there no policy at all', async () => {
  const refusals = await at.companion.app.evaluate(
    async ({ BrowserWindow }, urls) => {
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      const window = new BrowserWindow({ show: false, webPreferences: { session } });
      const loads = [];
      for (const url of urls)
        loads.push(
          await window.loadURL(url).then(String, (error: unknown) => (error as { code: string }).code),
        );
      window.destroy();
      return loads;
    },
    [
      ...[`${elsewhere.origin}/`, 'file:///etc/hostname', 'data:text/html,planted'],
      ...['app://other/companion/index.html', 'app://keyturn.elsewhere.example/companion/index.html'],
    ],
  );
  expect(new Set(refusals)).toEqual(new Set(['ERR_BLOCKED_BY_CLIENT']));
  expect(elsewhere.arrivals).toEqual([]);
});

test('the session that Electron has by itself lets nothing out either, whoever wakes it', async () => {
  const refusal = await at.companion.app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false });
    const { storagePath } = window.webContents.session;
    const load = window.loadURL(url).then(String, (error: unknown) => (error as { code: string }).code);
    return { onDisk: storagePath !== null, load: await load.finally(() => window.destroy()) };
  }, `${elsewhere.origin}/`);
  expect(refusal).toEqual({ onDisk: true, load: 'ERR_BLOCKED_BY_CLIENT' });
  expect(elsewhere.arrivals).toEqual([]);
});
