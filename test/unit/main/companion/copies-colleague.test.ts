// A colleague resets their password in the window of somebody else's workstation: each sees what is theirs, and the
// server is told of both.
import { expect, it } from 'vitest';
import type { RouteBody } from '../../../../src/contract/api.ts';
import { settle } from '../../../fakes/clock.ts';
import { type CopiesDesk, copiesFloor, NEW, OLD, save } from './copies-bench.ts';
import { DAY, expiresIn } from './floor-bench.ts';

/** Anna resets at bea's; the keychain is prepared before. */
async function annaAtBeas(prepare: (desk: CopiesDesk) => void) {
  const room = copiesFloor({ settings: { checklist: { items: [] } } });
  room.server.statuses.set('bea', expiresIn(room.server, 60 * DAY));
  const desk = room.workstation(undefined, { osUser: 'bea' });
  save(desk.keychain, OLD);
  await desk.start();
  prepare(desk);
  await desk.reset(NEW, room);
  return { room, desk };
}
const locked = (desk: Pick<CopiesDesk, 'keychain'>) => void desk.keychain.faults.set('chat', 'locked');
const hanging = (desk: Pick<CopiesDesk, 'keychain'>) =>
  void (desk.keychain.hanging = Promise.withResolvers());
const told = ({ server }: CopiesDesk) =>
  server
    .requests('reportSavedCredentials')
    .map(({ body }) => (body as RouteBody<'reportSavedCredentials'>).items.map(({ outcome }) => outcome));

it("what is not in somebody else's keychain is nothing that a colleague lacks, nor what is out of reach there", async () => {
  const room = copiesFloor({
    settings: {
      savedCredentials: [
        { id: 'chat', name: 'Chat', service: 'chat', required: true },
        { id: 'rdp', name: 'RDP', service: 'TERMSRV/host', exactTarget: true, required: true },
      ],
    },
  });
  const desk = room.workstation(undefined, { osUser: 'bea' });
  await desk.start();
  await desk.reset(NEW, room);
  expect(await desk.call('reset.current')).toMatchObject({
    value: {
      credentials: [{ id: 'chat', state: 'not-found', required: false }],
      canRetryCredentials: false,
    },
  });
  expect(desk.server.requests('reportSavedCredentials')).toMatchObject([
    { body: { items: [{ id: 'chat', outcome: 'not-found' }] } },
  ]);
  expect(JSON.stringify(desk.server.requests('reportSavedCredentials'))).not.toContain('required');
  expect(desk.keychain.lettings).toBe(1);
});

