// Any sequence of calls, lost replies and crashes: no new password without the proof, none completed without
// the directory, no two changes from one submission.
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { countedFactors } from '../../../src/reset/factors.ts';
import type { ResetReason } from '../../../src/contract/api.ts';
import type { FactorKind } from '../../../src/contract/steps.ts';
import { keepUp } from '../../../server/resets/upkeep.ts';
import type { Begun, CountedDatabase, Engine } from '../../support/engine.ts';
import { begin, createEngine, mailedCode, openCountedDatabase } from '../../support/engine.ts';

let database: CountedDatabase;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());
// A server that died renews no lease: intervals never fire here.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

type ProvableKind = Extract<FactorKind, 'totp' | 'email-code' | 'recovery-code' | 'current-password'>;
type Fault = 'none' | 'lost-before' | 'lost-after' | 'unavailable' | 'dies-before' | 'dies-after';
type Command =
  | { readonly do: 'prove'; readonly kind: ProvableKind; readonly right: boolean }
  | { readonly do: 'put'; readonly fault: Fault; readonly current: boolean; readonly twice: boolean }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'challenge' | 'unlock' | 'extend' | 'cancel' | 'crash' | 'keep-up' };

const kind = fc.constantFrom<ProvableKind>('totp', 'email-code', 'recovery-code', 'current-password');
const fault = fc.constantFrom<Fault>(
  ...(['none', 'none', 'lost-before', 'lost-after', 'unavailable', 'dies-before', 'dies-after'] as const),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('prove' as const), kind, right: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      fault,
      current: fc.boolean(),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(5, 31, 61, 400) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('challenge', 'challenge', 'unlock', 'extend', 'cancel', 'crash', 'keep-up'),
    }),
  },
);
const reason = fc.constantFrom<ResetReason>('forgotten', 'expiring', 'expired', 'locked', 'compromised');

/** One reset, and what was rightly proven in it as far as the outside can tell. */
class Run {
  readonly engine: Engine;
  readonly reset: Begun;
  readonly reason: ResetReason;
  readonly account: string;
  readonly secret: string;
  readonly recovery: string[];
  readonly proven: FactorKind[] = [];
  readonly unlocks: string[] = [];
  submissions = 0;

  private constructor(given: Pick<Run, 'engine' | 'reset' | 'reason' | 'account' | 'secret' | 'recovery'>) {
    ({ engine: this.engine, reset: this.reset, reason: this.reason } = given);
    ({ account: this.account, secret: this.secret, recovery: this.recovery } = given);
  }

