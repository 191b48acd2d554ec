// Builds the page as the product builds it, and serves it under the product's policy.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Rolldown, UserConfig } from 'vite';
import config from '../../../../electron.vite.config.ts';
import { ASSET_HEADERS } from '../../../../main/electron/assets.ts';
import { temporaryFolder } from '../../../support/folders.ts';

const root = join(import.meta.dirname, '../../../..');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface BuiltPage {
  readonly url: string;
  /** A script that puts the fake bridge on `window`, from the world in `window.fakeWorld`. */
  readonly fakeBridge: string;
  readonly close: () => Promise<void>;
}

const bundleFake = async (): Promise<string> => {
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: {
        entry: fileURLToPath(new URL('../../../fakes/bridge-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'fake',
      },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = result[0]?.output ?? [];
  if (chunk === undefined) throw new Error('The fake bridge was not built');
  return chunk.code;
};

/** Builds into a folder of its own and serves it on loopback. Takes about five seconds. */
export const buildPage = async (): Promise<BuiltPage> => {
  const folder = temporaryFolder('page');
  const { renderer } = config as { renderer: UserConfig };
  await build({
    ...renderer,
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'error',
    build: {
      ...renderer.build,
      rolldownOptions: { input: join(root, 'renderer/companion/index.html') },
      outDir: folder,
      emptyOutDir: true,
    },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname);
    readFile(join(folder, path)).then(
      (body) =>
        response
          .writeHead(200, {
            ...ASSET_HEADERS,
            'Content-Type': types[extname(path)] ?? 'application/octet-stream',
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/companion/index.html`,
    fakeBridge: await bundleFake(),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
