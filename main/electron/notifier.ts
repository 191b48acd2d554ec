// Notifications of the desktop.
import { Notification } from 'electron';
import type { Notifier } from '../ports.ts';
import { isOnSessionBus } from '../system/session-bus.ts';

/** A desktop that has not shown it by then will not, milliseconds. */
const DEADLINE_MS = 5_000;

export const desktopNotifier: Notifier = {
  check: async (title, body) => {
    if (!Notification.isSupported()) return 'not-shown';
    // Without a service the call would be swallowed by some versions, and shown by nobody.
    if (process.platform === 'linux' && !(await isOnSessionBus('org.freedesktop.Notifications'))) {
      return 'not-shown';
    }
    const notification = new Notification({ title, body, silent: true });
    const outcome = await new Promise<'shown' | 'not-shown'>((resolve) => {
      const timer = setTimeout(() => resolve('not-shown'), DEADLINE_MS);
      const done = (how: 'shown' | 'not-shown') => {
        clearTimeout(timer);
        resolve(how);
      };
      notification.once('show', () => done('shown'));
      notification.once('failed', () => done('not-shown'));
      notification.show();
    });
    notification.close();
    return outcome;
  },
};
