// The bridge between the window and main: operation → input, output; and the events main sends. Both
// directions are parsed at run time on both sides. The window gets operations, never a channel, a
// URL, a file or a key-value store.
import * as z from 'zod';
import { FactorResponse, Password, Reference, ResetReason, Username } from './api.ts';
import { ChecklistId } from './fields.ts';
import { CopiesView, CredentialLine, CredentialLook } from './copies.ts';
import { HomeView } from './home.ts';
import { Problem, problemNames } from './problems.ts';
import { FactorKind, Instant, Step, VerifyStep } from './steps.ts';

export * from './copies.ts';
export * from './home.ts';

/** How to reach people. The URL itself stays in main; the window asks to open it by id. */
const HelpDesk = z.object({
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  hasLink: z.boolean(),
});

/** What the window needs to know before anything else. */
export const AppState = z.object({
  setup: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ready') }),
    /** No managed settings here. */
    z.object({ kind: z.literal('not-set-up') }),
    /** There are settings, but they may not be used: why, in words for IT. */
    z.object({ kind: z.literal('refused'), reason: z.string(), location: z.string() }),
  ]),
  organisation: z.string().nullable(),
  helpDesk: HelpDesk,
  /** BCP 47. */
  language: z.string(),
  version: z.string(),
  /** What some things are called depends on it. */
  platform: z.enum(['win32', 'darwin', 'linux']),
  /** Only then may an API address be typed. */
  development: z.boolean(),
  quitAllowed: z.boolean(),
  /** The name to propose in "who are you", if the managed settings know one. */
  suggestedUsername: z.string().nullable(),
});
export type AppState = z.infer<typeof AppState>;

/** Where the window should be; main sends it when the tray or a second start asks. */
export const Screen = z.enum(['home', 'reset', 'copies', 'enrolment', 'checks', 'about']);
export type Screen = z.infer<typeof Screen>;

/** The running reset as the window shows it. Main keeps it, so it survives a closed window. */
export const ResetView = z.object({
  username: z.string(),
  reason: ResetReason,
  /** Null until the server told it. */
  reference: Reference.nullable(),
  /** Time left by the server's clock, measured at sending; counted down with a monotonic clock. */
  expiresInSeconds: z.number(),
  extendable: z.boolean(),
  step: Step,
  /** `retrying`: the API does not answer; main asks again on its own. */
  connection: z.enum(['online', 'retrying']),
  /** Server minus workstation clock, milliseconds. */
  clockOffsetMs: z.number(),
  credentials: z.array(CredentialLine),
  /** True while main still holds the new password, so that leftovers can be tried again. */
  canRetryCredentials: z.boolean(),
  /** Whether it is about who sits here: the rest of the list is theirs. */
  own: z.boolean(),
  /** True while the keychain has not answered for more than a second. */
  waitingForKeychain: z.boolean(),
});
export type ResetView = z.infer<typeof ResetView>;

/** An account session for enrolment. */
export const SessionView = z.object({
  username: z.string(),
  /** Time left by the server's clock, measured at sending; counted down with a monotonic clock. */
  expiresInSeconds: z.number(),
  /** Server minus workstation clock, milliseconds. */
  clockOffsetMs: z.number(),
  step: z.discriminatedUnion('kind', [VerifyStep, z.object({ kind: z.literal('signed-in') })]),
});
export type SessionView = z.infer<typeof SessionView>;

export const EnrolledFactors = z.object({
  factors: z.array(
    z.object({ id: z.uuid(), kind: FactorKind, since: Instant, left: z.int().min(0).optional() }),
  ),
  emailHint: z.string().nullable(),
});
export type EnrolledFactors = z.infer<typeof EnrolledFactors>;

export const CheckId = z.enum([
  'settings',
  'api',
  'clock',
  'directory',
  'enrolment',
  'keychain',
  'notifications',
  'tray',
]);
export type CheckId = z.infer<typeof CheckId>;

