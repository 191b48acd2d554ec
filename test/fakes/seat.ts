// The workstation, who is there, and what is kept between starts, in memory.
import type {
  Autostart,
  Cancel,
  Domain,
  Presence,
  PresenceEvent,
  Store,
  Workstation,
} from '../../main/ports.ts';

/** A file that survives the companion that wrote it. */
export class FakeStore implements Store {
  value: unknown;
  /** While true nothing can be written. */
  full = false;
  /** How often something was written. */
  writes = 0;

  read(): Promise<unknown> {
    return Promise.resolve(structuredClone(this.value));
  }

  write(value: unknown): Promise<void> {
    if (this.full) return Promise.reject(new Error('no space left'));
    this.writes++;
    // As a file would: what can't be written as JSON is lost.
    this.value = JSON.parse(JSON.stringify(value)) as unknown;
    return Promise.resolve();
  }
}

export class FakeDomain implements Domain {
  answer: 'yes' | 'no' | 'none' = 'none';

  reachable(): Promise<'yes' | 'no' | 'none'> {
    return Promise.resolve(this.answer);
  }
}

export class FakePresence implements Presence {
  idle = 0;
  /** What is found out when somebody asks how it is now: told before that is settled. */
  readonly now: PresenceEvent[] = [];
  readonly #listeners = new Set<(event: PresenceEvent) => void>();

  on(listener: (event: PresenceEvent) => void): Cancel {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async settled(): Promise<void> {
    // Somebody is asked, as in life.
    await Promise.resolve();
    this.tell(...this.now);
  }

  idleSeconds(): Promise<number> {
    return Promise.resolve(this.idle);
  }

  tell(...events: PresenceEvent[]): void {
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}

export const fakeWorkstation = (more: Partial<Workstation> = {}): Workstation => ({
  name: 'FLOOR-12',
  osUser: 'anna',
  domain: 'CORP',
  platform: 'linux',
  osVersion: 'Debian 12',
  signIn: 'boot-1 audit 3',
  zone: () => 'Europe/Berlin',
  ...more,
});

export class FakeAutostart implements Autostart {
  on: boolean | undefined;

  set(on: boolean): Promise<boolean> {
    this.on = on;
    return Promise.resolve(on);
  }
}
