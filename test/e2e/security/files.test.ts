// Electron's checklist, item 18: the page lives at app://keyturn, which serves the files of the page and
// no other file by any trick, to be read and nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkstation, type Workstation } from './workstation.ts';

let at: Workstation;
beforeAll(async () => {
  at = await startWorkstation();
});
afterAll(() => at.stop());

/** Asks for it as the page's own session does. */
const ask = (url: string, method = 'GET') =>
  at.companion.app.evaluate(
    async ({ BrowserWindow }, request) => {
      const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
      const reply = await session.fetch(request.url, { method: request.method });
      const { byteLength: length } = await reply.arrayBuffer();
      return { status: reply.status, length, type: reply.headers.get('Content-Type') };
    },
    { url, method },
  );

test('the page is served, with its type', async () => {
  const page = await ask('app://keyturn/companion/index.html');
  expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(page.length).toBeGreaterThan(100);
});

test.each([
  'app://keyturn/../../package.json',
  'app://keyturn/%2e%2e/%2e%2e/package.json',
  'app://keyturn/..%2f..%2fpackage.json',
  'app://keyturn/companion/..%2f..%2f..%2fpackage.json',
  'app://keyturn/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://keyturn/..%252f..%252fpackage.json',
  String.raw`app://keyturn/..\..\package.json`,
  'app://keyturn/..%5c..%5cpackage.json',
  'app://keyturn/%2e%2e%5c..%2fpackage.json',
  'app://keyturn//etc/os-release.json',
  'app://keyturn/%2fetc%2fhostname.html',
  'app://keyturn/companion/index.html%00.js',
  'app://keyturn/companion/',
  'app://keyturn/assets',
  'app://keyturn/',
  'app://other/companion/index.html',
  'app://keyturn.elsewhere.example/companion/index.html',
])('%s: 404', async (url) => {
  expect(await ask(url)).toMatchObject({ status: 404, length: 0 });
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s: 405', async (method) => {
  expect(await ask('app://keyturn/companion/index.html', method)).toMatchObject({ status: 405, length: 0 });
});

test('HEAD tells of the page without it', async () => {
  expect(await ask('app://keyturn/companion/index.html', 'HEAD')).toMatchObject({ status: 200, length: 0 });
});
