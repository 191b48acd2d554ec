// The companion's one window: made when it is needed, destroyed when it is closed, so that no page
// lives on unseen with what was typed into it.
import { BrowserWindow, Menu, nativeTheme, session, type Session, type WebContents } from 'electron';
import type { EventName, EventPayload } from '../../src/contract/ipc.ts';
import type { Windows } from '../ports.ts';
import { sendEvent } from './ipc.ts';
import { PAGE_URL } from './origin.ts';
import { serveAssets } from './protocol.ts';
import { secureSession, SECURE_WEB_PREFERENCES } from './security.ts';
import { zoomLevelFor } from './zoom.ts';

/** Sizes in CSS pixels (LOOK: "Window 420 × 660, resizable, good from 360 × 480"). */
const WINDOW_SIZE = { width: 420, height: 660, minWidth: 360, minHeight: 480 } as const;

/** A session without `persist:`: cookies, storage and cache live in memory and end with the app. */
const WINDOW_PARTITION = 'keyturn';

const BACKGROUND = { light: '#f6f6f3', dark: '#13171a' } as const;

export interface MainWindowOptions {
  readonly preload: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly icon: string;
  readonly title: string;
  readonly development: boolean;
}

interface PageSession {
  readonly session: Session;
  readonly secured: Promise<void>;
}

/** Opens, shows and closes the one window. */
export class MainWindow implements Windows {
  readonly #options: MainWindowOptions;
  readonly #closed: (() => void)[] = [];
  #window: BrowserWindow | undefined;
  #session: PageSession | undefined;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** The page's web contents while there is a window. */
  get contents(): WebContents | undefined {
    return this.#window?.webContents;
  }

  /** Brings the window to the front, making it first if there is none. */
  show(): void {
    this.#window ??= this.#create();
    if (this.#window.isMinimized()) this.#window.restore();
    if (this.#window.isVisible()) this.#window.focus();
  }

  close(): void {
    this.#window?.destroy();
  }

  send<N extends EventName>(event: N, payload: EventPayload<N>): void {
    sendEvent(this.contents, event, payload);
  }

  onClosed(listener: () => void): void {
    this.#closed.push(listener);
  }

  #create(): BrowserWindow {
    const { preload, title, icon, development } = this.#options;
    const { session: own, secured } = this.#pageSession();
    const window = new BrowserWindow({
      ...WINDOW_SIZE,
      title,
      icon,
      show: false,
      fullscreenable: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        ...SECURE_WEB_PREFERENCES,
        session: own,
        preload,
        devTools: development,
      },
    });
    // No menu bar: its shortcuts (reload, zoom, developer tools) are not part of the companion.
    if (process.platform !== 'darwin') window.removeMenu();
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('closed', () => {
      this.#window = undefined;
      for (const listener of this.#closed) listener();
    });
    window.webContents.on('before-input-event', (event, input) => {
      const level = zoomLevelFor(input, window.webContents.getZoomLevel());
      if (level === undefined) return;
      event.preventDefault();
      window.webContents.setZoomLevel(level);
    });
    // A page that crashed holds nothing worth keeping: main has the reset. Start it afresh.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') window.destroy();
    });
    void secured.then(() => {
      if (!window.isDestroyed()) void window.loadURL(PAGE_URL);
    });
    return window;
  }

  #pageSession(): PageSession {
    if (this.#session === undefined) {
      const own = session.fromPartition(WINDOW_PARTITION, { cache: false });
      serveAssets(own, this.#options.page);
      this.#session = { session: own, secured: secureSession(own, this.#options) };
    }
    return this.#session;
  }
}

/** On macOS the application menu carries copy and paste; elsewhere there is none. */
export function setApplicationMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
