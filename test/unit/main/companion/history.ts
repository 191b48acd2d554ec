// A floor of two whole companions for one person, to which anything may happen: sleep, moved clocks, travel, restarts,
// lost networks, locked screens, desktops that show nothing.
import type { HomeView } from '../../../../src/contract/ipc.ts';
import type { PasswordStatus, Reminder, ReminderStage } from '../../../../src/contract/reminders.ts';
import { stageKey } from '../../../../src/expiry/ledger.ts';
import type { ResetApi } from '../../../../main/ports.ts';
import { FakeClock, settle } from '../../../fakes/clock.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { ReminderServer } from '../../../fakes/reminder-server.ts';
import { FakeStore } from '../../../fakes/seat.ts';
import { SeatClock } from '../../../fakes/seat-clock.ts';
import { companionBench, settings } from './companion-bench.ts';

const MINUTE = 60_000;

/** Several companions that look, claim, show and report at the same moment. */
async function settleAll(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await settle();
}

export type Event =
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'sleep'; readonly who: number; readonly minutes: number; readonly told: boolean }
  | { readonly kind: 'clock'; readonly who: number; readonly minutes: number }
  | { readonly kind: 'zone'; readonly who: number; readonly zone: string }
  | { readonly kind: 'network'; readonly who: number; readonly on: boolean }
  | { readonly kind: 'lock'; readonly who: number; readonly on: boolean }
  | { readonly kind: 'desktop'; readonly who: number; readonly outcome: 'shown' | 'suppressed' | 'failed' }
  | { readonly kind: 'restart'; readonly who: number }
  | { readonly kind: 'later'; readonly who: number }
  | { readonly kind: 'status'; readonly status: PasswordStatus };

/** A reminder that came to a screen. */
export interface Showing {
  readonly by: number;
  readonly at: number;
  readonly stage: ReminderStage;
  readonly key: string;
  /** Whether the API gave the right to show it. */
  readonly claimed: boolean;
  readonly body: string;
  /** What was so then. */
  readonly status: PasswordStatus;
}

interface Line {
  readonly stage: ReminderStage;
  readonly outcome: string;
  readonly claim: string | null;
}

export class Workstation {
  readonly #floor: HistoryFloor;
  readonly #index: number;
  readonly #left = { store: new FakeStore(), signIns: new FakeStore(), keychain: new FakeKeychain() };
  readonly clock: SeatClock;
  readonly #way: ReturnType<ReminderServer['connect']>;
  zone: string;
  #bench!: ReturnType<typeof companionBench>;
  #asleep = false;
  #locked = false;
  /** Nothing has kept it from showing what is due since then, by the server's clock; Infinity: something does. */
  ableSince = Infinity;
  /** Every word of it that a person may have read, to be looked through for numbers that can't be. */
  readonly words: string[] = [];

  constructor(floor: HistoryFloor, index: number, zone: string) {
    this.#floor = floor;
    this.#index = index;
    this.zone = zone;
    this.clock = new SeatClock(floor.time);
    this.#way = floor.server.connect();
  }

  async start(): Promise<void> {
    this.clock.stop();
    const { server } = this.#floor;
    const { api } = this.#way.script;
    this.#bench = companionBench({
      ...this.#left,
      clock: this.clock,
      reading: settings({ enrolmentToken: server.enrolmentToken, ...this.#floor.settings }),
      workstation: { zone: () => this.zone },
      connectApi: (_address, onServerTime) =>
        Object.fromEntries(
          Object.entries(api).map(([name, call]) => [
            name,
            async (request: never) => {
              const result = await (call as (request: never) => ReturnType<ResetApi['discover']>)(request);
              const now = this.clock.elapsed();
              if (!this.#way.away) onServerTime({ serverMs: server.now(), askedAt: now, heardAt: now });
              return result;
            },
          ]),
        ) as unknown as ResetApi,
    });
    this.#watchScreen();
    if (this.#locked) this.#bench.presence.now.push('lock');
    await this.#bench.companion.start();
    this.#disturbed();
  }

  async home(): Promise<HomeView> {
    const answer = await this.#bench.companion.handle('home.current', undefined);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    this.words.push(this.#bench.tray.face.tooltip);
    return answer.value as HomeView;
  }

  async happens(event: Exclude<Event, { kind: 'wait' | 'status' }>): Promise<void> {
    const { presence, notifier } = this.#bench;
    switch (event.kind) {
      case 'sleep':
        if (event.told) presence.tell('suspend');
        this.clock.fallAsleep();
        this.#asleep = true;
        await this.#floor.pass(event.minutes);
        this.clock.wakeUp();
        this.#asleep = false;
        // The bus may hand over both words only now.
        if (!event.told) presence.tell('suspend');
        presence.tell('resume');
        break;
      case 'clock':
        this.clock.moveBy(event.minutes * MINUTE);
        break;
      case 'zone':
        this.zone = event.zone;
        break;
      case 'network':
        this.#way.away = !event.on;
        if (event.on) presence.tell('network');
        break;
      case 'lock':
        this.#locked = event.on;
        presence.tell(event.on ? 'lock' : 'unlock');
        break;
      case 'desktop':
        notifier.outcome = event.outcome;
        break;
      case 'restart':
        await this.start();
        notifier.outcome = 'shown';
        break;
      case 'later':
        if (notifier.notices.some(({ open }) => open)) notifier.touch('later');
        break;
    }
    await settleAll();
    this.#disturbed();
  }

  #disturbed(): void {
    const able =
      !this.#way.away && !this.#locked && !this.#asleep && this.#bench.notifier.outcome === 'shown';
    this.ableSince = able ? this.#floor.server.now() : Infinity;
  }

  /** What is about to be shown is written down before: that says which stage it is. */
  #watchScreen(): void {
    const { notifier } = this.#bench;
    const show = notifier.show.bind(notifier);
    notifier.show = (notice, heard) => {
      const written = this.#left.store.value as { readonly lines: readonly Line[] };
      const line = written.lines.findLast(({ outcome }) => outcome === 'intended');
      if (line === undefined) throw new Error('shown, but not written down');
      const { server, showings } = this.#floor;
      if (notifier.outcome === 'shown')
        showings.push({
          by: this.#index,
          at: server.now(),
          stage: line.stage,
          key: stageKey(line.stage),
          claimed: line.claim !== null,
          body: notice.body,
          status: this.#floor.status,
        });
      this.words.push(notice.title, notice.body);
      return show(notice, heard);
    };
  }
}

export class HistoryFloor {
  readonly time: FakeClock;
  readonly server: ReminderServer;
  readonly settings: object;
  readonly showings: Showing[] = [];
  /** By the server's clock. */
  statusSince = -Infinity;
  readonly workstations: readonly Workstation[];

  constructor(start: number, reminders: object, zones: readonly string[]) {
    this.time = new FakeClock(start, settleAll);
    this.server = new ReminderServer(this.time);
    // What is to be seen to after a change has notices of its own.
    this.settings = { reminders, checklist: { items: [] } };
    this.workstations = zones.map((zone, index) => new Workstation(this, index, zone));
  }

  async pass(minutes: number): Promise<void> {
    await this.time.advance(minutes * MINUTE);
    await settleAll();
  }

  /** How the password stands in truth. */
  get status(): PasswordStatus {
    return this.server.statuses.get('anna')!;
  }
  set status(status: PasswordStatus) {
    this.server.statuses.set('anna', status);
    this.statusSince = this.server.now();
  }

  /** The account's ledger as the API has it. */
  ledger(): Reminder[] {
    return this.server.ledger('anna');
  }
}
