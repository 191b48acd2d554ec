// Serves the page from app://keyturn: read-only, from one folder, with its policy on every reply.
import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { ASSET_HEADERS, resolveAsset } from './assets.ts';
import { HOST, SCHEME } from './origin.ts';

/** Gives the scheme an origin and a secure context. Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Answers the scheme in `session` with the files below `root` and nothing else. */
export function serveAssets(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { ...ASSET_HEADERS, Allow: 'GET, HEAD' } });
    }
    const asset = resolveAsset(root, request.url, HOST);
    const body = asset && (await readFile(asset.path).catch(() => undefined));
    if (body === undefined) return new Response(null, { status: 404, headers: ASSET_HEADERS });
    const headers = { ...ASSET_HEADERS, 'Content-Type': asset?.type ?? '' };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status: 200, headers });
  });
}
