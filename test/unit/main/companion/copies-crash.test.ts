// The companion dies at every point of a run: whatever it had written down or asked for, the next start knows what is
// done and what is left, says so, and finishing ends as if nothing had happened.
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../../src/credentials/journal.ts';
import { settle } from '../../../fakes/clock.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { FakeStore } from '../../../fakes/seat.ts';
import { at, type Belongings, copiesFloor, NEW, OLD } from './copies-bench.ts';

/** What one companion still does before it dies: every write and every question counts, before and after its effect. */
class Life {
  #left: number;
  /** How many points there were. */
  points = 0;

  constructor(points: number) {
    this.#left = points;
  }

  /** Passes a point; never resolves once its life is over. */
  async pass(): Promise<void> {
    this.points++;
    if (this.#left-- <= 0) await new Promise<never>(() => undefined);
  }
}

class MortalStore extends FakeStore {
  readonly #life: Life;
  readonly #disk: FakeStore;

  constructor(disk: FakeStore, life: Life) {
    super();
    this.#disk = disk;
    this.#life = life;
  }

  override read(): Promise<unknown> {
    return this.#disk.read();
  }

  #last: Promise<unknown> = Promise.resolve();

  /** One after the other, as a file is written. */
  override write(value: unknown): Promise<void> {
    const copy = structuredClone(value);
    const written = this.#last.then(async () => {
      await this.#life.pass();
      await this.#disk.write(copy);
      await this.#life.pass();
    });
    this.#last = written;
    return written;
  }
}

class MortalKeychain extends FakeKeychain {
  readonly #life: Life;
  readonly #system: FakeKeychain;

  constructor(system: FakeKeychain, life: Life) {
    super();
    this.#system = system;
    this.#life = life;
    for (const [name, secret] of system.own) this.own.set(name, secret);
  }

  override async update(...question: Parameters<FakeKeychain['update']>): ReturnType<FakeKeychain['update']> {
    await this.#life.pass();
    const outcome = await this.#system.update(...question);
    await this.#life.pass();
    return outcome;
  }

  override find(pattern: Parameters<FakeKeychain['find']>[0]): ReturnType<FakeKeychain['find']> {
    return this.#system.find(pattern);
  }
}

const savedCredentials = [
  { id: 'vpn', name: 'VPN', service: 'vpn' },
  { id: 'rdp', name: 'RDP', service: 'host', aliases: ['host.corp.test'] },
  { id: 'proxy', name: 'Proxy', service: 'http*' },
  { id: 'new', name: 'New', service: 'new', create: true },
  { id: 'absent', name: 'Absent', service: 'absent' },
];
const SERVICES = ['vpn', 'host', 'host.corp.test', 'http 1', 'http 2', 'new', 'absent'];
const SAVED = ['vpn', 'host', 'host.corp.test', 'http 1', 'http 2'];

/** A run that dies after so many points, whatever it began with. */
async function liveThrough(why: 'reset' | 'elsewhere', points: number) {
  const room = copiesFloor({ settings: { savedCredentials } });
  const kept: Belongings = {
    store: new FakeStore(),
    signIns: new FakeStore(),
    copies: new FakeStore(),
    keychain: new FakeKeychain(),
  };
  for (const service of SAVED) kept.keychain.store(at(service), OLD);
  // It was there before, and knows how things stood.
  const before = room.workstation(kept);
  await before.start();
  before.stop();

  const life = new Life(points);
  const mortal = room.workstation({
    ...kept,
    copies: new MortalStore(kept.copies, life),
    keychain: new MortalKeychain(kept.keychain, life),
  });
  await mortal.start();
  if (why === 'elsewhere') {
    room.changeElsewhere();
    mortal.presence.tell('unlock');
    await mortal.clock.advance(3_000);
    void mortal.companion.handle('copies.enter', { password: NEW });
  } else void mortal.reset(NEW, room);
  // Nothing here waits for time: a run is over, or dead, when all that is ready has happened.
  for (let turn = 0; turn < 40; turn++) await settle();
  mortal.stop();
  await settle();
  return { room, kept, life, mortal };
}

const contents = ({ keychain }: Belongings) =>
  Object.fromEntries(SERVICES.map((service) => [service, keychain.stored(at(service))]));
const journalOf = ({ copies }: Belongings) => copies.value as Journal;
/** `already-right` is what an entry that was written before the end is found to be. */
const outcomes = ({ copies }: Belongings) =>
  (copies.value as Journal).accounts[0]?.run?.entries.map(({ id, state }) => [
    id,
    state === 'already-right' ? 'updated' : state,
  ]);

describe.each(['reset', 'elsewhere'] as const)('a run after a change: %s', (why) => {
  it('that dies anywhere is known for what it was, and finished to the same end', async () => {
    const whole = await liveThrough(why, Infinity);
    expect(contents(whole.kept)).toEqual({
      ...Object.fromEntries([...SAVED, 'new'].map((service) => [service, NEW])),
      absent: undefined,
    });
    expect(whole.life.points).toBeGreaterThan(30);
    const met = new Set<unknown>();
    for (let points = 0; points < whole.life.points; points++) {
      const { room, kept } = await liveThrough(why, points);
      const found = structuredClone(kept.copies.value) as Journal;
      const entries = found.accounts[0]?.run?.entries ?? [];
      // What it says was done has been done; what it does not say was begun has not.
      for (const { id, state } of entries) {
        if (state === 'updated') expect(contentsOf(kept, id)).not.toContain(OLD);
        if (state === 'planned') expect(contentsOf(kept, id)).not.toContain(NEW);
      }

      const next = room.workstation(kept);
      await next.start();
      const view = await next.view();
      met.add(view.need);
      // Before a run has begun every line waits for one.
      expect(view.lines.map(({ id, state }) => [id, state])).toEqual(
        view.need === 'changed-elsewhere'
          ? savedCredentials.map(({ id }) => [id, 'waiting'])
          : entries.map(({ id, state }) => [id, shownAs(state)]),
      );
      if (view.need === 'unfinished') {
        expect(next.notifier.present.notice.title).toBe('Your saved passwords are not all updated');
        expect(next.tray.face.tooltip).toContain('Saved copies of the password are not all updated');
      }
      if (view.need === null) expect(outcomes(kept)).toEqual(outcomes(whole.kept));
      else expect(await next.enter(NEW)).toMatchObject({ value: { verdict: 'current' } });
      expect((await next.view()).need).toBeNull();
      expect(contents(kept)).toEqual(contents(whole.kept));
      expect(outcomes(kept)).toEqual(outcomes(whole.kept));
      expect(journalOf(kept).accounts[0]).toMatchObject({
        applied: room.changedAt(),
        heard: room.changedAt(),
      });
    }
    expect(met).toEqual(new Set(['changed-elsewhere', 'unfinished', null]));
  });
});

function contentsOf(kept: Belongings, id: string): (string | undefined)[] {
  const services: Record<string, string[]> = {
    vpn: ['vpn'],
    rdp: ['host', 'host.corp.test'],
    proxy: ['http 1', 'http 2'],
    new: ['new'],
  };
  return (services[id] ?? []).map((service) => kept.keychain.stored(at(service)));
}

const shownAs = (state: string) =>
  state === 'planned' ? 'waiting' : state === 'intended' ? 'unknown' : state;
