// Notifications of macOS and Windows, on a part of Electron's that a test can play.
import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Cancel, Clock, Notice, NoticeEvent } from '../ports.ts';
import type { DesktopNotifier } from '../system/freedesktop-notifier.ts';

/** A system that has not shown it by then will not, milliseconds. */
const DEADLINE_MS = 10_000;

export interface ShownNoticeOptions {
  readonly clock: Clock;
  readonly isSupported: () => boolean;
  readonly make: (options: NotificationConstructorOptions) => Pick<Notification, 'on' | 'show' | 'close'>;
}

type Making = Pick<Notice, 'title' | 'body' | 'urgent'> & { readonly buttons: readonly string[] };

/** The buttons, in the order in which Electron numbers them. */
const CHOICES = ['change', 'later'] as const;

export function electronNotifier(options: ShownNoticeOptions): DesktopNotifier {
  /** What is collected is never clicked. */
  const kept = new Set<Pick<Notification, 'close'>>();

  const show = ({ title, body, urgent, buttons }: Making, heard: (event: NoticeEvent) => void): Cancel => {
    if (!options.isSupported()) {
      queueMicrotask(() => heard('failed'));
      return () => undefined;
    }
    const notification = options.make({
      title,
      body,
      silent: !urgent,
      actions: buttons.map((text) => ({ type: 'button', text })),
      ...(urgent ? { urgency: 'critical', timeoutType: 'never' } : {}),
    });
    kept.add(notification);
    const end = (event?: NoticeEvent) => {
      if (!kept.delete(notification)) return;
      cancelDeadline();
      if (event !== undefined) heard(event);
    };
    const cancelDeadline = options.clock.after(DEADLINE_MS, () => {
      end('failed');
      notification.close();
    });
    let shown = false;
    notification.on('show', () => {
      cancelDeadline();
      if (!shown && kept.has(notification)) heard('shown');
      shown = true;
    });
    notification.on('failed', () => end('failed'));
    notification.on('click', () => end('clicked'));
    notification.on('action', (details, index) => {
      // Older runtimes tell the number beside the event, not in it.
      const chosen = (details as Partial<typeof details>).actionIndex ?? index;
      end(CHOICES[chosen]);
    });
    notification.on('close', (details) => {
      // Gone from the screen by itself it waits in the notification centre, where it can still be clicked.
      const { reason } = details as Partial<typeof details>;
      if (reason === undefined || reason === 'userCanceled') end('closed');
    });
    notification.show();
    return () => {
      end();
      notification.close();
    };
  };

  return {
    show: ({ change, later, ...notice }, heard) =>
      show({ ...notice, buttons: later === null ? [change] : [change, later] }, heard),
    check: (title, body) =>
      new Promise((resolve) => {
        if (!options.isSupported()) {
          resolve('missing');
          return;
        }
        const takeBack = show({ title, body, urgent: false, buttons: [] }, (event) => {
          takeBack();
          resolve(event === 'shown' ? 'shown' : 'refused');
        });
      }),
    takeAllBack: () => {
      for (const notification of kept) notification.close();
      kept.clear();
    },
  };
}
