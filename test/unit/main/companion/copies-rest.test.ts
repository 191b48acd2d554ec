// The rest of the list in a whole companion: ticked off, kept, opened again by a later change, and verified where a lock
// and an unlock on the network can do that.
import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/clock.ts';
import { type CopiesDesk, copiesFloor, LISTED, NEW, OLD, save } from './copies-bench.ts';

const ITEMS = { items: ['windows-sign-in', 'wifi', 'phone'], own: [{ id: 'badge', name: 'Badge printer' }] };
const SIGN_IN = 'windows-sign-in';

/** After a change elsewhere, with its password written everywhere: the list is what is left. */
async function afterChange(settings: object = {}) {
  const room = copiesFloor({ settings: { checklist: ITEMS, ...settings } });
  const desk = room.workstation(undefined, { platform: 'win32' });
  save(desk.keychain, OLD);
  await desk.start();
  room.changeElsewhere();
  await desk.comeBack();
  await desk.enter(NEW);
  return { room, desk };
}
const states = async (desk: CopiesDesk) =>
  Object.fromEntries((await desk.view()).checklist.map(({ id, state }) => [id, state]));
const checks = async (desk: CopiesDesk) =>
  Object.fromEntries((await desk.view()).checklist.map(({ id, check }) => [id, check]));
const tick = (desk: CopiesDesk, id: string, done = true) => desk.call('copies.tick', { id, done });
const verify = (desk: CopiesDesk, id = SIGN_IN) => desk.call('copies.verify', { id });
const OPEN = { 'windows-sign-in': 'open', wifi: 'open', phone: 'open', badge: 'open' };

describe('ticks', () => {
  it('are kept across restarts, set and taken away', async () => {
    const { desk, room } = await afterChange();
    expect(await states(desk)).toEqual(OPEN);
    for (const id of ['wifi', 'badge', 'phone']) await tick(desk, id);
    await tick(desk, 'phone', false);
    desk.stop();
    const next = room.workstation(desk.kept, { platform: 'win32' });
    await next.start();
    expect(await states(next)).toEqual({ ...OPEN, wifi: 'done', badge: 'done' });
    await tick(next, 'wifi');
    expect(next.journal()?.accounts[0]?.checklist?.done).toEqual(['badge', 'wifi']);
  });

  it('are all taken away by a later change, not by the same one heard again', async () => {
    const { desk, room } = await afterChange();
    desk.domain.answer = 'yes';
    await verify(desk);
    desk.presence.tell('lock', 'unlock');
    await tick(desk, 'wifi');
    await desk.comeBack();
    expect(await states(desk)).toEqual({ ...OPEN, 'windows-sign-in': 'verified', wifi: 'done' });
    room.changeElsewhere('the next one');
    await desk.comeBack();
    expect(await states(desk)).toEqual(OPEN);
  });

  it('are for required copies that are out of reach as well, not for those that need not be there', async () => {
    const beyond = (id: string, required: boolean) =>
      ({ id, name: id.toUpperCase(), service: `TERMSRV/${id}`, exactTarget: true, required }) as const;
    const { desk } = await afterChange({
      savedCredentials: [...LISTED, beyond('rdp', true), beyond('phone', false)],
    });
    const [first, ...others] = (await desk.view()).checklist;
    expect(first).toMatchObject({ kind: 'saved', id: 'saved:rdp', name: 'RDP', state: 'open' });
    expect(others.map(({ id }) => id)).toEqual(Object.keys(OPEN));
    await tick(desk, 'saved:rdp');
    expect(desk.journal()?.accounts[0]?.checklist?.done).toEqual(['saved:rdp']);
  });

  it('of what is not on the list are none', async () => {
    const { desk } = await afterChange();
    await tick(desk, 'mail-app');
    expect(desk.journal()?.accounts[0]?.checklist?.done).toEqual([]);
  });

  it('are none before the first change', async () => {
    const desk = copiesFloor({ settings: { checklist: ITEMS } }).workstation();
    await desk.start();
    await tick(desk, 'wifi');
    expect((await desk.view()).checklist).toEqual([]);
  });
});

describe('the sign-in to Windows', () => {
  it('is verified by a lock and an unlock after the domain was seen, and stays so', async () => {
    const { desk, room } = await afterChange();
    expect(await checks(desk)).toEqual({
      'windows-sign-in': 'offered',
      wifi: 'none',
      phone: 'none',
      badge: 'none',
    });
    desk.domain.answer = 'yes';
    await verify(desk);
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'domain-reachable' });
    desk.presence.tell('lock');
    await settle();
    expect(await states(desk)).toEqual(OPEN);
    desk.presence.tell('unlock');
    await settle();
    expect(await states(desk)).toMatchObject({ [SIGN_IN]: 'verified' });
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'offered' });
    desk.stop();
    const next = room.workstation(desk.kept, { platform: 'win32' });
    await next.start();
    expect(await states(next)).toMatchObject({ [SIGN_IN]: 'verified' });
    await tick(next, SIGN_IN, false);
    expect(await states(next)).toMatchObject({ [SIGN_IN]: 'open' });
  });

  it.each(['no', 'none'] as const)('is not verified where the domain answers %s', async (answer) => {
    const { desk } = await afterChange();
    desk.domain.answer = answer;
    await verify(desk);
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'domain-away' });
    desk.domain.answer = 'yes';
    desk.presence.tell('lock', 'unlock');
    await settle();
    expect(await states(desk)).toEqual(OPEN);
  });

  it('is not verified where the domain is away at the unlock: Windows remembers the old password', async () => {
    const { desk } = await afterChange();
    desk.domain.answer = 'yes';
    await verify(desk);
    desk.presence.tell('lock');
    desk.domain.answer = 'no';
    desk.presence.tell('unlock');
    await settle();
    expect(await states(desk)).toEqual(OPEN);
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'domain-away' });
  });

  it('is not verified by an unlock without a lock, or by what nobody asked to be checked', async () => {
    const { desk } = await afterChange();
    desk.domain.answer = 'yes';
    desk.presence.tell('lock', 'unlock');
    await verify(desk);
    desk.presence.tell('unlock');
    await settle();
    expect(await states(desk)).toEqual(OPEN);
    desk.domain.answer = 'no';
    await verify(desk, 'wifi');
    expect(await checks(desk)).toMatchObject({ wifi: 'none', [SIGN_IN]: 'domain-reachable' });
  });

  it('is not verified by a lock from before a later change', async () => {
    const { desk, room } = await afterChange();
    desk.domain.answer = 'yes';
    await verify(desk);
    desk.presence.tell('lock');
    room.changeElsewhere('the next one');
    desk.presence.tell('network');
    await desk.clock.advance(3_000);
    desk.presence.tell('unlock');
    await settle();
    expect(await states(desk)).toMatchObject({ [SIGN_IN]: 'open' });
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'offered' });
    await verify(desk);
    desk.presence.tell('unlock');
    await settle();
    expect(await states(desk)).toMatchObject({ [SIGN_IN]: 'open' });
  });

  it('shows that it is being checked, and a domain that breaks is one that is away', async () => {
    const { desk } = await afterChange();
    const asked = Promise.withResolvers<'yes'>();
    desk.domain.reachable = () => asked.promise;
    const verifying = verify(desk);
    await settle();
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'checking' });
    asked.reject(new Error('no DNS'));
    await verifying;
    expect(await checks(desk)).toMatchObject({ [SIGN_IN]: 'domain-away' });
  });
});
