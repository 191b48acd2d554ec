// Where the page lives: the one origin that main trusts. Not file://, so that the page has an origin
// of its own and no rights on the disk (Electron security checklist, 18).

/** The scheme of the companion's own page. */
export const SCHEME = 'app';

/** The only host of that scheme. */
export const HOST = 'keyturn';

/** The origin of every page that may speak to main. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

/** The page that the window shows. */
export const PAGE_URL = `${APP_ORIGIN}/companion/index.html`;

/** True for a URL of the companion's own origin. Parsed, never compared by prefix. */
export function isAppUrl(value: string): boolean {
  try {
    const url = new URL(value);
    return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.port === '';
  } catch {
    return false;
  }
}
