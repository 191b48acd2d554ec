// The hardening as it is wired, on typed fakes of Electron; the same points are proven in a running window
// by the end-to-end suite.
import type { App, Session, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { externalHref } from '../../../../main/electron/external.ts';
import {
  type SecurableApp,
  secureApp,
  secureSession,
  SECURE_WEB_PREFERENCES,
} from '../../../../main/electron/security.ts';
import { zoomLevelFor } from '../../../../main/electron/zoom.ts';

function app({ isPackaged = true, noSandbox = false } = {}) {
  const events = new EventEmitter();
  const fake = {
    isPackaged,
    commandLine: {
      hasSwitch: (name: string) => noSandbox && name === 'no-sandbox',
      removeSwitch: vi.fn(),
    },
    enableSandbox: vi.fn(),
    on: ((name: string, listener: () => void) => events.on(name, listener)) as unknown as App['on'],
  } satisfies SecurableApp;
  return { fake, events };
}

function contents() {
  const events = new EventEmitter();
  const opened = vi.fn<WebContents['setWindowOpenHandler']>();
  const setWebRTCIPHandlingPolicy = vi.fn<WebContents['setWebRTCIPHandlingPolicy']>();
  const fake = {
    on: ((name: string, listener: () => void) => events.on(name, listener)) as unknown as WebContents['on'],
    setWindowOpenHandler: opened,
    setWebRTCIPHandlingPolicy,
  } satisfies Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;
  const prevented = (name: string, url: string): boolean => {
    const event = { url, preventDefault: vi.fn() };
    events.emit(name, event);
    return event.preventDefault.mock.calls.length > 0;
  };
  return { fake, opened, prevented };
}

describe('the web preferences', () => {
  it('give the page nothing of Node or Electron', () => {
    expect(SECURE_WEB_PREFERENCES).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });
});

describe('the app', () => {
  it.each([
    [{ isPackaged: true, noSandbox: false }, 1],
    [{ isPackaged: true, noSandbox: true }, 1],
    [{ isPackaged: false, noSandbox: false }, 1],
    [{ isPackaged: false, noSandbox: true }, 0],
  ])('sandboxes every page, save in development as root: %j', (facts, times) => {
    const { fake } = app(facts);
    secureApp(fake, []);
    expect(fake.enableSandbox).toHaveBeenCalledTimes(times);
  });

  it('hears a debugger in development only', () => {
    const words = ['--remote-debugging-port=1', '--lang=de'];
    const packaged = app().fake;
    secureApp(packaged, words);
    expect(packaged.commandLine.removeSwitch.mock.calls).toEqual([['remote-debugging-port']]);
    const development = app({ isPackaged: false }).fake;
    secureApp(development, words);
    expect(development.commandLine.removeSwitch).not.toHaveBeenCalled();
  });

  it('lets no page go elsewhere, open a window or hold a webview', () => {
    const { fake, events } = app();
    secureApp(fake, []);
    const page = contents();
    events.emit('web-contents-created', {}, page.fake);
    for (const name of ['will-navigate', 'will-frame-navigate']) {
      expect(page.prevented(name, 'app://keyturn/companion/index.html')).toBe(false);
      for (const url of ['https://evil.test', 'app://evil', 'file:///etc/passwd', 'javascript:1', '']) {
        expect(page.prevented(name, url)).toBe(true);
      }
    }
    expect(page.prevented('will-redirect', 'app://keyturn/companion/index.html')).toBe(true);
    expect(page.prevented('will-attach-webview', '')).toBe(true);
    const open = page.opened.mock.calls[0]![0];
    expect(open({ url: 'https://evil.test' } as Parameters<typeof open>[0])).toEqual({ action: 'deny' });
    expect(page.fake.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});

describe('a link to the browser', () => {
  it.each([
    ['https://help.corp.test/passwords?x=1#y', 'https://help.corp.test/passwords?x=1#y'],
    ['HTTPS://help.corp.test', 'https://help.corp.test/'],
  ])('%s leaves as %s', (address, href) => {
    expect(externalHref(address)).toBe(href);
  });

  it.each([
    'http://help.corp.test',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-settings:about',
    'https://user:pw@help.corp.test',
    'help.corp.test',
    '',
  ])('%s does not leave', (address) => {
    expect(externalHref(address)).toBeUndefined();
  });
});

describe('zooming', () => {
  const key = (name: string, more: object = {}) => ({
    type: 'keyDown' as const,
    key: name,
    control: true,
    meta: false,
    alt: false,
    ...more,
  });

  it.each([
    ['+', 0, 1],
    ['=', 0, 1],
    ['-', 0, -1],
    ['0', 3, 0],
    ['+', 6, 6],
    ['-', -4, -4],
  ])('Ctrl %s from %i goes to %i', (name, from, to) => {
    expect(zoomLevelFor(key(name), from)).toBe(to);
  });

  it.each([key('a'), key('+', { control: false }), key('+', { alt: true }), key('+', { type: 'keyUp' })])(
    'leaves %j to the page',
    (input) => {
      expect(zoomLevelFor(input, 0)).toBeUndefined();
    },
  );
});

describe('a session', () => {
  const secured = (development: boolean) => {
    const events = new EventEmitter();
    const session = {
      on: ((name: string, listener: () => void) => events.on(name, listener)) as unknown as Session['on'],
      setPermissionRequestHandler: vi.fn<Session['setPermissionRequestHandler']>(),
      setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
      setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
      setDisplayMediaRequestHandler: vi.fn<Session['setDisplayMediaRequestHandler']>(),
      setProxy: vi.fn<Session['setProxy']>(() => Promise.resolve()),
      webRequest: { onBeforeRequest: vi.fn() },
    };
    void secureSession(session as unknown as Session, { development });
    const before = session.webRequest.onBeforeRequest.mock.calls[0]![0] as (
      request: { url: string },
      answer: (what: { cancel: boolean }) => void,
    ) => void;
    const cancelled = (url: string): boolean => {
      const answer = vi.fn<(what: { cancel: boolean }) => void>();
      before({ url }, answer);
      return answer.mock.calls[0]![0].cancel;
    };
    return { session, events, cancelled };
  };

  it('grants no permission, asked or checked, and no device', () => {
    const { session } = secured(false);
    const answer = vi.fn();
    const request = session.setPermissionRequestHandler.mock.calls[0]![0]!;
    request(contents().fake as unknown as WebContents, 'media', answer, {} as Parameters<typeof request>[3]);
    expect(answer).toHaveBeenCalledWith(false);
    const check = session.setPermissionCheckHandler.mock.calls[0]![0]!;
    expect(check(null, 'media', '', {} as Parameters<typeof check>[3])).toBe(false);
    const device = session.setDevicePermissionHandler.mock.calls[0]![0]!;
    expect(device({} as Parameters<typeof device>[0])).toBe(false);
  });

  it("asks nobody but the page's own folder", () => {
    const { cancelled } = secured(false);
    expect(cancelled('app://keyturn/assets/x.js')).toBe(false);
    expect(cancelled('data:image/png;base64,AA')).toBe(false);
    for (const url of [
      'https://evil.test/',
      'wss://evil.test/',
      'file:///etc/passwd',
      'app://evil/',
      'devtools://devtools/x',
      'data:text/html,x',
    ]) {
      expect(cancelled(url), url).toBe(true);
    }
    expect(secured(true).cancelled('devtools://devtools/x')).toBe(false);
  });

  it('sends what is not a request nowhere, to this computer neither', () => {
    const { session } = secured(false);
    expect(session.setProxy.mock.calls).toEqual([
      [{ proxyRules: 'http://127.0.0.1:1', proxyBypassRules: '<-loopback>' }],
    ]);
  });

  it('downloads nothing', () => {
    const { events } = secured(false);
    const event = { preventDefault: vi.fn() };
    events.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });
});
