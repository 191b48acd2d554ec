// Builds the companion's three parts: main (with the keychain's own process), the sandboxed preload
// and the page. The targets are those of the oldest Electron the tests may run on (Node 20.18,
// Chromium 130); anything newer is feature-tested where it is used.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    // Main reaches the network through Chromium; axios's own way on Node, with all it needs, would only be read at each start.
    resolve: { alias: { axios: join(import.meta.dirname, 'node_modules/axios/dist/esm/axios.js') } },
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'main/index.ts', keychain: 'main/keychain/worker.ts' },
        // keytar is a native module; dbus-next does without the other two.
        external: ['keytar', 'usocket', 'x11'],
        // Less to read at each start; names stay as they are for the log, which says where an accident happened.
        output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'main/electron/preload.ts' },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      // Everything is a file of its own: the page's policy allows no data: scripts or styles.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { companion: 'renderer/companion/index.html' } },
    },
  },
});
