// The calls of workstations about passwords and reminders, each handed to its file.
import type { FastifyInstance } from 'fastify';
import { implement } from '../http/implement.ts';
import { claimReminder } from './claims.ts';
import type { ReminderDeps } from './deps.ts';
import { reportOutcomes } from './outcomes.ts';
import { readStatus } from './status.ts';

/** Serves `/v1/password-status` and `/v1/reminders`. */
export function reminderRoutes(app: FastifyInstance, deps: ReminderDeps): void {
  implement(app, 'readPasswordStatus', (call) => readStatus(deps, call, call.query.username));
  implement(app, 'claimReminder', (call) => claimReminder(deps, call, call.body));
  implement(app, 'reportReminders', (call) => reportOutcomes(deps, call, call.body));
}
