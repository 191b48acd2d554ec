// A signed-in session for setting up verification: its token stays in main, ends with the window, and is
// given back to the server.
import type { RouteReply } from '../../src/contract/api.ts';
import type {
  EnrolledFactors,
  OperationInput,
  OperationOutput,
  SessionView,
} from '../../src/contract/ipc.ts';
import type { FactorKind } from '../../src/contract/steps.ts';
import type { ApiResult, Cancel, Clock, ResetApi } from '../ports.ts';
import { failure, valueOf } from './failure.ts';
import type { ServerTime } from './server-time.ts';

export interface AccountSessionDeps {
  readonly api: ResetApi;
  readonly time: ServerTime;
  readonly clock: Clock;
}

type SessionStep = RouteReply<'createSession'>['step'];

interface SignedIn extends AccountSessionDeps {
  readonly username: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly endTimer: Cancel;
  step: SessionStep;
}

export class AccountSession {
  /** What a session stands on; throws a BridgeFailure where this workstation is not set up. */
  readonly #deps: () => AccountSessionDeps;
  #session: SignedIn | undefined;
  #signIns = 0;

  constructor(deps: () => AccountSessionDeps) {
    this.#deps = deps;
  }

  view(): SessionView | null {
    if (this.#session === undefined) return null;
    const { username, time, expiresAt, step } = this.#session;
    return {
      username,
      expiresInSeconds: time.secondsUntil(expiresAt),
      clockOffsetMs: time.offsetMs() ?? 0,
      step,
    };
  }

  async signIn({ username, password }: OperationInput<'session.sign-in'>): Promise<SessionView> {
    const deps = this.#deps();
    await this.signOut();
    const asked = ++this.#signIns;
    const { token, expiresAt, step } = valueOf(
      await deps.api.createSession({ body: { username, password } }),
    );
    if (asked !== this.#signIns) {
      // Signed out, or in again, while the server thought about it: nobody waits for this one.
      await deps.api.endSession({ token });
      throw failure('no-session');
    }
    const endTimer = deps.clock.after(deps.time.secondsUntil(expiresAt) * 1000, () => this.#forget());
    this.#session = { ...deps, username, token, expiresAt, step, endTimer };
    return this.#viewNow();
  }

  async challenge(factor: FactorKind): Promise<SessionView> {
    const { api, token } = this.#current();
    return this.#move(await api.challengeSession({ token, body: { factor } }));
  }

  async verify(input: OperationInput<'session.verify'>): Promise<SessionView> {
    const { api, token } = this.#current();
    return this.#move(await api.verifySession({ token, body: input }));
  }

  async factors(): Promise<EnrolledFactors> {
    const { api, token } = this.#current();
    return this.#value(await api.listFactors({ token }));
  }

  async beginTotp(): Promise<OperationOutput<'enrolment.begin-totp'>> {
    const { api, token } = this.#current();
    return this.#value(await api.enrolTotp({ token }));
  }

  async confirmTotp(code: string): Promise<OperationOutput<'enrolment.confirm-totp'>> {
    const { api, token } = this.#current();
    return this.#value(await api.confirmTotp({ token, body: { code } }));
  }

  async remove(id: string): Promise<EnrolledFactors> {
    const { api, token } = this.#current();
    this.#value(await api.removeFactor({ token, params: { id } }));
    return this.factors();
  }

  /** Forgets the session and gives its token back, as far as the server answers. Never throws. */
  async signOut(): Promise<void> {
    const session = this.#session;
    this.#signIns++;
    this.#forget();
    if (session !== undefined) await session.api.endSession({ token: session.token });
  }

  #current(): SignedIn {
    if (this.#session === undefined) throw failure('no-session');
    return this.#session;
  }

  #viewNow(): SessionView {
    const view = this.view();
    if (view === null) throw failure('no-session');
    return view;
  }

  #move(result: ApiResult<{ readonly step: SessionStep }>): SessionView {
    const { step } = this.#value(result);
    this.#current().step = step;
    return this.#viewNow();
  }

  /** The value of a reply; a session that the server does not know any more is forgotten here too. */
  #value<T>(result: ApiResult<T>): T {
    if (!result.ok && result.fault.kind === 'problem' && result.fault.name === 'sign-in-needed')
      this.#forget();
    return valueOf(result);
  }

  #forget(): void {
    this.#session?.endTimer();
    this.#session = undefined;
  }
}
