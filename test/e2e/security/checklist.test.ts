// Electron's security checklist, proven in a running window of a user without rights. What needs more room
// has files of its own beside this one; SECURITY.md says which test proves which item.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusField, strings } from '../../support/processes.ts';
import { startWorkstation, type Workstation } from './workstation.ts';

let at: Workstation;
beforeAll(async () => {
  at = await startWorkstation();
});
afterAll(() => at.stop());

/** A process's command line; Chromium writes that of its own processes with blanks. */
const commandLine = (pid: number): string => strings(pid, 'cmdline').join(' ');

/** The processes that show pages. */
const renderers = (): number[] =>
  at.companion.pids().filter((pid) => commandLine(pid).includes(' --type=renderer '));

describe('the window', () => {
  test('shows its own files only, in a secure context', async () => {
    await at.companion.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const loaded: string[] = [];
      Object.assign(globalThis, { loaded });
      window?.webContents.session.webRequest.onCompleted(({ url }) => loaded.push(url));
    });
    await at.page.reload();
    const loaded = await at.companion.app.evaluate(() => (globalThis as { loaded?: string[] }).loaded ?? []);
    expect(loaded).toContain('app://keyturn/companion/index.html');
    expect(loaded.filter((url) => url.endsWith('.js'))).not.toEqual([]);
    for (const url of loaded) expect(url).toMatch(/^app:\/\/keyturn\//);
    expect(await at.page.evaluate(() => [location.origin, isSecureContext])).toEqual(['app://keyturn', true]);
  });

  test('has nothing of Node', async () => {
    const kinds = await at.page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'].map(
        (name) => typeof (globalThis as Record<string, unknown>)[name],
      ),
    );
    expect(new Set(kinds)).toEqual(new Set(['undefined']));
  });

  test('has no preference weakened', async () => {
    const [preferences] = await at.companion.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) =>
        // Electron keeps it out of its typings: it is there for tests.
        (window.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      ),
    );
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
    });
    const [renderer] = renderers();
    const words = commandLine(renderer!);
    expect(words).toContain('--disable-blink-features=Auxclick');
    expect(words).not.toMatch(/--enable-blink-features|--enable-experimental-web-platform|--enable-features/);
    expect(words).not.toMatch(/--disable-web-security|--allow-running-insecure-content/);
  });

  test('keeps nothing on the disk', async () => {
    const kept = await at.companion.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents: { session } }) => [
        session.isPersistent(),
        session.storagePath,
      ]),
    );
    expect(kept).toEqual([[false, null]]);
  });
});

describe('the sandbox', () => {
  test("is Chromium's own, around every page, for a user without rights", () => {
    const pages = renderers();
    expect(pages.length).toBeGreaterThan(0);
    for (const pid of pages) {
      // Mode 2: a filter of system calls (seccomp(2)).
      expect(statusField(pid, 'Seccomp')).toBe('2');
      expect(statusField(pid, 'NoNewPrivs')).toBe('1');
      expect(statusField(pid, 'CapEff')).toMatch(/^0+$/);
      expect(statusField(pid, 'Uid')).toBe(Array(4).fill('65534').join('\t'));
    }
    expect(at.companion.pids().map(commandLine).join(' ')).not.toContain('--no-sandbox');
  });

  test('holds even a window that asks for Node', async () => {
    const kinds = await at.companion.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
      });
      await window.loadURL('about:blank');
      const script = '[typeof require, typeof process]';
      const seen = (await window.webContents.executeJavaScript(script)) as string[];
      window.destroy();
      return seen;
    });
    expect(kinds).toEqual(['undefined', 'undefined']);
  });
});

describe('webviews', () => {
  test('are not known to the page', async () => {
    const seen = await at.page.evaluate(() => {
      const element = document.createElement('webview');
      element.setAttribute('src', 'https://elsewhere.example/');
      document.body.append(element);
      const { constructor, shadowRoot } = element;
      element.remove();
      return [constructor.name, shadowRoot, 'getWebContentsId' in element];
    });
    expect(seen).toEqual(['HTMLElement', null, false]);
  });

  test('are not attached where a window would allow them', async () => {
    const attached = await at.companion.app.evaluate(async ({ BrowserWindow, webContents }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { webviewTag: true, partition: 'other' },
      });
      const tried = new Promise<boolean>((resolve) =>
        window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented)),
      );
      await window.loadURL('data:text/html,<webview src="data:text/html,guest"></webview>');
      const prevented = await tried;
      const guests = webContents.getAllWebContents().filter((one) => one.getType() === 'webview');
      window.destroy();
      return { prevented, guests: guests.length };
    });
    expect(attached).toEqual({ prevented: true, guests: 0 });
  });
});

test('Electron is pinned to one version', () => {
  const read = (path: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, '../../..', path), 'utf8'));
  const { devDependencies } = read('package.json') as { devDependencies: Record<string, string> };
  const { version } = read('node_modules/electron/package.json') as { version: string };
  expect(devDependencies['electron']).toBe(version);
  expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
});

// The last one: the window is gone then.
test('a crash of the page ends its window and leaves no dump', async () => {
  const gone = await at.companion.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const closed = new Promise((resolve) => window?.once('closed', () => resolve('gone')));
    window?.webContents.forcefullyCrashRenderer();
    return closed;
  });
  expect(gone).toBe('gone');
  expect(at.companion.pids().map(commandLine).join(' ')).not.toContain('crashpad-handler');
  const written = readdirSync(at.desktop.folder, { recursive: true, encoding: 'utf8' });
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((file) => /\.(dmp|meta)$|(^|\/)core(\.\d+)?$/.test(file))).toEqual([]);
});
