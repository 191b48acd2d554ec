// What no page of this app may ever do, whatever it shows: Electron's security checklist as code.
// SECURITY.md lists the same points with the test that proves each.
import type { App, CommandLine, Session, WebContents, WebPreferences } from 'electron';
import { isAppUrl } from './origin.ts';

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
  readonly commandLine: Pick<CommandLine, 'hasSwitch'>;
}

/**
 * Locks down everything that any web contents of this app could do: no navigation away from the
 * page, no new windows, no webviews. Call it before the app is ready.
 */
export function secureApp(app: SecurableApp): void {
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
}

/**
 * Denies a session every permission, device, download and foreign request. Electron grants
 * permissions by default: both handlers are needed, the request and the check.
 */
export function secureSession(session: Session, { development }: { development: boolean }): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => {
    const devtools = development && new URL(request.url).protocol === 'devtools:';
    answer({ cancel: !(devtools || isAppUrl(request.url) || request.url.startsWith('data:image/')) });
  });
}
