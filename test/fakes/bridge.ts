// Main as the window sees it, without main: a small model of the guided reset and of setting up
// verification that can be scripted. Runs in unit tests and, bundled, in a real browser.
import type {
  AppState,
  Bridge,
  BridgeError,
  BridgeResult,
  CheckResult,
  CopiesView,
  EnrolledFactors,
  EventName,
  EventPayload,
  HomeView,
  OperationInput,
  OperationName,
  ResetView,
  Screen,
  SessionView,
} from '../../src/contract/ipc.ts';
import type { FactorKind } from '../../src/contract/steps.ts';
import { aCompletedStep, anAppState, aResetView, newPasswordStep, someChecks } from './bridge-values.ts';
import { aCopiesView, createCopiesModel } from './bridge-copies.ts';
import { aBlankHome, aPlainHome } from './home-values.ts';

/** What can be set before it starts. Plain values only, so that it can be handed to a browser as JSON. */
export interface FakeWorld {
  readonly state: AppState;
  readonly screen: Screen;
  readonly home: HomeView;
  readonly copies: CopiesView;
  readonly reset: ResetView | null;
  readonly session: SessionView | null;
  readonly factors: EnrolledFactors;
  readonly checks: readonly CheckResult[];
  /** Answers that stand before the model's own, one after the other; the last one stays. */
  readonly answers: Partial<Record<OperationName, readonly BridgeResult<unknown>[]>>;
  /** Operations that answer only when `answer` says so. */
  readonly silent: readonly OperationName[];
}

export interface FakeBridge extends Bridge {
  /** Says something unasked, as main would. */
  readonly emit: <N extends EventName>(event: N, payload: EventPayload<N>) => void;
  readonly calls: (readonly [operation: OperationName, input: unknown])[];
  /** Answers the oldest open call of a silent operation. */
  readonly answer: (operation: OperationName, result: BridgeResult<unknown>) => void;
  /** Where the model stands. */
  readonly current: () => ResetView | null;
}

/** Codes that are right in this world. */
export const rightCodes: Readonly<Partial<Record<FactorKind, string>>> = {
  totp: '123456',
  'email-code': '654321',
  'recovery-code': 'ACDE-FGHJ-KMNP-3467',
  'current-password': 'the old one',
  'helpdesk-code': 'WXYR-7743-ACDE-FGHJ',
};

/** The password that this world's directory remembers. */
export const usedBefore = 'Correct-Horse-Battery-7';

export const fakeRecoveryCodes: string[] = Array.from(
  'ACDEFGHJKM',
  (letter) => `${letter}3FT-9WQH-${letter}K7M-4XP6`,
);

const ok = <T>(value: T): BridgeResult<T> => ({ ok: true, value });
const no = (error: BridgeError): BridgeResult<never> => ({ ok: false, error });

const rejected = (attemptsLeft: number): BridgeResult<never> =>
  no({
    code: 'api',
    problem: 'factor-rejected',
    details: { attemptsLeft, serverTime: new Date(Date.now() + 95_000).toISOString(), reference: '7K3-M2P' },
  });

