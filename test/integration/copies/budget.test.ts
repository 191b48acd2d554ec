// Two slips of the fingers under the usual threshold of five: the companion, over the real server and its budget, tells
// that no try is left and until when, never writes, never locks; after the window the right password updates all.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../../src/contract/api.ts';
import { good } from '../../fakes/reset-api.ts';
import { type CountedDatabase, openCountedDatabase } from '../../support/engine.ts';
import { openWorkstations } from '../../support/workstations.ts';
import { at, copiesFloor, NEW, OLD, save } from '../../unit/main/companion/copies-bench.ts';
import { MINUTE } from '../../unit/main/companion/floor-bench.ts';

const WINDOW_MINUTES = 30;

let database: CountedDatabase;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());

/** A workstation of anna's, after a change elsewhere, whose typed passwords the real server judges. */
async function annasSeat() {
  const server = openWorkstations({ db: database.db });
  server.directory.setPolicy({ lockoutThreshold: 5, observationMinutes: WINDOW_MINUTES, lockoutMinutes: 30 });
  const device = await server.enrol('FLOOR-12 / anna');
  const room = copiesFloor();
  const desk = room.workstation();
  save(desk.keychain, OLD);
  await desk.start();
  await desk.clock.advance(MINUTE);
  room.changeElsewhere(NEW);
  await desk.comeBack();
  const id = server.directory.add({
    username: 'anna',
    password: NEW,
    passwordChangedAt: new Date(room.changedAt()),
  });
  desk.server.on('verifyPassword', async ({ body }) => {
    const reply = await device.call('POST', '/v1/password-verifications', { body });
    expect(reply.status).toBe(200);
    return good(routes.verifyPassword.reply.parse(reply.body));
  });
  return { server, desk, id };
}

test('two wrong tries of five: the right one waits for the window, is told until when, and then updates all', async () => {
  const { server, desk, id } = await annasSeat();
  for (const slip of ['slip one', 'slip two'])
    expect(await desk.enter(slip)).toMatchObject({ value: { verdict: 'wrong', view: { unsure: null } } });
  const until = new Date(server.clock.now().getTime() + WINDOW_MINUTES * MINUTE).toISOString();

  expect(await desk.enter(NEW)).toMatchObject({
    value: {
      verdict: 'undetermined',
      view: { need: 'changed-elsewhere', unsure: 'no-try-left', retryAt: until },
    },
  });
  expect(await server.directory.badPasswordCount(id)).toBe(2);
  expect((await server.directory.read(id))!.locked).toBe(false);
  expect(desk.questions()).toEqual([]);
  expect(desk.keychain.stored(at('vpn'))).toBe(OLD);
  // Who comes back to the screen still reads it.
  expect(await desk.view()).toMatchObject({ unsure: 'no-try-left', retryAt: until });

  server.clock.advance(WINDOW_MINUTES * 60 - 1);
  expect(await desk.enter(NEW)).toMatchObject({
    value: { verdict: 'undetermined', view: { retryAt: until } },
  });
  server.clock.advance(1);
  expect(await desk.enter(NEW)).toMatchObject({ value: { verdict: 'current' } });
  for (const copy of ['vpn', 'chat']) expect(desk.keychain.stored(at(copy))).toBe(NEW);
  expect(await desk.view()).toMatchObject({ need: null, unsure: null, retryAt: null });
  await server.close();
});
