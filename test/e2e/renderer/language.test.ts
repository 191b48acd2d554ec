// The window reads the words of one language: those of the others cost it nothing.
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { anAppState } from '../../fakes/bridge-values.ts';
import { companionSuite } from './support/suite.ts';

const openCompanion = companionSuite();

/** Files of words that the page has read, without what makes their names unique. */
const read = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => /\/(es|pt-br|fil|hi)-[^/]+\.js$/.exec(name)?.[1])
      .filter((language) => language !== undefined),
  );

it.each([
  ['en-GB', 'en-GB', []],
  ['pt-BR', 'pt-BR', ['pt-br']],
  ['hi', 'hi-IN', ['hi']],
])('%s', async (language, lang, files) => {
  const { page, complaints, close } = await openCompanion({ state: anAppState({ language }) });
  await page.locator(`html[lang="${lang}"]`).waitFor();
  expect(await read(page)).toEqual(files);
  expect(complaints).toEqual([]);
  await close();
});

it('another language is read when IT sets it', async () => {
  const { page, close } = await openCompanion({});
  await page.evaluate(
    (state) => window.fakeBridge?.emit('app-changed', state),
    anAppState({ language: 'es' }),
  );
  await page.getByRole('heading', { level: 1, name: '¿En qué te ayudamos?' }).waitFor();
  expect(await read(page)).toEqual(['es']);
  await close();
});
