// The icon in the tray. Its menu always opens from it: on Linux a click is not guaranteed to arrive.
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  nativeTheme,
  Tray as ElectronTray,
} from 'electron';
import { join } from 'node:path';
import type { Tray, TrayCommand, TrayFace, TrayState } from '../ports.ts';
import { isOnSessionBus } from '../system/session-bus.ts';

/** File of an icon for a panel of the theme in force; macOS tints its own. Larger ones lie beside it as @2x. */
function iconFile(state: TrayState): string {
  if (process.platform === 'darwin') return `${state}Template.png`;
  return `${state}-${nativeTheme.shouldUseDarkColors ? 'dark' : 'light'}.png`;
}

export class DesktopTray implements Tray {
  readonly #icons: string;
  readonly #choose: (command: TrayCommand) => void;
  /** Kept here for as long as the app runs: a tray that is collected disappears. */
  #tray: ElectronTray | undefined;
  #state: TrayState = 'normal';

  /** @param icons folder of the icons */
  constructor(icons: string, choose: (command: TrayCommand) => void) {
    this.#icons = icons;
    this.#choose = choose;
  }

  show({ state, tooltip, items }: TrayFace): void {
    this.#state = state;
    const tray = this.#tray ?? this.#create();
    this.#tray = tray;
    tray.setImage(this.#icon());
    tray.setToolTip(tooltip);
    const template = items.map((item): MenuItemConstructorOptions =>
      item.kind === 'separator'
        ? { type: 'separator' }
        : { label: item.label, click: () => this.#choose(item.command) },
    );
    tray.setContextMenu(Menu.buildFromTemplate(template));
  }

  async check(): Promise<'shown' | 'hidden'> {
    if (process.platform !== 'linux') return 'shown';
    return (await isOnSessionBus('org.kde.StatusNotifierWatcher')) ? 'shown' : 'hidden';
  }

  #create(): ElectronTray {
    const tray = new ElectronTray(this.#icon());
    nativeTheme.on('updated', () => tray.setImage(this.#icon()));
    // Windows opens the menu with the other button only; people try this one first.
    if (process.platform === 'win32') tray.on('click', () => tray.popUpContextMenu());
    return tray;
  }

  /** Not by path: a picture that can't be read would throw, and the menu matters more than it. */
  #icon(): NativeImage {
    return nativeImage.createFromPath(join(this.#icons, iconFile(this.#state)));
  }
}
