// The icon in the tray. Its menu always opens from it: on Linux a click is not guaranteed to arrive.
import { Menu, nativeImage, nativeTheme, Tray as ElectronTray } from 'electron';
import { join } from 'node:path';
import type { Tray, TrayCommand, TrayItem } from '../ports.ts';
import { isOnSessionBus } from '../system/session-bus.ts';

/** File of the icon for a panel of that theme; macOS tints its own. Larger ones lie beside it as @2x. */
export function trayIconFile(platform: NodeJS.Platform, dark: boolean): string {
  return platform === 'darwin' ? 'normalTemplate.png' : `normal-${dark ? 'dark' : 'light'}.png`;
}

export class DesktopTray implements Tray {
  readonly #icons: string;
  readonly #choose: (command: TrayCommand) => void;
  /** Kept here for as long as the app runs: a tray that is collected disappears. */
  #tray: ElectronTray | undefined;

  /** @param icons folder of the icons */
  constructor(icons: string, choose: (command: TrayCommand) => void) {
    this.#icons = icons;
    this.#choose = choose;
  }

  show(tooltip: string, items: readonly TrayItem[]): void {
    const tray = (this.#tray ??= this.#create());
    tray.setToolTip(tooltip);
    const template = items.map((item): Electron.MenuItemConstructorOptions =>
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
    const icon = () => {
      const file = trayIconFile(process.platform, nativeTheme.shouldUseDarkColors);
      // Not by path: a picture that can't be read would throw, and the menu matters more than it.
      return nativeImage.createFromPath(join(this.#icons, file));
    };
    const tray = new ElectronTray(icon());
    nativeTheme.on('updated', () => tray.setImage(icon()));
    // Windows opens the menu with the other button only; people try this one first.
    if (process.platform === 'win32') tray.on('click', () => tray.popUpContextMenu());
    return tray;
  }
}
