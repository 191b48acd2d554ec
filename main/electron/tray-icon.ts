// Which of the tray's pictures is shown: a pure function of the state and of the panel that it stands on.
import type { TrayState } from '../ports.ts';

export interface Panel {
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP: names between colons, the most particular first. */
  readonly desktop: string | undefined;
  /** Whether the person likes dark windows. */
  readonly darkWindows: boolean;
  /** Windows: whether the taskbar is dark; its light and dark are chosen apart from those of windows. */
  readonly darkTaskbar: boolean | undefined;
}

/** File of an icon; macOS tints its own, and larger ones lie beside it as @2x and so on. */
export function trayIconFile(state: TrayState, panel: Panel): string {
  if (panel.platform === 'darwin') return `${state}Template.png`;
  return `${state}-${isDark(panel) ? 'dark' : 'light'}.png`;
}

function isDark({ platform, desktop, darkWindows, darkTaskbar }: Panel): boolean {
  if (platform === 'win32') return darkTaskbar ?? darkWindows;
  // The bar of GNOME is dark in its light style too.
  return darkWindows || (desktop ?? '').split(':').includes('GNOME');
}
