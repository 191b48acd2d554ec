// Every problem the API can answer with, in one place: its status, whether trying later helps,
// and the words a person needs. RFC 9457 is the shape on the wire.
import * as z from 'zod';

/** What a problem promises: its HTTP status and a title in plain words (RFC 9457 §3.1.3). */
interface ProblemDefinition {
  readonly status: number;
  readonly title: string;
}

const define = <const T extends Record<string, ProblemDefinition>>(table: T): T => table;

/** The catalogue. The name is the last part of the type URN; clients word it through `problem.<name>` in `src/i18n`. */
export const problems = define({
  'bad-request': { status: 400, title: 'The request is not in the shape this call expects' },
  'sign-in-needed': { status: 401, title: 'This call needs a token that is still good' },
  'sign-in-rejected': { status: 401, title: 'That name and password do not match' },
  'enrolment-refused': { status: 401, title: 'This workstation may not enrol' },
  'device-unknown': { status: 401, title: 'This workstation is not enrolled' },
  'proof-of-key-needed': { status: 401, title: 'This call needs a fresh proof of the key of the device' },
  'device-revoked': { status: 403, title: 'This workstation was removed by IT' },
  'not-allowed': { status: 403, title: 'This account may not do that' },
  'proof-needed': { status: 403, title: 'Another way of proving who you are is needed first' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'wrong-step': { status: 409, title: 'This is not the next step' },
  'change-in-progress': { status: 409, title: 'A password change of this account is still being settled' },
  'already-enrolled': { status: 409, title: 'This factor is already set up' },
  'idempotency-conflict': { status: 409, title: 'This Idempotency-Key was used for a different request' },
  'reset-ended': { status: 410, title: 'This reset has ended' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The request must be JSON' },
  'factor-rejected': { status: 422, title: 'That proof was not right' },
  'factor-unavailable': { status: 422, title: 'This factor cannot be used here' },
  'password-refused': { status: 422, title: 'The directory does not take this password' },
  'too-many-requests': { status: 429, title: 'Too many tries; wait before the next one' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  'directory-unavailable': { status: 503, title: 'The directory does not answer' },
  'mail-unavailable': { status: 503, title: 'Mail cannot be sent now' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
  stopping: { status: 503, title: 'The service is restarting' },
});

export type ProblemName = keyof typeof problems;

export const problemNames = Object.keys(problems) as [ProblemName, ...ProblemName[]];

const urnPrefix = 'urn:keyturn:problem:';

/** The RFC 9457 `type` of a problem. */
export const problemType = (name: ProblemName): string => `${urnPrefix}${name}`;

/** The name behind a `type`, or undefined when it is not one of ours. */
export const problemName = (type: string): ProblemName | undefined =>
  problemNames.find((name) => problemType(name) === type);

/** One rule that a password meets or does not; `detail` is for people, in English, and may be absent. */
export const RuleResult = z.object({
  id: z.string(),
  ok: z.boolean(),
  detail: z.string().optional(),
});
export type RuleResult = z.infer<typeof RuleResult>;

/**
 * Why the directory (or Keyturn before it) did not take a password, as far as readable policy proves
 * it. `not-accepted` is "used before, or not allowed by the directory".
 */
export const RefusalReason = z.enum([
  'too-short',
  'too-long',
  'classes',
  'contains-name',
  'common',
  'changed-too-recently',
  'not-accepted',
  'wrong-current-password',
  'account-disabled',
  'account-expired',
  'account-locked',
  'no-rights',
  'protected-account',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** RFC 9457 problem details with the extension members Keyturn uses. Unknown members are dropped. */
export const Problem = z.object({
  type: z.enum(problemNames.map(problemType) as [string, ...string[]]),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  instance: z.string().optional(),
  /** The short reference of the reset, for the phone. */
  reference: z.string().optional(),
  /** What was wrong with the request: where, and what is expected. */
  violations: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  attemptsLeft: z.int().min(0).optional(),
  serverTime: z.iso.datetime().optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  rules: z.array(RuleResult).optional(),
  reason: RefusalReason.optional(),
});
export type Problem = z.infer<typeof Problem>;
