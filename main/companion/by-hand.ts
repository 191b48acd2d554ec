// Which operations say that somebody is there.
import type { OperationName } from '../../src/contract/ipc.ts';

/** What the window asks for because somebody pressed or typed something, never by itself. */
export const BY_HAND: ReadonlySet<unknown> = new Set<OperationName>([
  'app.use-api-address',
  'app.open-help-desk',
  'home.snooze',
  'seat.enter',
  'seat.leave',
  'reset.start',
  'reset.challenge',
  'reset.verify',
  'reset.set-password',
  'reset.unlock',
  'reset.extend',
  'reset.retry-credentials',
  'copies.enter',
  'copies.retry',
  'copies.dismiss',
  'copies.tick',
  'copies.verify',
  'session.sign-in',
  'session.challenge',
  'session.verify',
  'enrolment.confirm-totp',
  'enrolment.remove',
]);
