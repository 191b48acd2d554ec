// The icon in the tray. Its menu always opens from it: on Linux a click is not guaranteed to arrive.
import { Menu, type NativeImage, nativeImage, nativeTheme, Tray as ElectronTray } from 'electron';
import { join } from 'node:path';
import type { Tray, TrayCommand, TrayFace } from '../ports.ts';
import { isOnSessionBus } from '../system/session-bus.ts';
import { ShownTray, type TrayHandle } from './shown-tray.ts';
import { trayIconFile } from './tray-icon.ts';

export class DesktopTray implements Tray {
  readonly #icons: string;
  readonly #shown: ShownTray;

  /** @param icons folder of the icons */
  constructor(icons: string, choose: (command: TrayCommand) => void) {
    this.#icons = icons;
    this.#shown = new ShownTray({
      choose,
      create: (file) => this.#create(file),
      icon: (state) =>
        trayIconFile(state, {
          platform: process.platform,
          desktop: process.env['XDG_CURRENT_DESKTOP'],
          darkWindows: nativeTheme.shouldUseDarkColors,
          darkTaskbar: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
        }),
    });
  }

  show(face: TrayFace): void {
    this.#shown.show(face);
  }

  async check(): Promise<'shown' | 'hidden'> {
    if (process.platform !== 'linux') return 'shown';
    return (await isOnSessionBus('org.kde.StatusNotifierWatcher')) ? 'shown' : 'hidden';
  }

  #create(file: string): TrayHandle {
    const tray = new ElectronTray(this.#picture(file));
    nativeTheme.on('updated', () => this.#shown.panelChanged());
    // Windows opens the menu with the other button only; people try this one first.
    if (process.platform === 'win32') tray.on('click', () => tray.popUpContextMenu());
    return {
      setImage: (other) => tray.setImage(this.#picture(other)),
      setToolTip: (text) => tray.setToolTip(text),
      setMenu: (template) => tray.setContextMenu(Menu.buildFromTemplate(template)),
    };
  }

  /** Not by path: a picture that can't be read would throw, and the menu matters more than it. */
  #picture(file: string): NativeImage {
    return nativeImage.createFromPath(join(this.#icons, file));
  }
}
