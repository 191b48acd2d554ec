// An API that answers, but not what was asked: nothing is said of the network, and nobody waits for somebody else's fault.
import { describe, expect, it } from 'vitest';
import { problem, unreachable } from '../../../fakes/reset-api.ts';
import { settings } from './companion-bench.ts';
import { type Bench, floor, MINUTE } from './floor-bench.ts';

const dayLong = problem('too-many-requests', { status: 429, retryAfterSeconds: 86_400 });
const ask = (desk: Bench) => desk.companion.handle('home.refresh', undefined);
const asked = ({ server }: Bench) =>
  server.requests('readPasswordStatus').map(({ query }) => (query as { username: string }).username);

describe('a question that is refused', () => {
  it.each([
    ['too many', dayLong],
    ['its proof', problem('proof-of-key-needed', { status: 401 })],
  ])('for %s is no silence: the last word holds', async (_what, refusal) => {
    const desk = floor().workstation();
    await desk.start();
    desk.server.on('readPasswordStatus', refusal);
    expect(await ask(desk)).toMatchObject({ value: { connection: 'current', face: 'soon' } });
  });

  it.each([
    ['nobody', unreachable],
    ['a service that is down', problem('directory-unavailable', { status: 503, retryAfterSeconds: 60 })],
  ])('by %s is', async (_who, silence) => {
    const desk = floor().workstation();
    await desk.start();
    desk.server.on('readPasswordStatus', silence);
    expect(await ask(desk)).toMatchObject({ value: { connection: 'offline' } });
  });
});

describe('being told to wait', () => {
  it('is about who sat there, not about the next one', async () => {
    const { workstation, server, clock } = floor({ settings: { seat: { mode: 'sign-in' } } });
    const desk = workstation();
    await desk.start();
    server.statuses.set('bea', server.statuses.get('anna')!);
    desk.server.on('readPasswordStatus', dayLong);
    await desk.companion.handle('seat.enter', { username: 'anna' });
    await clock.advance(2 * MINUTE);
    expect(asked(desk)).toEqual(['anna']);
    await desk.companion.handle('seat.enter', { username: 'bea' });
    await clock.advance(2_000);
    expect(asked(desk)).toEqual(['anna', 'bea']);
  });

  it('is about the set-up of then, not about the next one', async () => {
    const { workstation, clock, reading } = floor();
    const desk = workstation();
    desk.server.on('readPasswordStatus', dayLong);
    await desk.start();
    desk.presence.tell('network', 'unlock');
    await clock.advance(2 * MINUTE);
    expect(asked(desk)).toHaveLength(1);
    desk.settings.reading = settings({
      ...(reading() as { settings: object }).settings,
      apiAddress: 'https://other.corp.test',
    });
    desk.companion.open('home');
    await clock.advance(3_000);
    expect(asked(desk)).toHaveLength(2);
  });
});
