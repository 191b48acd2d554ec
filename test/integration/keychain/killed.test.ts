// A companion is killed (SIGKILL) at every point of a run: whenever its journal was written, and whenever an entry of the
// keyring was. What journal, window and keyring say then is the same, the server was told nothing better, and finishing
// comes to the end of a run that nothing has disturbed.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SupervisedKeychain } from '../../../main/keychain/supervised-keychain.ts';
import { routes } from '../../../src/contract/api.ts';
import { Journal } from '../../../src/credentials/journal.ts';
import { run, signalGroup } from '../../support/children.ts';
import { atExit } from '../../support/at-exit.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { collectionsOf } from '../../support/desktop/collections.ts';
import { waitUntil } from '../../support/ready.ts';
import { NEW, OLD } from '../../unit/main/companion/copies-bench.ts';
import { atRest, belongingsIn, journalIn, room, SAVED, savedCredentials, type Why } from './lives.ts';
import { keychainIn } from './runs.ts';

const Reports = z.array(routes.reportDeviceCredentials.body);
const SERVICES = Object.values(SAVED).flat();
const shownAs = (state: string): string =>
  state === 'planned' ? 'waiting' : state === 'intended' ? 'unknown' : state;

describe.each(['reset', 'elsewhere'] as const)('a run after a change: %s', (why: Why) => {
  let desktop: Desktop;
  let keyring: SupervisedKeychain;
  beforeAll(async () => {
    desktop = await startDesktop({ tray: false, notifications: false, login: false });
    keyring = keychainIn(desktop);
    await desktop.keyring.store('unlisted', 'anna', 'mine');
    await asBefore();
    // It was there before, and knows how things stood.
    const before = room().workstation(belongingsIn(home('before'), keyring));
    await before.start();
    await waitUntil('the journal of before', () => journalAt(home('before')).reported);
    before.stop();
  });
  afterAll(async () => {
    keyring.stop();
    await desktop.stop();
  });

  const home = (name: string): string => {
    const folder = join(desktop.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  /** Every copy holds the password of before, and none is made yet. */
  async function asBefore(): Promise<void> {
    const clear = ['clear', 'service', 'new', 'account', 'anna'];
    await run('secret-tool', clear, { env: desktop.env, cwd: '/' });
    await Promise.all(SERVICES.map((service) => desktop.keyring.store(service, 'anna', OLD)));
  }
  const contents = async () => {
    const items = await collectionsOf(desktop.connection).dump();
    return new Map(
      items.map(({ label, attributes, secret }) => [attributes['service'], { label, attributes, secret }]),
    );
  };

  /** One life, in a folder of its own; it begins when the answer is called. */
  function life(last: number | 'all') {
    const folder = home(`life ${last}`);
    copyFileSync(journalIn(home('before')), journalIn(folder));
    const script = join(import.meta.dirname, 'mortal.ts');
    const child = fork(script, [folder, why, String(last)], {
      env: desktop.env,
      execArgv: [],
      detached: true,
    });
    atExit(() => void signalGroup(child, 'SIGKILL'));
    return async () => {
      let said: unknown;
      child.once('message', (message) => {
        said = message;
      });
      child.send('begin');
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      return { folder, said, code, signal };
    };
  }
  const journalAt = (folder: string) =>
    Journal.parse(JSON.parse(readFileSync(journalIn(folder), 'utf8'))).accounts[0]!;
  const outcomesAt = (folder: string) =>
    journalAt(folder).run?.entries.map(({ id, state }) => [
      id,
      state === 'already-right' ? 'updated' : state,
    ]);

  it('that is killed anywhere is known for what it was, told for no more, and finished to the same end', async () => {
    const whole = await life('all')();
    expect(whole).toMatchObject({ code: 0 });
    const { points } = z.object({ points: z.number() }).parse(whole.said);
    expect(points).toBeGreaterThan(15);
    const [end, outcomes] = [await contents(), outcomesAt(whole.folder)];
    expect(SERVICES.map((service) => end.get(service)?.secret)).toEqual(SERVICES.map(() => NEW));
    const met = new Set<unknown>();

    // The next one is got ready while the one before is looked at.
    let next = life(1);
    for (let point = 1; point <= points; point += 1) {
      await asBefore();
      const over = next();
      if (point < points) next = life(point + 1);
      const { folder, signal } = await over;
      expect([point, signal]).toEqual([point, 'SIGKILL']);
      const found = journalAt(folder);
      const now = await contents();
      // What it says was done has been done; what it does not say was begun has not.
      for (const { id, state } of found.run?.entries ?? [])
        for (const service of SAVED[id] ?? []) {
          if (state === 'updated') expect([service, now.get(service)?.secret]).toEqual([service, NEW]);
          if (state === 'planned') expect([service, now.get(service)?.secret]).toEqual([service, OLD]);
        }

      const floor = room();
      const before = floor.changedAt();
      floor.changeElsewhere(NEW);
      const status = floor.server.statuses.get('anna')!;
      const changedAt = found.heard === null || found.heard === before ? floor.changedAt() : found.heard;
      floor.server.statuses.set('anna', { ...status, changedAt } as typeof status);
      const desk = floor.workstation(belongingsIn(folder, keyring));
      await desk.start();
      const view = await desk.view();
      met.add(view.need);
      expect(view.lines.map(({ id, state }) => [id, state])).toEqual(
        view.need === 'changed-elsewhere'
          ? savedCredentials.map(({ id }) => [id, 'waiting'])
          : found.run!.entries.map(({ id, state }) => [id, shownAs(state)]),
      );
      const told = existsSync(join(folder, 'reports.json'))
        ? Reports.parse(JSON.parse(readFileSync(join(folder, 'reports.json'), 'utf8')))
        : [];
      // The server takes it for up to date by this instant: it is told at the end alone.
      const instants = [...told, ...floor.reports].map(({ passwordChangedAt }) => passwordChangedAt);
      if (view.need !== null) expect(instants).not.toContain(changedAt);

      if (view.need !== null) expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current' } });
      expect(await atRest(desk)).toMatchObject({ need: null });
      await waitUntil('the journal of the end', () => {
        const { applied, reported } = journalAt(folder);
        return applied === changedAt && reported;
      });
      expect(await contents()).toEqual(end);
      expect(outcomesAt(folder)).toEqual(outcomes);
      expect(journalAt(folder).heard).toBe(changedAt);
      expect(floor.reports.at(-1) ?? told.at(-1)).toMatchObject({ passwordChangedAt: changedAt });
    }
    expect(met).toEqual(new Set(['changed-elsewhere', 'unfinished', null]));
  }, 240_000);
});
