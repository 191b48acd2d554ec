// Where the password of a run is afterwards: in no file, argument or environment of the workstation, and how much of it is
// left in memory, which is measured and held to a bound rather than hoped for.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCanary } from '../../support/canary.ts';
import type { Companion } from '../../support/electron.ts';
import { words } from '../../support/journey/agent.ts';
import { type CopiesSeat, listOf, openCopiesSeat, SavedPasswords } from '../../support/journey/copies.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { Memory } from '../../support/journey/memory.ts';
import { newcomer } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { searchMemory } from '../../support/process-memory.ts';
import { strings } from '../../support/processes.ts';
import { waitUntil } from '../../support/ready.ts';
import { resetsAt } from './resetting.ts';

const { t } = words;
const people = { rosa: { ...newcomer('rosa', 'Rosa Ferreira'), enrolled: true } };
const LIST = listOf(12);
/**
 * So often it may stand in main's memory in the end, however many entries there are. Nine were counted: what the page
 * sent, and what two calls of the API made of it, are texts and buffers of the runtime and of Chromium that nobody can
 * overwrite. A text may stand twice where the collector has moved it.
 */
const MOST = 16;

let floor: Floor<keyof typeof people, SambaRoom>;
let seat: CopiesSeat;
let companion: Companion;
const chosen = plantCanary();
const next = plantCanary();
const memory = new Memory();
beforeAll(async () => {
  floor = await startFloor({ directory: openSambaRoom, postgres: true, people });
  memory.keepAllOf(floor.people.rosa);
  memory.keep('the new password', chosen);
  memory.keep('the one after it', next);
  seat = await openCopiesSeat(floor, floor.people.rosa, LIST);
  companion = await seat.start();
  await seat.isFine();
});
afterAll(async () => {
  await seat.stop();
  await floor.stop();
});

/** A process of the companion, by the words that Chromium starts it with. */
const processWith = (word: string): number | undefined =>
  companion.pids().find((pid) => strings(pid, 'cmdline').join(' ').includes(word));
const keychainHelper = () => processWith('node.mojom.NodeService');
const page = () => processWith('--type=renderer');

/** How often a password stands in the memory of main, page and helper, printed for whoever runs this. */
function measure(when: string, password: string) {
  const [main] = companion.pids();
  const found = searchMemory(main!, password);
  const where: Record<string, number> = {};
  for (const { form, mapping } of found.hits) {
    const place = `${form} in ${mapping === '' ? 'memory of its own' : mapping}`;
    where[place] = (where[place] ?? 0) + 1;
  }
  const beside = (pid: number | undefined) =>
    pid === undefined ? 0 : searchMemory(pid, password).hits.length;
  const counts = [`${found.hits.length} in main`, `${beside(page())} in the page`];
  const inHelper = beside(keychainHelper());
  process.stdout.write(`${when}: ${counts.join(', ')}, ${inHelper} in the helper ${JSON.stringify(where)}\n`);
  return { bytes: found.bytes, inMain: found.hits.length, inHelper };
}

test('a run after a reset leaves the password in the keyring alone', async () => {
  const agent = await resetsAt(seat, companion, floor.people.rosa, chosen);
  await agent.reaches(t('done.title.changed'));
  expect(await seat.secrets()).toEqual(LIST.map(() => chosen));
  // Nothing is left to be done: its process has gone, and what it held with it.
  await waitUntil('end of the helper that held the password', () => keychainHelper() === undefined);
  // A search that can't read would find nothing anywhere.
  expect(measure('right after the run', chosen).bytes).toBeGreaterThan(1_000_000);

  await agent.leavesBy(t('action.done'));
  await waitUntil('end of the page', () => page() === undefined);
  expect(measure('after the window was closed', chosen).inMain).toBeLessThanOrEqual(MOST);
});

test('a run with something left holds it for another try, and no longer than its window is open', async () => {
  const { directory, people } = floor;
  await directory.domain.setPassword(directory.dnOf(people.rosa), next);
  await seat.hearsOfAChange();
  const list = await SavedPasswords.openedFromTheTray(seat, companion);
  await seat.desktop.keyring.lock();
  await list.typed(next);
  expect(await list.atRest()).toMatchObject({ need: 'leftovers', canRetry: true });
  expect(keychainHelper()).toBeDefined();
  const held = measure('while something is left', next);
  // Here as the bytes that are held, beside what the page and the API's calls have left.
  expect(held.inMain).toBeLessThanOrEqual(MOST + 1);
  expect(held.inHelper).toBeLessThanOrEqual(2);

  await list.page.close();
  await waitUntil('end of the page', () => page() === undefined);
  await waitUntil('end of the helper that held the password', () => keychainHelper() === undefined);
  expect(measure('after what was left was left alone', next).inMain).toBeLessThanOrEqual(MOST);
  await seat.desktop.keyring.unlock();
  expect(await seat.secrets()).toEqual(LIST.map(() => chosen));
});

test('it stands in no file of the workstation, the journal among them, in no argument and no environment', async () => {
  expect(seat.journal()?.run?.entries.map(({ state }) => state)).toEqual(LIST.map(() => 'locked'));
  const log = join(seat.desktop.folder, 'companion.log');
  writeFileSync(log, companion.logs());
  await floor.postgres!.psql('checkpoint');
  const places = [seat.desktop.folder, floor.api.folder, floor.postgres!.folder];
  const { hits, files, processes } = await memory.search(places);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(500);
  expect(processes).toBeGreaterThan(5);
});
