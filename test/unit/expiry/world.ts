// A floor in little: one account, a server with its ledger, workstations that sleep, restart and lose the network. Each
// does what the companion does: look, claim, show, report; nothing of the schedule is written here again.
import type { PasswordStatus, Reminder } from '../../../src/contract/reminders.ts';
import { mergeLedgers, stageKey } from '../../../src/expiry/ledger.ts';
import { schedule } from '../../../src/expiry/schedule.ts';
import type { ReminderSettings } from '../../../src/settings/reminder-settings.ts';
import { HOUR, instant } from './facts.ts';

export interface Showing {
  readonly key: string;
  readonly at: number;
  readonly by: number;
  readonly online: boolean;
  /** What was true when it was shown. */
  readonly status: PasswordStatus;
}

interface Workstation {
  online: boolean;
  awake: boolean;
  zone: string;
  /** What it was told last. */
  known: { status: PasswordStatus; ledger: readonly Reminder[] } | null;
  /** Kept over restarts. */
  local: Reminder[];
  /** Of those, how many the server has heard of. */
  reported: number;
  nextLook: number;
}

export class World {
  readonly showings: Showing[] = [];
  readonly settings: ReminderSettings;
  now: number;
  status: PasswordStatus;
  readonly #ledger: Reminder[] = [];
  readonly #workstations: Workstation[];

  constructor(now: number, status: PasswordStatus, settings: ReminderSettings, zones: readonly string[]) {
    this.now = now;
    this.status = status;
    this.settings = settings;
    this.#workstations = zones.map((zone) => ({
      online: true,
      awake: true,
      zone,
      known: null,
      local: [],
      reported: 0,
      nextLook: now,
    }));
  }

  /** Lets time pass; whoever is awake looks when it has to. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = Math.min(
        ...this.#workstations
          .filter(({ awake }) => awake)
          .map(({ nextLook }) => Math.max(nextLook, this.now)),
      );
      if (next > end) break;
      this.now = next;
      this.#workstations.forEach((workstation, index) => {
        if (workstation.awake && workstation.nextLook <= this.now) this.#look(workstation, index);
      });
    }
    this.now = end;
  }

  change(index: number, change: Partial<Pick<Workstation, 'online' | 'awake' | 'zone'>>): void {
    const workstation = this.#at(index);
    Object.assign(workstation, change);
    // Waking up, a network that comes back: looked at once.
    workstation.nextLook = this.now;
  }

  restart(index: number): void {
    const workstation = this.#at(index);
    workstation.known = null;
    workstation.nextLook = this.now;
  }

  snooze(index: number, minutes: number): void {
    const last = this.#at(index).local.findLast(({ outcome }) => outcome === 'shown');
    if (last === undefined) return;
    const line = { ...last, outcome: 'snoozed' as const, until: instant(this.now + minutes * 60_000) };
    this.#at(index).local = this.#at(index).local.map((other) => (other === last ? line : other));
    if (this.#at(index).online) this.#report(line);
  }

  #at(index: number): Workstation {
    const workstation = this.#workstations[index % this.#workstations.length];
    if (workstation === undefined) throw new Error('a world without workstations');
    return workstation;
  }

  #look(workstation: Workstation, index: number): void {
    if (workstation.online) {
      for (const line of workstation.local.slice(workstation.reported)) this.#report(line);
      workstation.reported = workstation.local.length;
      workstation.known = { status: this.status, ledger: this.#ledger.slice(-20) };
    }
    // Asked anew at some time, whatever the schedule says.
    workstation.nextLook = this.now + 12 * HOUR;
    if (workstation.known === null) return;
    const { status } = workstation.known;
    const ledger = mergeLedgers(workstation.known.ledger, workstation.local.slice(-20));
    const { due, lookAgainAt } = schedule({
      status,
      ledger,
      settings: this.settings,
      now: this.now,
      zone: workstation.zone,
    });
    if (lookAgainAt !== null) workstation.nextLook = Math.min(workstation.nextLook, lookAgainAt);
    if (due === null) return;
    const line: Reminder = {
      stage: due.stage,
      channel: 'workstation',
      outcome: 'shown',
      at: instant(this.now),
      until: null,
    };
    if (workstation.online && !this.#report(line)) return;
    workstation.local.push(line);
    if (workstation.online) workstation.reported = workstation.local.length;
    this.showings.push({
      key: stageKey(line.stage),
      at: this.now,
      by: index,
      online: workstation.online,
      status,
    });
  }

  /** False: another workstation has shown it. */
  #report(line: Reminder): boolean {
    const key = stageKey(line.stage);
    const index = this.#ledger.findIndex(({ stage }) => stageKey(stage) === key);
    if (index === -1) this.#ledger.push(line);
    else if (line.outcome === 'snoozed') this.#ledger[index] = line;
    return index === -1;
  }
}