/** One numbered self-check. `text` and `advice` are catalogue keys under `check.`, filled with `params`. */
export const CheckResult = z.object({
  id: CheckId,
  verdict: z.enum(['running', 'ok', 'attention', 'bad', 'not-run']),
  text: z.string(),
  advice: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** What the window needs of a problem. The server's own sentences are for IT and its logs: none comes here. */
export const ProblemDetails = Problem.omit({
  type: true,
  title: true,
  status: true,
  detail: true,
  instance: true,
  violations: true,
}).partial();

/** Why an operation did not happen. `api` carries the problem the server told. */
export const BridgeError = z.object({
  code: z.enum([
    'bad-input',
    'forbidden',
    'not-set-up',
    'no-reset',
    'no-session',
    'busy',
    /** Nothing came back: `cause` says whether name, route, certificate, time-out or proxy. */
    'unreachable',
    /** Something came back that is not what the contract says. */
    'malformed-reply',
    /** It was on its way to the directory; asked again, the server says that nothing was taken. */
    'not-taken',
    'api',
    'unexpected',
  ]),
  cause: z
    .enum(['name-not-resolved', 'no-route', 'refused', 'certificate', 'timed-out', 'proxy', 'other'])
    .optional(),
  problem: z.enum(problemNames).optional(),
  details: ProblemDetails.optional(),
});
export type BridgeError = z.infer<typeof BridgeError>;

/** What an operation answers. */
export type BridgeResult<T> = { ok: true; value: T } | { ok: false; error: BridgeError };

interface Operation {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
const defineOperations = <const T extends Record<string, Operation>>(table: T): T => table;

const nothing = z.undefined();
const RecoveryCode = z.string().regex(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);

export const operations = defineOperations({
  'app.state': { input: nothing, output: AppState },
  /** The screen main wants shown when the window opens. */
  'app.screen': { input: nothing, output: Screen },
  /** Development only: `forbidden` elsewhere. */
  'app.use-api-address': { input: z.strictObject({ url: z.url().max(2048) }), output: AppState },
  'app.open-help-desk': { input: nothing, output: nothing },
  'app.close-window': { input: nothing, output: nothing },

  'home.current': { input: nothing, output: HomeView },
  /** Asks the API now. */
  'home.refresh': { input: nothing, output: HomeView },
  /** Puts the reminders off; `minutes` is one of `snoozeMinutes`. */
  'home.snooze': { input: z.strictObject({ minutes: z.int().min(1).max(2880) }), output: HomeView },
  /** A seat of the mode `sign-in`: who sits here now. */
  'seat.enter': { input: z.strictObject({ username: Username }), output: HomeView },
  /** "I'm leaving": forgets them, and an open reset. */
  'seat.leave': { input: nothing, output: HomeView },

  'reset.current': { input: nothing, output: ResetView.nullable() },
  'reset.start': { input: z.strictObject({ username: Username, reason: ResetReason }), output: ResetView },
  'reset.challenge': { input: z.strictObject({ factor: FactorKind }), output: ResetView },
  'reset.verify': {
    input: z.strictObject({ factor: FactorKind, response: FactorResponse }),
    output: ResetView,
  },
  /** Answers when the directory has decided; saved credentials follow as `reset-changed` events. */
  'reset.set-password': {
    input: z.strictObject({ password: Password, currentPassword: Password.optional() }),
    output: ResetView,
  },
  'reset.unlock': { input: nothing, output: ResetView },
  'reset.extend': { input: nothing, output: ResetView },
  'reset.retry-credentials': { input: nothing, output: ResetView },
  /** Stops waiting for the keychain: what it was asked for is told as cancelled. */
  'reset.stop-waiting': { input: nothing, output: ResetView },
  'reset.cancel': { input: nothing, output: nothing },
  /** The person has read the end: main forgets the run and every secret of it. */
  'reset.finish': { input: nothing, output: nothing },

  'copies.current': { input: nothing, output: CopiesView },
  /** What a run would do, without doing it. */
  'copies.look': { input: nothing, output: z.array(CredentialLook) },
  /** The password as it is now: verified by the directory before anything is written. */
  'copies.enter': {
    input: z.strictObject({ password: Password }),
    output: z.object({ verdict: z.enum(['current', 'wrong', 'undetermined']), view: CopiesView }),
  },
  'copies.retry': { input: nothing, output: CopiesView },
  'copies.stop-waiting': { input: nothing, output: CopiesView },
  /** Its owner will see to what is left: this change is not spoken of again. */
  'copies.dismiss': { input: nothing, output: CopiesView },
  'copies.tick': { input: z.strictObject({ id: ChecklistId, done: z.boolean() }), output: CopiesView },
  /** Verifies an item of the checklist as far as it can be. */
  'copies.verify': { input: z.strictObject({ id: ChecklistId }), output: CopiesView },

  'session.current': { input: nothing, output: SessionView.nullable() },
  'session.sign-in': {
    input: z.strictObject({ username: Username, password: Password }),
    output: SessionView,
  },
  'session.challenge': { input: z.strictObject({ factor: FactorKind }), output: SessionView },
  'session.verify': {
    input: z.strictObject({ factor: FactorKind, response: FactorResponse }),
    output: SessionView,
  },
  'session.sign-out': { input: nothing, output: nothing },
  'enrolment.factors': { input: nothing, output: EnrolledFactors },
  'enrolment.begin-totp': { input: nothing, output: z.object({ secret: z.string(), uri: z.string() }) },
  'enrolment.confirm-totp': {
    input: z.strictObject({ code: z.string().min(6).max(16) }),
    output: z.object({ recoveryCodes: z.array(RecoveryCode) }),
  },
  'enrolment.remove': { input: z.strictObject({ id: z.uuid() }), output: EnrolledFactors },
  'enrolment.copy-recovery-codes': {
    input: z.strictObject({ codes: z.array(RecoveryCode).min(1).max(10) }),
    output: nothing,
  },

  /** Progress comes as `check-changed` events; the answer is the whole list. */
  'checks.run': { input: nothing, output: z.array(CheckResult) },
});
type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = z.infer<Operations[N]['input']>;
export type OperationOutput<N extends OperationName> = z.infer<Operations[N]['output']>;

/** What main tells the window unasked. */
export const events = {
  'screen-requested': Screen,
  'app-changed': AppState,
  'home-changed': HomeView,
  'reset-changed': ResetView.nullable(),
  'copies-changed': CopiesView,
  'check-changed': CheckResult,
} as const satisfies Record<string, z.ZodType>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** What the preload puts on `window.keyturn`: two functions, nothing of Electron. */
export interface Bridge {
  call<N extends OperationName>(
    operation: N,
    input: OperationInput<N>,
  ): Promise<BridgeResult<OperationOutput<N>>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
}
