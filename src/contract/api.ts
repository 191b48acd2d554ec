// The reset API v1: every call once. The server's route validation, the OpenAPI document and the
// client are derived from this table (DESIGN: "No shape is written twice").
import * as z from 'zod';
import type { ProblemName } from './problems.ts';
import { RuleResult } from './problems.ts';
import { CredentialOutcome, FactorKind, Instant, Step, VerifyStep } from './steps.ts';

/** How a call proves who is calling. `reset` and `session` are bearer tokens (RFC 6750). */
type Auth = 'none' | 'reset' | 'session';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` placeholders, as in OpenAPI. */
  readonly path: string;
  readonly summary: string;
  readonly auth: Auth;
  readonly params?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  /** Absent for 204. */
  readonly reply?: z.ZodType;
  readonly problems: readonly ProblemName[];
  /** Body or reply holds a secret: neither is stored nor hashed for idempotency. */
  readonly secret: boolean;
}

const defineRoutes = <const T extends Record<string, Route>>(routes: T): T => routes;

/** A name as a person types it: sAMAccountName, UPN or mail. Control characters never belong to one. */
export const Username = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .refine((name) => !/\p{Cc}/u.test(name), 'must not hold control characters');

/** At most 256 UTF-16 units (the limit of unicodePwd); never trimmed, never truncated. */
export const Password = z
  .string()
  .min(1)
  .max(256)
  .refine((value) => !value.includes('\0'), 'must not hold a zero character');

/** A code or a password, whatever the factor asks for. */
export const FactorResponse = z.string().min(1).max(256);

export const ResetReason = z.enum(['forgotten', 'expiring', 'expired', 'locked', 'compromised']);
export type ResetReason = z.infer<typeof ResetReason>;
export const Channel = z.enum(['companion', 'portal', 'kiosk', 'helpdesk']);
export type Channel = z.infer<typeof Channel>;

/** What people read over the phone: 7K3-M2P, without 0, O, 1 and I. */
export const Reference = z.string().regex(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/);
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The id of a saved credential in the managed settings: what is told of it goes to the audit trail. */
export const CredentialId = z.string().regex(/^[a-z0-9-]{1,64}$/);

const ResetParams = z.object({ id: z.uuid() });
const FactorParams = z.object({ id: z.uuid() });
const StepReply = z.object({ step: Step });
const SessionStep = z.discriminatedUnion('kind', [VerifyStep, z.object({ kind: z.literal('signed-in') })]);
const SessionStepReply = z.object({ step: SessionStep });
const Challenge = z.strictObject({ factor: FactorKind });
const Verification = z.strictObject({ factor: FactorKind, response: FactorResponse });

const always = [
  'bad-request',
  'too-many-requests',
  'database-unavailable',
  'unexpected',
  'stopping',
] as const;
const onReset = [...always, 'sign-in-needed', 'wrong-step', 'reset-ended'] as const;
const onSession = [...always, 'sign-in-needed'] as const;

const HealthPart = z.object({ ok: z.boolean(), detail: z.string().optional() });

export const routes = defineRoutes({
  discover: {
    method: 'GET',
    path: '/.well-known/keyturn',
    summary: 'Who answers here, and what time it is',
    auth: 'none',
    status: 200,
    secret: false,
    problems: ['unexpected'],
    reply: z.object({ name: z.string(), api: z.literal('v1'), time: Instant, portal: z.url().nullable() }),
  },
  healthLive: {
    method: 'GET',
    path: '/v1/health/live',
    summary: 'The process runs',
    auth: 'none',
    status: 200,
    secret: false,
    problems: ['unexpected'],
    reply: z.object({ status: z.literal('live') }),
  },
  healthReady: {
    method: 'GET',
    path: '/v1/health/ready',
    summary: 'Database, directory and mail answer; 503 with the part that does not',
    auth: 'none',
    status: 200,
    secret: false,
    problems: ['unexpected', 'database-unavailable', 'directory-unavailable', 'mail-unavailable', 'stopping'],
    reply: z.object({
      status: z.literal('ready'),
      database: HealthPart,
      directory: HealthPart,
      /** Null: mail is not set up. */
      mail: HealthPart.nullable(),
      notes: z.array(z.string()),
    }),
  },
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
      items: z.array(z.strictObject({ id: CredentialId, outcome: CredentialOutcome })).max(200),
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

export type Routes = typeof routes;
export type RouteName = keyof Routes;

type Infer<S> = S extends z.ZodType ? z.infer<S> : undefined;
type Field<R, K extends string> = R extends Record<K, infer S> ? Infer<S> : undefined;

/** The parsed parts of one call, for clients and handlers. */
export type RouteParams<N extends RouteName> = Field<Routes[N], 'params'>;
export type RouteBody<N extends RouteName> = Field<Routes[N], 'body'>;
export type RouteReply<N extends RouteName> = Field<Routes[N], 'reply'>;
