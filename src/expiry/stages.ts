// The row of stages: instants at which the next reminder becomes due. Whole minutes, counted from the
// directory's own instant, so that no time zone, no change of clocks and no sleep can move them.
import type { ReminderStage } from '../contract/reminders.ts';
import type { ReminderSettings } from '../settings/reminder-settings.ts';
import type { Standing } from './standing.ts';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

/** A stage with its bounds, milliseconds since 1970: open from `opensAt` to `closesAt`. */
export interface OpenStage {
  readonly stage: ReminderStage;
  readonly opensAt: number;
  readonly closesAt: number;
}

type StageRules = Pick<ReminderSettings, 'stages' | 'afterEveryHours'>;

/** The stage that is open at `now`; null while none is: it expires later than the first, never, or nobody knows. */
export function openStage(standing: Standing, now: number, rules: StageRules): OpenStage | null {
  switch (standing.kind) {
    case 'expires':
      return stageBefore(standing.at, now, rules.stages);
    case 'expired':
      return stageAfter('expired', standing.since, now, rules.afterEveryHours * HOUR);
    case 'locked':
      return stageAfter(
        'locked',
        standing.since ?? 0,
        now,
        rules.afterEveryHours * HOUR,
        standing.since === null,
      );
    case 'must-change':
      return stageAfter('must-change', 0, now, rules.afterEveryHours * HOUR, true);
    case 'never':
    case 'unknown':
      return null;
  }
}

/** When the first stage opens; null where there is none. Milliseconds since 1970. */
export function firstOpening(standing: Standing, { stages }: StageRules): number | null {
  const first = stages[0];
  return standing.kind === 'expires' && first !== undefined
    ? standing.at - Math.round(first.fromDays * DAY) * MINUTE
    : null;
}

/** The stage of a reminder that was put off until `until` (milliseconds): it opens then, and closes with the one it falls into. */
export function stageOfSnooze({ stage, closesAt }: OpenStage, until: number): OpenStage {
  const at = stage.at === null ? 0 : Date.parse(stage.at);
  const ordinal =
    stage.kind === 'expires' ? Math.floor((at - until) / MINUTE) : Math.ceil((until - at) / MINUTE);
  return { stage: { ...stage, ordinal }, opensAt: until, closesAt };
}

/** No stage is open for longer: the most that `everyHours` may say. */
const LONGEST_MS = 7 * DAY * MINUTE;

/** What a workstation has shown without the server it tells within so long, or never. */
const TOLD_WITHIN_MS = 8 * DAY * MINUTE;

/**
 * Whether a stage can be claimed at `now`: it is about this standing, has opened, give or take `slackMs`, and not
 * longer ago than a workstation keeps what it has to tell. `changedAt` (milliseconds; null: nobody knows) is when
 * the password was changed: what had closed by then was about another one.
 */
export function hasOpened(
  stage: ReminderStage,
  standing: Standing,
  now: number,
  { slackMs, changedAt }: { readonly slackMs: number; readonly changedAt: number | null },
): boolean {
  if (stage.kind !== standing.kind) return false;
  const anchor = anchorOf(standing);
  if ((stage.at === null ? null : Date.parse(stage.at)) !== anchor) return false;
  const opensAt = (anchor ?? 0) + (stage.kind === 'expires' ? -1 : 1) * stage.ordinal * MINUTE;
  const isOfPassword = stage.kind === 'locked' || changedAt === null || opensAt > changedAt - LONGEST_MS;
  return opensAt <= now + slackMs && opensAt >= now - TOLD_WITHIN_MS && isOfPassword;
}

function anchorOf(standing: Standing): number | null {
  if (standing.kind === 'expires') return standing.at;
  return standing.kind === 'expired' || standing.kind === 'locked' ? standing.since : null;
}

function stageBefore(at: number, now: number, stages: ReminderSettings['stages']): OpenStage | null {
  const left = (at - now) / MINUTE;
  const froms = stages.map(({ fromDays }) => Math.round(fromDays * DAY));
  const index = froms.findLastIndex((from) => from >= left);
  const stage = stages[index];
  const from = froms[index];
  if (stage === undefined || from === undefined) return null;
  const every = stage.everyHours * HOUR;
  const ordinal = from - Math.floor((from - left) / every) * every;
  const next = Math.max(ordinal - every, froms[index + 1] ?? 0);
  return {
    stage: { kind: 'expires', at: new Date(at).toISOString(), ordinal },
    opensAt: at - ordinal * MINUTE,
    closesAt: at - next * MINUTE,
  };
}

function stageAfter(
  kind: ReminderStage['kind'],
  since: number,
  now: number,
  every: number,
  nameless = false,
): OpenStage {
  // A server a moment behind the directory must not make a stage before the first.
  const ordinal = Math.max(0, Math.floor((now - since) / MINUTE / every)) * every;
  return {
    stage: { kind, at: nameless ? null : new Date(since).toISOString(), ordinal },
    opensAt: since + ordinal * MINUTE,
    closesAt: since + (ordinal + every) * MINUTE,
  };
}
