// The calls of account sessions: signing in, and setting up what people prove themselves with.
import * as z from 'zod';
import { FactorResponse, Password, Token, Username } from '../fields.ts';
import { always, defineRoutes, onSession } from '../route.ts';
import { FactorKind, Instant, VerifyStep } from '../steps.ts';

const FactorParams = z.object({ id: z.uuid() });
const SessionStep = z.discriminatedUnion('kind', [VerifyStep, z.object({ kind: z.literal('signed-in') })]);
const SessionStepReply = z.object({ step: SessionStep });
const Challenge = z.strictObject({ factor: FactorKind });
const Verification = z.strictObject({ factor: FactorKind, response: FactorResponse });

export const accountRoutes = defineRoutes({
  createSession: {
    method: 'POST',
    path: '/v1/sessions',
    summary: 'Sign in to an account session, for enrolment and the help desk',
    auth: 'none',
    body: z.strictObject({ username: Username, password: Password }),
    status: 201,
    secret: true,
    problems: [...always, 'sign-in-rejected', 'directory-unavailable'],
    reply: z.object({ token: Token, expiresAt: Instant, step: SessionStep }),
  },
  challengeSession: {
    method: 'POST',
    path: '/v1/sessions/current/challenges',
    summary: 'Send the code of a factor',
    auth: 'session',
    body: Challenge,
    status: 202,
    secret: false,
    problems: [...onSession, 'wrong-step', 'factor-unavailable', 'mail-unavailable'],
    reply: SessionStepReply,
  },
  verifySession: {
    method: 'POST',
    path: '/v1/sessions/current/verifications',
    summary: 'Prove a factor',
    auth: 'session',
    body: Verification,
    status: 200,
    secret: true,
    problems: [...onSession, 'wrong-step', 'factor-rejected', 'factor-unavailable', 'directory-unavailable'],
    reply: SessionStepReply,
  },
  endSession: {
    method: 'DELETE',
    path: '/v1/sessions/current',
    summary: 'Sign out',
    auth: 'session',
    status: 204,
    secret: false,
    problems: [...onSession],
  },
  listFactors: {
    method: 'GET',
    path: '/v1/account/factors',
    summary: 'The factors of this account',
    auth: 'session',
    status: 200,
    secret: false,
    problems: [...onSession, 'proof-needed', 'directory-unavailable'],
    reply: z.object({
      factors: z.array(
        z.object({ id: z.uuid(), kind: FactorKind, since: Instant, left: z.int().min(0).optional() }),
      ),
      emailHint: z.string().nullable(),
    }),
  },
  enrolTotp: {
    method: 'POST',
    path: '/v1/account/factors/totp',
    summary: 'Begin to enrol an authenticator app',
    auth: 'session',
    status: 201,
    secret: true,
    problems: [...onSession, 'proof-needed'],
    reply: z.object({ secret: z.string(), uri: z.string() }),
  },
  confirmTotp: {
    method: 'POST',
    path: '/v1/account/factors/totp/confirmation',
    summary: 'Confirm it with a code; recovery codes are shown this once',
    auth: 'session',
    body: z.strictObject({ code: z.string().min(6).max(16) }),
    status: 200,
    secret: true,
    problems: [...onSession, 'proof-needed', 'factor-rejected', 'wrong-step'],
    reply: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  removeFactor: {
    method: 'DELETE',
    path: '/v1/account/factors/{id}',
    summary: 'Remove a factor',
    auth: 'session',
    params: FactorParams,
    status: 204,
    secret: false,
    problems: [...onSession, 'proof-needed', 'not-found'],
  },
});