  static async begin(engine: Engine, why: ResetReason): Promise<Run> {
    const username = `agent-${crypto.randomUUID()}`;
    const account = engine.addAccount({ username, recoveryMail: 'a@home.example' });
    const secret = await engine.enrolTotp(account);
    const recovery = await engine.enrolRecoveryCodes(account);
    if (why === 'locked') engine.directory.change(account, { lockedAt: engine.clock.now() });
    const unlock = engine.directory.unlock.bind(engine.directory);
    const run = new Run({
      engine,
      reason: why,
      account,
      secret,
      recovery,
      reset: await begin(engine, username, why),
    });
    vi.spyOn(engine.directory, 'unlock').mockImplementation(async (id) => {
      run.unlocks.push(id);
      return unlock(id);
    });
    return run;
  }

  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', tail: string, body?: unknown) {
    const { path, token } = this.reset;
    return this.engine.call(method, path + tail, { token, ...(body === undefined ? {} : { body }) });
  }

  async carryOut(command: Command): Promise<void> {
    switch (command.do) {
      case 'prove':
        return this.prove(command.kind, command.right);
      case 'put':
        return this.put(command);
      case 'wait':
        return this.engine.later(command.seconds);
      case 'challenge':
        await this.call('POST', '/challenges', { factor: 'email-code' });
        return;
      case 'unlock':
        await this.call('POST', '/unlock');
        return;
      case 'extend':
        await this.call('POST', '/extension');
        return;
      case 'cancel':
        await this.call('DELETE', '');
        return;
      case 'crash':
        return this.engine.crash();
      case 'keep-up':
        return keepUp(this.engine.resets);
    }
  }

  async prove(factor: ProvableKind, right: boolean): Promise<void> {
    const { status } = await this.call('POST', '/verifications', {
      factor,
      response: right ? await this.rightAnswer(factor) : 'AAAA-AAAA-AAAA-AAAA',
    });
    if (!right) expect(status).not.toBe(200);
    if (right && status === 200) this.proven.push(factor);
  }

  async rightAnswer(factor: ProvableKind): Promise<string> {
    switch (factor) {
      case 'totp':
        return this.engine.code(this.secret);
      case 'email-code':
        return (await mailedCode(this.engine)) || '000000';
      case 'recovery-code':
        return this.recovery[0]!;
      case 'current-password':
        return this.engine.directory.passwordOf(this.account);
    }
  }

  async put({ fault: happens, current, twice }: Extract<Command, { do: 'put' }>): Promise<void> {
    const { directory } = this.engine;
    const dies = happens === 'dies-before' || happens === 'dies-after';
    directory.faults = dies || happens === 'none' ? [] : [happens];
    const reached = Promise.withResolvers<'dead'>();
    const real = directory.setPassword.bind(directory);
    const spy = vi.spyOn(directory, 'setPassword').mockImplementation(async (...given) => {
      if (!dies) return real(...given);
      if (happens === 'dies-after') await real(...given);
      reached.resolve('dead');
      return new Promise<never>(() => undefined);
    });
    this.submissions += 1;
    const body = {
      password: `lantern-Harbour-${this.submissions}-violet`,
      ...(current ? { currentPassword: directory.passwordOf(this.account) } : {}),
    };
    const calls = Array.from({ length: twice ? 2 : 1 }, () => this.call('PUT', '/password', body));
    const outcome = await Promise.race([Promise.all(calls), reached.promise]);
    spy.mockRestore();
    directory.faults = [];
    if (outcome === 'dead') await this.engine.crash();
  }

  /** What must hold after every command. */
  async check(): Promise<void> {
    const { step } = (await this.call('GET', '')).body;
    const own = this.engine.directory.accepted.filter(({ id }) => id === this.account);
    const isPast = ['new-password', 'working', 'completed'].includes(step.kind);
    if (isPast || own.length > 0 || this.unlocks.length > 0)
      expect(countedFactors(this.reason, this.proven).length).toBeGreaterThanOrEqual(2);
    if (step.kind === 'completed') expect(own.length + this.unlocks.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThanOrEqual(1);
    expect(new Set(own.map(({ password }) => password)).size).toBe(own.length);
  }

  /** When everything has settled, what is shown is what the directory did. */
  async checkAtRest(): Promise<void> {
    await this.engine.later(60);
    await keepUp(this.engine.resets);
    const { step } = (await this.call('GET', '')).body;
    expect(step.kind).not.toBe('working');
    const own = this.engine.directory.accepted.filter(({ id }) => id === this.account);
    if (own.length > 0) expect(step.kind).toBe('completed');
  }
}

test('whatever is called, lost or killed, in whatever order', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(reason, fc.array(command, { minLength: 3, maxLength: 14 }), async (why, commands) => {
      const engine = await createEngine({ database });
      const run = await Run.begin(engine, why);
      for (const each of commands) {
        await run.carryOut(each);
        await run.check();
      }
      await run.checkAtRest();
      await engine.close();
    }),
    { numRuns: 15 },
  );
});

test('the sequences that matter are among them: straight through, with every fault of the directory', async () => {
  for (const happens of [
    'none',
    'lost-before',
    'lost-after',
    'unavailable',
    'dies-before',
    'dies-after',
  ] as const) {
    const engine = await createEngine({ database });
    const run = await Run.begin(engine, 'forgotten');
    const path: Command[] = [
      { do: 'prove', kind: 'totp', right: true },
      { do: 'prove', kind: 'recovery-code', right: true },
      { do: 'put', fault: happens, current: false, twice: true },
      { do: 'wait', seconds: 31 },
      { do: 'keep-up' },
      { do: 'put', fault: 'none', current: false, twice: false },
    ];
    for (const each of path) {
      await run.carryOut(each);
      await run.check();
    }
    await run.checkAtRest();
    expect((await run.call('GET', '')).body.step.kind).toBe('completed');
    await engine.close();
  }
});
