// Notifications of the desktop that this is.
import { app, Notification } from 'electron';
import { systemClock } from '../system/clock.ts';
import { type DesktopNotifier, freedesktopNotifier } from '../system/freedesktop-notifier.ts';
import { gnomeBannersOff } from '../system/gnome-banners.ts';
import { electronNotifier } from './shown-notice.ts';

/** As in electron-builder.yml (executableName): what the installer names the app's icon. */
const ICON_NAME = 'keyturn';

/** @param icon file of the app's icon */
export function desktopNotifier(icon: string): DesktopNotifier {
  if (process.platform === 'linux') {
    return freedesktopNotifier({
      // What is packed in an archive can't be read by the desktop.
      icon: app.isPackaged ? ICON_NAME : icon,
      bannersOff: () => gnomeBannersOff(process.env['XDG_CURRENT_DESKTOP']),
    });
  }
  return electronNotifier({
    clock: systemClock,
    isSupported: () => Notification.isSupported(),
    make: (options) => new Notification(options),
  });
}
