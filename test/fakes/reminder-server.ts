// The reset API as a floor of workstations sees it: devices, how passwords stand, one ledger per account. A model of
// what the contract promises, with a network that each workstation can lose.
import type { Reminder, ReminderStage } from '../../src/contract/reminders.ts';
import type { PasswordStatus } from '../../src/contract/reminders.ts';
import { hasReached, sameRow, stageKey } from '../../src/expiry/ledger.ts';
import { openStage, hasOpened } from '../../src/expiry/stages.ts';
import { standingAt } from '../../src/expiry/standing.ts';
import { ReminderSettings } from '../../src/settings/reminder-settings.ts';
import type { RouteReply } from '../../src/contract/api.ts';
import type { ApiResult } from '../../main/ports.ts';
import type { FakeClock } from './clock.ts';
import { good, problem, scriptedApi, type ScriptedApi, unreachable } from './reset-api.ts';

interface Claim {
  readonly username: string;
  readonly stage: ReminderStage;
  readonly device: string;
  readonly at: number;
  line: Reminder | undefined;
}

/** A claim that nobody reports as shown by then is open to others. Milliseconds. */
const LAPSES_MS = 120_000;

export class ReminderServer {
  readonly #clock: FakeClock;
  readonly #devices = new Map<string, { readonly id: string; revoked: boolean }>();
  readonly #claims = new Map<string, Claim>();
  #made = 0;
  /** Server minus workstation clock at the start. */
  readonly aheadMs = 1_000;
  readonly #startedAt: number;
  enrolmentToken = 'the token of the floor';
  readonly statuses = new Map<string, PasswordStatus>();
  /** Every line that was ever reported, in order. */
  readonly reported: {
    readonly username: string;
    readonly stage: ReminderStage;
    readonly outcome: string;
  }[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
    this.#startedAt = clock.wall() + this.aheadMs;
  }

  /** By a clock that nobody moves; sleep of a workstation is told with `slept`. */
  now(): number {
    return this.#startedAt + this.#clock.monotonic() + this.#slept;
  }
  #slept = 0;

  slept(ms: number): void {
    this.#slept += ms;
  }

  revokeAll(): void {
    for (const device of this.#devices.values()) device.revoked = true;
  }

  forgetDevices(): void {
    this.#devices.clear();
  }

  get devices(): number {
    return this.#devices.size;
  }

  /** What has reached the holder, by the account's ledger. */
  reached(username: string): string[] {
    return this.#lines(username)
      .filter(({ outcome }) => hasReached(outcome))
      .map(({ stage }) => stageKey(stage));
  }

  /** The account's ledger: a line for each claim of which something was told. */
  ledger(username: string): Reminder[] {
    return this.#lines(username);
  }

  /** A workstation's way to it. */
  connect(): { readonly script: ScriptedApi; away: boolean } {
    const script = scriptedApi();
    const way = { script, away: false };
    const call = <T>(token: string, answer: (device: string) => ApiResult<T>): ApiResult<T> => {
      if (way.away) return unreachable;
      const device = this.#devices.get(token);
      if (device === undefined) return problem('device-unknown');
      return device.revoked ? problem('device-revoked') : answer(device.id);
    };
    script.on('enrolDevice', ({ token }) => (way.away ? unreachable : this.#enrol(token)));
    script.on('readPasswordStatus', ({ token, query }) =>
      call(token, () => good(this.#status(query.username))),
    );
    script.on('claimReminder', ({ token, body }) =>
      call(token, (device) => good(this.#claim(device, body.username, body.stage))),
    );
    script.on('reportReminders', ({ token, body }) =>
      call<undefined>(token, () => {
        for (const { claim, outcome, at, until } of body) {
          const known = this.#claims.get(claim);
          if (known === undefined) return problem('not-found');
          const { username, stage } = known;
          // What was not shown is given free: nothing follows it.
          if (known.line !== undefined && !hasReached(known.line.outcome)) continue;
          this.reported.push({ username, stage, outcome });
          known.line = {
            stage,
            channel: 'workstation',
            outcome,
            at: known.line?.at ?? at,
            until: until ?? null,
          };
        }
        return good(undefined);
      }),
    );
    return way;
  }

  #enrol(token: string): ApiResult<RouteReply<'enrolDevice'>> {
    if (token !== this.enrolmentToken) return problem('enrolment-refused');
    const number = String(++this.#made);
    const deviceToken = number.padStart(43, 'T');
    const deviceId = `00000000-0000-4000-9000-${number.padStart(12, '0')}`;
    this.#devices.set(deviceToken, { id: deviceId, revoked: false });
    return good({ deviceId, token: deviceToken });
  }

  #status(username: string): RouteReply<'readPasswordStatus'> {
    const status: PasswordStatus = this.statuses.get(username) ?? {
      kind: 'unknown',
      locked: false,
      lockedAt: null,
    };
    const open = openStage(standingAt(status, this.now()), this.now(), ReminderSettings.parse({}));
    const reminders = this.#lines(username).filter(
      ({ stage }) => open !== null && sameRow(stage, open.stage),
    );
    return {
      status,
      policy: { rules: [] },
      enrolled: ['totp'],
      reminders: reminders.reverse().slice(0, 20),
      serverTime: new Date(this.now()).toISOString(),
    };
  }

  #lines(username: string): Reminder[] {
    return [...this.#claims.values()].flatMap((claim) =>
      claim.username === username && claim.line !== undefined ? [claim.line] : [],
    );
  }

  #claim(device: string, username: string, stage: ReminderStage): RouteReply<'claimReminder'> {
    const no = { granted: false, claim: null };
    const status = this.statuses.get(username);
    const limits = { slackMs: 60_000, changedAt: null };
    if (status === undefined || !hasOpened(stage, standingAt(status, this.now()), this.now(), limits))
      return { ...no, retryAfterSeconds: null };
    const same = [...this.#claims].filter(
      ([, claim]) => claim.username === username && stageKey(claim.stage) === stageKey(stage),
    );
    if (same.some(([, { line }]) => line !== undefined && hasReached(line.outcome)))
      return { ...no, retryAfterSeconds: null };
    const open = same.find(([, { line, at }]) => line === undefined && this.now() - at < LAPSES_MS);
    if (open?.[1].device === device) return { granted: true, claim: open[0], retryAfterSeconds: null };
    if (open !== undefined)
      return { ...no, retryAfterSeconds: Math.ceil((open[1].at + LAPSES_MS - this.now()) / 1000) };
    const claim = `00000000-0000-4000-a000-${String(++this.#made).padStart(12, '0')}`;
    this.#claims.set(claim, { username, stage, device, at: this.now(), line: undefined });
    return { granted: true, claim, retryAfterSeconds: null };
  }
}
