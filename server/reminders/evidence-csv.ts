// The columns of reminders as evidence.
import type { ReminderEvidence } from '../../src/contract/routes/audit.ts';
import type { Columns } from '../reports/csv-file.ts';

export const reminderColumns = {
  at: ({ at }) => at,
  account: ({ account }) => account,
  username: ({ username }) => username ?? '',
  stage: ({ stage }) => stage.kind,
  stage_at: ({ stage }) => stage.at ?? '',
  stage_ordinal: ({ stage }) => String(stage.ordinal),
  channel: ({ channel }) => channel,
  outcome: ({ outcome }) => outcome ?? '',
  workstation: ({ workstation }) => workstation ?? '',
} as const satisfies Columns<ReminderEvidence>;
