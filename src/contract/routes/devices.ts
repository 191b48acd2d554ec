// The calls of enrolled workstations: how long a password is good for, and the reminders of it.
import * as z from 'zod';
import { CredentialReport, Undetermined } from '../copies.ts';
import { Password, Token, Username } from '../fields.ts';
import {
  DeviceFacts,
  OutcomeReport,
  PasswordStatus,
  PublicJwk,
  Reminder,
  ReminderStage,
} from '../reminders.ts';
import { always, defineRoutes } from '../route.ts';
import { AccountNames, FactorKind, Instant, Policy } from '../steps.ts';

const onDevice = [...always, 'device-unknown', 'device-revoked', 'proof-of-key-needed'] as const;

export const deviceRoutes = defineRoutes({
  enrolDevice: {
    method: 'POST',
    path: '/v1/devices',
    summary: 'Enrol a workstation and OS user: the enrolment token, and a proof of the new key (RFC 9449)',
    auth: 'enrolment',
    body: DeviceFacts.extend({ publicJwk: PublicJwk }),
    status: 201,
    secret: true,
    problems: [...always, 'enrolment-refused', 'proof-of-key-needed', 'device-revoked'],
    reply: z.object({ deviceId: z.uuid(), token: Token }),
  },
  readPasswordStatus: {
    method: 'GET',
    path: '/v1/password-status',
    summary: 'When a password expires, and who was reminded of it; a name nobody has is `unknown`',
    auth: 'device',
    query: z.strictObject({ username: Username }),
    status: 200,
    secret: false,
    problems: [...onDevice, 'directory-unavailable'],
    reply: z.object({
      status: PasswordStatus,
      /** The rules without a word of who it is. */
      policy: Policy,
      /** How its holder can prove who they are; empty: a reset can't be done before that is set up. */
      enrolled: z.array(FactorKind),
      /** Of the present stages, the latest first. */
      reminders: z.array(Reminder),
      serverTime: Instant,
    }),
  },
  claimReminder: {
    method: 'POST',
    path: '/v1/reminders/claims',
    summary: 'Asked before a reminder is shown: one grant per account and stage',
    auth: 'device',
    body: z.strictObject({ username: Username, stage: ReminderStage }),
    status: 200,
    idempotent: true,
    secret: false,
    problems: [...onDevice, 'directory-unavailable'],
    reply: z.object({
      granted: z.boolean(),
      /** With `granted`: names it in the report of its outcome. */
      claim: z.uuid().nullable(),
      /** Without: another workstation holds it until then, and may not come to show it. */
      retryAfterSeconds: z.int().min(0).nullable(),
    }),
  },
  reportReminders: {
    method: 'POST',
    path: '/v1/reminders/outcomes',
    summary:
      'What became of reminders that were granted to this workstation; one that was put off too often today is passed over',
    auth: 'device',
    body: z.array(OutcomeReport).min(1).max(100),
    status: 204,
    idempotent: true,
    secret: false,
    problems: [...onDevice, 'not-found'],
  },
  verifyPassword: {
    method: 'POST',
    path: '/v1/password-verifications',
    summary:
      "Whether this is the account's password now, within its lockout budget; a name nobody has is `wrong`",
    auth: 'device',
    body: z.strictObject({ username: Username, password: Password }),
    status: 200,
    secret: true,
    problems: [...onDevice, 'directory-unavailable'],
    reply: z.discriminatedUnion('verdict', [
      z.object({
        verdict: z.literal('current'),
        /** For who has the password: the names it may be saved under, and when the directory took it. */
        names: AccountNames,
        changedAt: Instant.nullable(),
      }),
      z.object({ verdict: z.literal('wrong') }),
      /** It can't be told now. `retryAt` null: nobody knows when it can. */
      z.object({ verdict: z.literal('undetermined'), why: Undetermined, retryAt: Instant.nullable() }),
    ]),
  },
  reportDeviceCredentials: {
    method: 'POST',
    path: '/v1/devices/current/saved-credentials',
    summary: 'What became of the copies of a password on this workstation, and which change of it they hold',
    auth: 'device',
    body: z.strictObject({
      username: Username,
      /**
       * The change that the copies were brought up to; without items: that this workstation looks after. Where its system
       * lets Keyturn change none of them: the latest that it has heard of.
       */
      passwordChangedAt: Instant,
      items: z.array(CredentialReport).max(200),
    }),
    status: 204,
    secret: false,
    idempotent: true,
    problems: [...onDevice, 'directory-unavailable'],
  },
});
