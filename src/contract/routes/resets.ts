// The calls of a guided reset.
import * as z from 'zod';
import { CredentialReport } from '../copies.ts';
import { Channel, FactorResponse, Password, Reference, ResetReason, Token, Username } from '../fields.ts';
import { RuleResult } from '../problems.ts';
import { always, defineRoutes } from '../route.ts';
import { FactorKind, Instant, Step } from '../steps.ts';

const ResetParams = z.object({ id: z.uuid() });
const StepReply = z.object({ step: Step });
const Challenge = z.strictObject({ factor: FactorKind });
const Verification = z.strictObject({ factor: FactorKind, response: FactorResponse });
const onReset = [...always, 'sign-in-needed', 'wrong-step', 'reset-ended'] as const;

export const resetRoutes = defineRoutes({
  createReset: {
    method: 'POST',
    path: '/v1/resets',
    summary: 'Start a reset. Unknown, ambiguous, disabled and unenrolled names get the same answer',
    auth: 'none',
    body: z.strictObject({ username: Username, reason: ResetReason, channel: Channel }),
    status: 201,
    secret: true,
    problems: [...always, 'directory-unavailable'],
    reply: z.object({ id: z.uuid(), token: Token, expiresAt: Instant, step: Step }),
  },
  readReset: {
    method: 'GET',
    path: '/v1/resets/{id}',
    summary: 'Where a reset stands',
    auth: 'reset',
    params: ResetParams,
    status: 200,
    secret: false,
    problems: [...always, 'sign-in-needed', 'directory-unavailable'],
    reply: z.object({
      id: z.uuid(),
      reference: Reference,
      expiresAt: Instant,
      extendable: z.boolean(),
      step: Step,
    }),
  },
  challengeReset: {
    method: 'POST',
    path: '/v1/resets/{id}/challenges',
    summary: 'Send the code of a factor',
    auth: 'reset',
    params: ResetParams,
    body: Challenge,
    status: 202,
    secret: false,
    problems: [...onReset, 'factor-unavailable', 'mail-unavailable', 'directory-unavailable'],
    reply: StepReply,
  },
  verifyReset: {
    method: 'POST',
    path: '/v1/resets/{id}/verifications',
    summary: 'Prove a factor',
    auth: 'reset',
    params: ResetParams,
    body: Verification,
    status: 200,
    secret: true,
    problems: [...onReset, 'factor-rejected', 'factor-unavailable', 'directory-unavailable'],
    reply: StepReply,
  },
  checkPassword: {
    method: 'POST',
    path: '/v1/resets/{id}/password-checks',
    summary: 'Check a password against the rules before it is submitted',
    auth: 'reset',
    params: ResetParams,
    body: z.strictObject({ password: Password }),
    status: 200,
    secret: true,
    problems: [...onReset, 'directory-unavailable'],
    reply: z.object({ acceptable: z.boolean(), rules: z.array(RuleResult) }),
  },
  setPassword: {
    method: 'PUT',
    path: '/v1/resets/{id}/password',
    summary: 'Set the new password. Never repeated by a client on its own',
    auth: 'reset',
    params: ResetParams,
    body: z.strictObject({ password: Password, currentPassword: Password.optional() }),
    status: 200,
    secret: true,
    problems: [...onReset, 'password-refused', 'directory-unavailable', 'change-in-progress'],
    reply: StepReply,
  },
  reportSavedCredentials: {
    method: 'POST',
    path: '/v1/resets/{id}/saved-credentials',
    summary: 'What became of the copies on the workstation',
    auth: 'reset',
    params: ResetParams,
    body: z.strictObject({
      items: z.array(CredentialReport).max(200),
    }),
    status: 204,
    secret: false,
    problems: [...onReset],
  },
  unlock: {
    method: 'POST',
    path: '/v1/resets/{id}/unlock',
    summary: 'Unlock and keep the password (reason `locked`, after the same proof)',
    auth: 'reset',
    params: ResetParams,
    status: 200,
    secret: false,
    problems: [...onReset, 'directory-unavailable', 'password-refused', 'change-in-progress'],
    reply: StepReply,
  },
  extend: {
    method: 'POST',
    path: '/v1/resets/{id}/extension',
    summary: 'More time, once, on the wish of the person',
    auth: 'reset',
    params: ResetParams,
    status: 200,
    secret: false,
    problems: [...onReset],
    reply: z.object({ expiresAt: Instant }),
  },
  cancelReset: {
    method: 'DELETE',
    path: '/v1/resets/{id}',
    summary: 'Cancel a reset',
    auth: 'reset',
    params: ResetParams,
    status: 204,
    secret: false,
    problems: [...onReset],
  },
});
