// Makes a picture of every screen, light and dark, for looking at them before they ship:
// `node test/e2e/renderer/support/pictures.ts FOLDER [NAME-PART] [WIDTHxHEIGHT@ZOOM] [LANGUAGE]`
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { anAppState } from '../../../fakes/bridge-values.ts';
import { buildPage } from './built-page.ts';
import { launchChromium, openCompanion, themes, usual, wear } from './companion-page.ts';
import { scenes } from './scenes.ts';

const [folder, part = '', size = '420x660@1', language = 'en'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say which folder the pictures go to');
mkdirSync(folder, { recursive: true });
const [, width = usual.width, height = usual.height, zoom = usual.zoom] =
  /^(\d+)x(\d+)@([\d.]+)$/.exec(size)?.map(Number) ?? [];

const built = await buildPage();
const browser = await launchChromium();
try {
  for (const { name, world, act } of scenes.filter((scene) => scene.name.includes(part))) {
    const { page, complaints, close } = await openCompanion(browser, built, world, {
      theme: 'light',
      width,
      height,
      zoom,
    });
    await act?.(page);
    const told = { ...(world.state ?? anAppState()), language };
    await page.evaluate((state) => window.fakeBridge?.emit('app-changed', state), told);
    await page.locator(`html[lang^="${language}" i]`).waitFor();
    for (const theme of themes) {
      await wear(page, theme);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    }
    for (const complaint of complaints) process.stderr.write(`${name}: ${complaint}\n`);
    await close();
  }
} finally {
  await browser.close();
  await built.close();
}
