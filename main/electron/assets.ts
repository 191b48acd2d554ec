// Answers a request for one of the page's own files: which file it names, of what type, under which
// rules. Pure, so that every trick with paths is a unit test.
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The page's content security policy. It talks to nobody (`connect-src 'none'`): the network lives
 * in main. Scripts and styles are its own files; pictures may be data: (the QR code of enrolment).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Sent with every file of the page. */
export const ASSET_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'Cache-Control': 'no-store',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface Asset {
  readonly path: string;
  readonly type: string;
}

/**
 * The file below `root` that a URL names, or undefined when it names nothing that may be served:
 * another host, an escape from the folder in any spelling, or a type the page has no use for.
 */
export function resolveAsset(root: string, url: string, host: string): Asset | undefined {
  const pathname = pathOf(url, host);
  if (pathname === undefined || /[\0\\:]/.test(pathname)) return undefined;
  const path = resolve(root, `.${pathname}`);
  const inside = relative(root, path);
  if (inside === '' || isAbsolute(inside) || inside.split(sep).includes('..')) return undefined;
  const type = TYPES[/\.[a-z0-9]+$/.exec(path)?.[0] ?? ''];
  return type === undefined ? undefined : { path, type };
}

/** The decoded path of a URL on `host`. Decoded once: a second layer of escapes stays a file name. */
function pathOf(value: string, host: string): string | undefined {
  try {
    const url = new URL(value);
    return url.host === host ? decodeURIComponent(url.pathname) : undefined;
  } catch {
    return undefined;
  }
}
