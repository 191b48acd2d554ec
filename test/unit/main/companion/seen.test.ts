// Whether somebody can see what is shown: locked and left are two facts, and only a person undoes them.
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../../../src/contract/ipc.ts';
import type { PresenceEvent } from '../../../../main/ports.ts';
import { settle } from '../../../fakes/clock.ts';
import { type Bench, expiresIn, floor, HOUR, said } from './floor-bench.ts';

/** A seat in the last hours before the expiry: a reminder is due, and the window wants to the front. */
async function away(...events: PresenceEvent[]): Promise<Bench> {
  const desk = floor({ status: (server) => expiresIn(server, 5 * HOUR) }).workstation();
  desk.presence.now.push(...events);
  await desk.start();
  return desk;
}

const isSilent = (desk: Bench) => {
  expect(said(desk)).toEqual([]);
  expect(desk.windows.isOpen).toBe(false);
};

describe('a seat that nobody sees', () => {
  it.each<[PresenceEvent[], PresenceEvent]>([
    [['lock', 'leave', 'enter'], 'unlock'],
    [['lock', 'leave', 'unlock'], 'enter'],
    [['leave', 'lock', 'unlock'], 'enter'],
    [['lock'], 'unlock'],
    [['leave'], 'enter'],
  ])('after %j is silent until %s', async (events, last) => {
    const desk = await away();
    desk.windows.close();
    desk.presence.tell(...events);
    const before = said(desk).length;
    await desk.clock.advance(3 * HOUR);
    expect(said(desk)).toHaveLength(before);
    expect(desk.windows.isOpen).toBe(false);
    desk.presence.tell(last);
    await desk.clock.advance(2_000);
    expect(said(desk)).toHaveLength(before + 1);
  });

  it.each(['lock', 'leave'] as const)('is so from its start where the desktop says %s', async (event) => {
    const desk = await away(event);
    isSilent(desk);
    desk.presence.tell(event === 'lock' ? 'unlock' : 'enter');
    await desk.clock.advance(2_000);
    expect(said(desk)).toHaveLength(1);
    expect(desk.windows.isOpen).toBe(true);
  });

  it.each<[OperationName, unknown]>([
    ['app.state', undefined],
    ['home.current', undefined],
    ['home.refresh', undefined],
    ['reset.current', undefined],
    ['session.current', undefined],
  ])('is not seen because the window asks for %s by itself', async (operation, input) => {
    const desk = await away('lock');
    const asking = desk.companion.handle(operation, input);
    await desk.clock.advance(2_000);
    await asking;
    isSilent(desk);
  });

  it('is seen by who presses something in it', async () => {
    const desk = await away('lock', 'leave');
    await desk.companion.handle('app.open-help-desk', undefined);
    desk.presence.tell('network');
    await desk.clock.advance(2_000);
    await settle();
    expect(said(desk)).toHaveLength(1);
  });
});
