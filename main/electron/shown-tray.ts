// What stands in the tray: told to the desktop only where it changed, since some desktops blink at every
// picture, and close a menu that somebody has open when it is replaced.
import type { MenuItemConstructorOptions } from 'electron';
import type { TrayCommand, TrayFace, TrayItem } from '../ports.ts';

/** An icon of the desktop. */
export interface TrayHandle {
  setImage(file: string): void;
  setToolTip(text: string): void;
  setMenu(template: MenuItemConstructorOptions[]): void;
}

export interface ShownTrayOptions {
  /** Puts an icon there; called once. */
  readonly create: (file: string) => TrayHandle;
  /** File of the icon for a state on the panel as it is now. */
  readonly icon: (state: TrayFace['state']) => string;
  readonly choose: (command: TrayCommand) => void;
}

export class ShownTray {
  readonly #options: ShownTrayOptions;
  /** Kept here for as long as the app runs: a tray that is collected disappears. */
  #tray: TrayHandle | undefined;
  #shown: { image?: string; tooltip?: string; menu?: string } = {};
  #state: TrayFace['state'] = 'offline';

  constructor(options: ShownTrayOptions) {
    this.#options = options;
  }

  show({ state, tooltip, items }: TrayFace): void {
    this.#state = state;
    this.panelChanged();
    if (tooltip !== this.#shown.tooltip) this.#tray?.setToolTip(tooltip);
    const menu = JSON.stringify(items);
    if (menu !== this.#shown.menu) this.#tray?.setMenu(items.map((item) => this.#menuItem(item)));
    this.#shown = { ...this.#shown, tooltip, menu };
  }

  /** The panel may have become light or dark. */
  panelChanged(): void {
    const image = this.#options.icon(this.#state);
    if (this.#tray === undefined) this.#tray = this.#options.create(image);
    else if (image !== this.#shown.image) this.#tray.setImage(image);
    this.#shown.image = image;
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    // An ampersand in the menu's own language marks the key of an item.
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'line':
        return { label: plain(item.label), enabled: false };
      case 'command':
        return { label: plain(item.label), click: () => this.#options.choose(item.command) };
    }
  }
}

const plain = (label: string): string => label.replaceAll('&', '&&');
