// What no page of this app may ever do, whatever it shows: Electron's security checklist as code.
// SECURITY.md lists the same points with the test that proves each.
import type { App, CommandLine, Session, WebContents, WebPreferences } from 'electron';
import { isAppUrl } from './origin.ts';
import { unheardSwitches } from './switches.ts';

/** The web preferences of every window: nothing of Node, nothing of Electron, one sandboxed page. */
export const SECURE_WEB_PREFERENCES = {
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
  safeDialogs: true,
  spellcheck: false,
  enableWebSQL: false,
  // No middle click that opens a second window.
  disableBlinkFeatures: 'Auxclick',
} as const satisfies WebPreferences;

/** What of the app is needed to lock it down. */
export interface SecurableApp extends Pick<App, 'enableSandbox' | 'on' | 'isPackaged'> {
  readonly commandLine: Pick<CommandLine, 'hasSwitch' | 'removeSwitch'>;
}

/**
 * Locks down everything that any web contents of this app could do: no navigation away from the
 * page, no new windows, no webviews. Call it before the app is ready.
 *
 * @param words the command line after the program's name
 */
export function secureApp(app: SecurableApp, words: readonly string[]): void {
  if (app.isPackaged) for (const name of unheardSwitches(words)) app.commandLine.removeSwitch(name);
  // Chromium refuses to run its sandbox as root, where developers' containers live: there, and never
  // in a packaged app, --no-sandbox is left in force (enableSandbox would take it back).
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
}

function secureContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    // Reloading the page itself is fine; anything else is not a link but an escape.
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC is no request, so neither the page's policy nor the session's filter sees it: without a
  // proxy that takes UDP it may send none, and its TCP goes where secureSession sends it.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Port 1 of this computer: only the administrator could answer there, and nobody does. */
const NOWHERE = 'http://127.0.0.1:1';

/**
 * Denies a session every permission, device, download, foreign request and way out to the network.
 * Electron grants permissions by default: both handlers are needed, the request and the check. Resolves
 * when the network is cut off, which no page should be shown before; the rest holds at once.
 */
export function secureSession(session: Session, { development }: { development: boolean }): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => {
    const devtools = development && new URL(request.url).protocol === 'devtools:';
    answer({ cancel: !(devtools || isAppUrl(request.url) || request.url.startsWith('data:image/')) });
  });
  // What is not a request (WebRTC, connections opened ahead of one) is sent to a proxy that is not there.
  return session.setProxy({ proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' });
}
