// Which rows of reminders an account is in now, and which of their stages may be claimed. Pure.
import type { PasswordStatus, ReminderStage } from '../../src/contract/reminders.ts';
import { hasOpened } from '../../src/expiry/stages.ts';
import { type Standing, standingAt } from '../../src/expiry/standing.ts';

/** A claim may be so much early: a workstation knows the server's time give or take a moment. */
const slackMs = 120_000;

/** A row of stages: what it is about, and the instant that its ordinals count from. */
export interface StageRow {
  readonly kind: ReminderStage['kind'];
  readonly anchor: Date | null;
}

/**
 * Who is locked is told of that alone, and stays in the row of the expiry; who is told that it has expired was told
 * before that it would.
 */
function standings(status: PasswordStatus, now: Date): Standing[] {
  const beside = { ...status, locked: false, lockedAt: null };
  const own = (status.locked ? [status, beside] : [status]).map((each) => standingAt(each, now.getTime()));
  return own.flatMap((standing): Standing[] =>
    standing.kind === 'expired' ? [standing, { kind: 'expires', at: standing.since, leftMs: 0 }] : [standing],
  );
}

/** The rows that an account is in, most important first; none where there is nothing to remind of. */
export function presentRows(status: PasswordStatus, now: Date): StageRow[] {
  return standings(status, now).flatMap((standing): StageRow[] => {
    switch (standing.kind) {
      case 'locked':
      case 'expired':
        return [{ kind: standing.kind, anchor: standing.since === null ? null : new Date(standing.since) }];
      case 'expires':
        return [{ kind: 'expires', anchor: new Date(standing.at) }];
      case 'must-change':
        return [{ kind: 'must-change', anchor: null }];
      case 'never':
      case 'unknown':
        return [];
    }
  });
}

/**
 * Whether a stage is one of a present row and has opened. One that closed some days ago is too: a workstation that
 * was offline claims what it has shown.
 */
export function isClaimable(stage: ReminderStage, status: PasswordStatus, now: Date): boolean {
  const changed = 'changedAt' in status ? status.changedAt : null;
  const limits = { slackMs, changedAt: changed === null ? null : Date.parse(changed) };
  return standings(status, now).some((standing) => hasOpened(stage, standing, now.getTime(), limits));
}
