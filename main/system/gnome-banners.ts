// Whether GNOME's do-not-disturb is on. Its notification service does not tell; the setting does.
import { execFile } from 'node:child_process';

/** Milliseconds after which a program that says nothing counts as one that is missing. */
const DEADLINE_MS = 2_000;

/** True only where the setting says so; false on any other desktop. Never rejects. */
export function gnomeBannersOff(desktop: string | undefined): Promise<boolean> {
  if (!(desktop ?? '').split(':').includes('GNOME')) return Promise.resolve(false);
  const words = ['get', 'org.gnome.desktop.notifications', 'show-banners'];
  return new Promise((resolve) => {
    execFile('gsettings', words, { timeout: DEADLINE_MS }, (error, printed) => {
      resolve(error === null && printed.trim() === 'false');
    });
  });
}