it('what is left of a colleague can be tried again by them alone, and the reset tells of each try', async () => {
  const { desk } = await annaAtBeas(locked);
  expect(await desk.view()).toMatchObject({ need: null, canRetry: false, activity: 'idle', username: 'bea' });
  expect((await desk.view()).lines.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  const asked = desk.questions().length;
  expect(await desk.call('copies.retry')).toMatchObject({ error: { code: 'forbidden' } });
  expect(desk.questions()).toHaveLength(asked);
  expect(await desk.call('reset.current')).toMatchObject({ value: { canRetryCredentials: true } });
  desk.keychain.faults.clear();
  expect(await desk.call('reset.retry-credentials')).toMatchObject({ ok: true });
  expect(told(desk)).toEqual([
    ['updated', 'locked', 'not-found'],
    ['updated', 'updated', 'not-found'],
  ]);
});

it('while the copies of a colleague are updated, who sits there sees nothing of it', async () => {
  const { desk } = await annaAtBeas(hanging);
  await desk.clock.advance(2_000);
  expect(await desk.view()).toMatchObject({ activity: 'idle', canRetry: false });
  expect(await desk.call('reset.current')).toMatchObject({
    value: { waitingForKeychain: true, credentials: [{ state: 'working' }, {}, {}] },
  });
  await desk.call('copies.stop-waiting');
  expect(await desk.call('reset.current')).toMatchObject({ value: { waitingForKeychain: true } });
  await desk.call('reset.stop-waiting');
  expect(told(desk)).toEqual([['cancelled', 'cancelled', 'cancelled']]);
});

it('what is left of who sits there stays so, and is told, beside the run of a colleague', async () => {
  const { room, desk } = await annaAtBeas((one) => {
    hanging(one);
    locked(one);
  });
  room.server.statuses.set('bea', expiresIn(room.server, 90 * DAY));
  await desk.clock.advance(20 * 60_000);
  await desk.call('home.refresh');
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere', activity: 'idle' });
  expect(room.reports.at(-1)).toMatchObject({ username: 'bea' });
  expect(await desk.enter(OLD)).toMatchObject({ error: { code: 'busy' } });
  desk.keychain.hanging?.resolve(undefined);
  await settle();
  await desk.call('copies.dismiss');
  expect(await desk.view()).toMatchObject({ need: null, leftToOwner: true });
  expect(await desk.call('reset.current')).toMatchObject({ value: { canRetryCredentials: true } });
});

it("the list of who sits there is no colleague's to see to: a reset says whether it is about them", async () => {
  const { desk } = await annaAtBeas(() => undefined);
  expect(await desk.call('reset.current')).toMatchObject({ value: { username: 'anna', own: false } });
  const own = copiesFloor();
  const atHome = own.workstation();
  await atHome.start();
  await atHome.reset(NEW, own);
  expect(await atHome.call('reset.current')).toMatchObject({ value: { own: true } });
});

it.each(['ANNA', String.raw`corp\anna`])(
  'a reset under the name %s is about anna all the same',
  async (username) => {
    const room = copiesFloor();
    const desk = room.workstation();
    await desk.start();
    await desk.reset(NEW, room, username);
    expect(await desk.call('reset.current')).toMatchObject({ value: { username, own: true } });
  },
);

const accounts = (desk: Pick<CopiesDesk, 'journal'>) =>
  desk.journal()?.accounts.map(({ username }) => username);

it('nothing of a colleague stays on the disk once they have read how it went', async () => {
  const { room, desk } = await annaAtBeas(locked);
  expect(accounts(desk)).toContain('anna');
  room.server.statuses.set('bea', expiresIn(room.server, 90 * DAY));
  await desk.comeBack();
  expect(await desk.call('reset.current')).toMatchObject({
    value: { credentials: [{ state: 'updated' }, { state: 'locked' }, { state: 'not-found' }] },
  });
  await desk.call('reset.finish');
  expect(accounts(desk)).toEqual(['bea']);
  expect(JSON.stringify(desk.journal())).not.toContain('anna');
  expect(await desk.view()).toMatchObject({ need: 'changed-elsewhere' });
});

it('of a run that is under way when they go nothing stays at its end, and it is told', async () => {
  const { desk } = await annaAtBeas(hanging);
  await desk.call('reset.finish');
  expect(accounts(desk)).toContain('anna');
  desk.keychain.hanging?.resolve(undefined);
  await settle();
  expect(told(desk)).toEqual([['updated', 'updated', 'not-found']]);
  await settle();
  expect(accounts(desk)).toEqual(['bea']);
});

it('what runs that were cut off have left of colleagues is gone at the next start, and nothing of who sits there', async () => {
  const { room, desk } = await annaAtBeas(() => undefined);
  const found = desk.journal()!;
  desk.stop();
  await settle();
  const [anna, bea] = ['anna', 'bea'].map((name) =>
    found.accounts.find(({ username }) => username === name)!,
  );
  const colleagues = Array.from({ length: 19 }, (_none, index) => ({
    ...anna!,
    username: `agent-${index}`,
    names: null,
  }));
  desk.kept.copies.value = { ...found, accounts: [...colleagues, { ...bea!, leftToOwner: bea!.heard }] };
  const next = room.workstation(desk.kept, { osUser: 'bea' });
  await next.start();
  expect(accounts(next)).toEqual(['bea']);
  expect(await next.view()).toMatchObject({ leftToOwner: true });
});