export const createFakeBridge = (given: Partial<FakeWorld> = {}): FakeBridge => {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const calls: FakeBridge['calls'] = [];
  const open: [OperationName, (result: BridgeResult<unknown>) => void][] = [];
  const queues = new Map(Object.entries(given.answers ?? {}).map(([name, list]) => [name, [...list]]));
  let reset: ResetView | null = given.reset ?? null;
  let session: SessionView | null = given.session ?? null;
  let factors: EnrolledFactors = given.factors ?? { factors: [], emailHint: null };
  let home: HomeView = given.home ?? aPlainHome();
  let attemptsLeft = 10;

  const emit: FakeBridge['emit'] = (event, payload) => {
    if (event === 'reset-changed') reset = payload as ResetView | null;
    if (event === 'copies-changed') copies.become(payload as CopiesView);
    if (event === 'home-changed') home = payload as HomeView;
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const copies = createCopiesModel(given.copies ?? aCopiesView(), (view) => emit('copies-changed', view));
  const move = (change: Partial<ResetView>): BridgeResult<ResetView> => {
    reset = { ...(reset ?? aResetView()), ...change };
    return ok(reset);
  };
  const whileReset = (act: (view: ResetView) => BridgeResult<unknown>) =>
    reset === null ? no({ code: 'no-reset' }) : act(reset);

  const prove = (view: ResetView | SessionView, factor: FactorKind, response: string) => {
    if (view.step.kind !== 'verify') return no({ code: 'api', problem: 'wrong-step' });
    if (rightCodes[factor] !== response) {
      attemptsLeft -= 1;
      return rejected(attemptsLeft);
    }
    const satisfied = [...view.step.satisfied, factor];
    return { satisfied, enough: satisfied.length >= view.step.required, step: view.step };
  };
  const send = <V extends ResetView | SessionView>(view: V, factor: FactorKind): V['step'] => {
    if (view.step.kind !== 'verify') return view.step;
    const resendAfter = new Date(Date.now() + 30_000).toISOString();
    const offers = view.step.factors.map((offer) =>
      offer.kind === factor ? { ...offer, sent: true, resendAfter } : offer,
    );
    return { ...view.step, factors: offers };
  };
  const finishCopies = () => {
    if (reset === null) return;
    const states = ['updated', 'updated', 'already-right', 'updated'] as const;
    const credentials = reset.credentials.map((line, index) => ({
      ...line,
      state: states[index] ?? 'updated',
    }));
    emit('reset-changed', { ...reset, credentials });
  };
  const setPassword = (view: ResetView, password: string): BridgeResult<unknown> => {
    if (view.step.kind !== 'new-password') return no({ code: 'api', problem: 'wrong-step' });
    if (password === usedBefore)
      return no({ code: 'api', problem: 'password-refused', details: { reason: 'not-accepted' } });
    setTimeout(finishCopies, 400);
    const credentials = view.credentials.map((line) => ({ ...line, state: 'working' as const }));
    return move({ step: aCompletedStep(), credentials });
  };

  const model: { [N in OperationName]: (input: OperationInput<N>) => unknown } = {
    'app.state': () => ok(given.state ?? anAppState()),
    'app.screen': () => ok(given.screen ?? 'home'),
    'app.use-api-address': () => ok({ ...anAppState(), setup: { kind: 'ready' } }),
    'app.open-help-desk': () => ok(undefined),
    'app.close-window': () => ok(undefined),
    'home.current': () => ok(home),
    'home.refresh': () => ok(home),
    'home.snooze': ({ minutes }) => {
      if (!home.snoozeMinutes.includes(minutes)) return no({ code: 'forbidden' });
      const snoozedUntil = new Date(Date.now() + home.clockOffsetMs + minutes * 60_000).toISOString();
      return ok((home = { ...home, snoozedUntil, snoozeMinutes: [] }));
    },
    'seat.enter': ({ username }) =>
      ok((home = aBlankHome({ seat: { mode: 'sign-in', username }, connection: 'asking' }))),
    'seat.leave': () => {
      reset = null;
      return ok((home = aBlankHome({ seat: { mode: 'sign-in', username: null } })));
    },
    'reset.current': () => ok(reset),
    'reset.start': ({ username, reason }) => ok((reset = { ...aResetView(), username, reason })),
    'reset.challenge': ({ factor }) => whileReset((view) => move({ step: send(view, factor) })),
    'reset.verify': ({ factor, response }) =>
      whileReset((view) => {
        const proof = prove(view, factor, response);
        if ('ok' in proof) return proof;
        const { step, satisfied, enough } = proof;
        return move({ step: enough ? newPasswordStep(view.reason === 'locked') : { ...step, satisfied } });
      }),
    'reset.set-password': ({ password }) => whileReset((view) => setPassword(view, password)),
    'reset.unlock': () =>
      whileReset(() => move({ step: { ...aCompletedStep(), changedAt: null }, credentials: [] })),
    'reset.extend': () => whileReset(() => move({ expiresInSeconds: 900, extendable: false })),
    'reset.retry-credentials': () =>
      whileReset((view) => {
        setTimeout(finishCopies, 400);
        return move({
          credentials: view.credentials.map((line) => ({ ...line, state: 'working' as const })),
        });
      }),
    'reset.stop-waiting': () => whileReset(() => move({ waitingForKeychain: false })),
    ...copies.model,
    'reset.cancel': () => {
      reset = null;
      return ok(undefined);
    },
    'reset.finish': () => {
      reset = null;
      return ok(undefined);
    },
    'session.current': () => ok(session),
    'session.sign-in': ({ username, password }) => {
      if (password !== 'the old one') return no({ code: 'api', problem: 'sign-in-rejected' });
      const offers = [{ kind: 'helpdesk-code' as const }];
      session = {
        username,
        expiresInSeconds: 900,
        clockOffsetMs: 0,
        step: { kind: 'verify', required: 1, satisfied: [], factors: offers },
      };
      return ok(session);
    },
    'session.challenge': ({ factor }) => {
      if (session === null) return no({ code: 'no-session' });
      session = { ...session, step: send(session, factor) };
      return ok(session);
    },
    'session.verify': ({ factor, response }) => {
      if (session === null) return no({ code: 'no-session' });
      const proof = prove(session, factor, response);
      if ('ok' in proof) return proof;
      const { step, satisfied, enough } = proof;
      session = { ...session, step: enough ? { kind: 'signed-in' } : { ...step, satisfied } };
      return ok(session);
    },
    'session.sign-out': () => {
      session = null;
      return ok(undefined);
    },
    'enrolment.factors': () => ok(factors),
    'enrolment.begin-totp': () =>
      ok({
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Northgate:a.okafor?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Northgate',
      }),
    'enrolment.confirm-totp': ({ code }) => {
      if (code !== rightCodes.totp) return rejected(9);
      const since = new Date().toISOString();
      factors = {
        ...factors,
        factors: [
          { id: '3f1f2b60-6d0d-4f5c-9a4f-0d6a4f1c2b3a', kind: 'totp', since },
          { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', kind: 'recovery-code', since, left: 10 },
        ],
      };
      return ok({ recoveryCodes: fakeRecoveryCodes });
    },
    'enrolment.remove': ({ id }) => {
      factors = { ...factors, factors: factors.factors.filter((factor) => factor.id !== id) };
      return ok(factors);
    },
    'enrolment.copy-recovery-codes': () => ok(undefined),
    'checks.run': () => {
      const results = given.checks ?? someChecks();
      for (const result of results) emit('check-changed', result);
      return ok(results);
    },
  };

  const call = (operation: OperationName, input: unknown): Promise<BridgeResult<unknown>> => {
    calls.push([operation, input]);
    if (given.silent?.includes(operation) === true)
      return new Promise((resolve) => open.push([operation, resolve]));
    const queue = queues.get(operation);
    const scripted = queue !== undefined && queue.length > 1 ? queue.shift() : queue?.[0];
    const answer = model[operation] as (input: unknown) => BridgeResult<unknown>;
    return Promise.resolve(scripted ?? answer(input));
  };
  const fake = {
    call: call as Bridge['call'],
    on: (event, listener) => {
      const hearing = listeners.get(event) ?? new Set();
      listeners.set(event, hearing.add(listener));
      return () => void hearing.delete(listener);
    },
    emit,
    calls,
    answer: (operation, result) => {
      const index = open.findIndex(([name]) => name === operation);
      open.splice(index, 1)[0]?.[1](result);
    },
    current: () => reset,
  } satisfies FakeBridge;
  return fake;
};
