// What Electron runs when it is given an app's folder on the command line. Released Electrons
// carry one of their own; the repacked runtime lacks it.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Splits Electron's own arguments from the app's folder, the way Electron does: everything before
 * the first word that is no flag, `-r FILE` and `--require FILE` being modules to load first.
 *
 * @param {string[]} args
 */
function readArguments(args) {
  const preload = [];
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '-r' || word === '--require') preload.push(args[++index] ?? '');
    else if (word.startsWith('--require=')) preload.push(word.slice('--require='.length));
    else if (!word.startsWith('-')) return { preload, folder: resolve(word) };
  }
  return { preload, folder: undefined };
}

const { preload, folder } = readArguments(process.argv.slice(1));
if (folder === undefined) {
  console.error('Name the folder of the app to run: electron FOLDER');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = about.productName ?? about.name;
  if (about.version) app.setVersion(about.version);
  if (name) app.setName(name);
  app.setDesktopName(about.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(folder);

  const require = createRequire(join(folder, 'package.json'));
  for (const file of preload) require(resolve(file));
  // Awaited at the top level: Electron holds back "ready" until this module is done, so that the
  // app can still register its schemes.
  await import(pathToFileURL(require.resolve(folder)).href);
}
