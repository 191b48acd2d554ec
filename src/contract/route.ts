// The shape of one row in the table of calls, and what several rows share.
import type * as z from 'zod';
import type { ProblemName } from './problems.ts';

/**
 * How a call proves who is calling. `reset` and `session` are bearer tokens (RFC 6750); `enrolment` is the managed
 * enrolment token as a bearer token, with a DPoP proof of the new key; `device` is a token bound to the key
 * of a device, with a proof for each call (RFC 9449).
 */
type Auth = 'none' | 'reset' | 'session' | 'enrolment' | 'device';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` placeholders, as in OpenAPI. */
  readonly path: string;
  readonly summary: string;
  readonly auth: Auth;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  /** Absent for 204. A string where `mediaType` says that it is text. */
  readonly reply?: z.ZodType;
  /** Absent: JSON. */
  readonly mediaType?: 'text/csv';
  readonly problems: readonly ProblemName[];
  /** Sending it again changes nothing by itself: no Idempotency-Key of it is remembered. */
  readonly idempotent?: true;
  /** Body or reply holds a secret: neither is stored nor hashed for idempotency. */
  readonly secret: boolean;
}

export const defineRoutes = <const T extends Record<string, Route>>(routes: T): T => routes;

/** What every call may answer with. */
export const always = [
  'bad-request',
  'too-many-requests',
  'database-unavailable',
  'unexpected',
  'stopping',
] as const;
export const onSession = [...always, 'sign-in-needed'] as const;
