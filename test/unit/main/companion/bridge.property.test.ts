// Whatever comes over IPC: an answer that the contract knows, never a throw, a hang or a log line that
// repeats what was sent.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BridgeError, operations, type OperationName } from '../../../../src/contract/ipc.ts';
import { createHandleCall, type Handlers } from '../../../../main/companion/bridge.ts';
import { fakeLog } from '../../../fakes/desktop.ts';
import { good, problem } from '../../../fakes/reset-api.ts';
import { companionBench } from './companion-bench.ts';
import { floor } from './floor-bench.ts';
import { ID, newPassword, TOKEN, verify } from './reset-bench.ts';

const names = Object.keys(operations) as OperationName[];
const Failure = z.strictObject({ ok: z.literal(false), error: BridgeError });

const answerIsKnown = (name: OperationName, answer: unknown) => {
  const Success = z.strictObject({ ok: z.literal(true), value: operations[name].output });
  expect(z.union([Success, Failure]).safeParse(answer).error).toBeUndefined();
};

/** Values near what operations take, so that many get past the first check. */
const nearlyRight = fc.record(
  {
    username: fc.oneof(fc.string(), fc.constant('anna')),
    password: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('correct horse battery')),
    currentPassword: fc.string(),
    reason: fc.constantFrom('forgotten', 'locked', 'nonsense'),
    factor: fc.constantFrom('totp', 'email-code', 'nonsense'),
    response: fc.string(),
    code: fc.string(),
    id: fc.oneof(fc.uuid(), fc.string()),
    url: fc.oneof(fc.webUrl(), fc.string()),
    codes: fc.array(fc.string()),
    minutes: fc.oneof(fc.integer(), fc.double()),
  },
  { requiredKeys: [] },
);

/** The right keys for some operation, with values that fit. */
const fitting = fc.constantFrom(
  { username: 'anna', reason: 'expired' },
  { username: 'anna', password: 'correct horse battery' },
  { factor: 'totp', response: '123456' },
  { factor: 'email-code' },
  { password: 'correct horse battery' },
  { code: '123456' },
  { id: ID },
  { url: 'https://reset.corp.test' },
  { codes: ['ABCD-EFGH-JKLM-NPQR'] },
  { username: 'anna' },
  { minutes: 60 },
  undefined,
);

const benchOf = (state: 'idle' | 'running' | 'not-set-up' | 'own seat' | 'shared seat') => {
  if (state === 'own seat') return floor().workstation();
  if (state === 'shared seat') return floor({ settings: { seat: { mode: 'sign-in' } } }).workstation();
  return companionBench(
    state === 'not-set-up' ? { reading: { kind: 'absent' } } : { application: { development: true } },
  );
};

const bench = (state: Parameters<typeof benchOf>[0]) => {
  const made = benchOf(state);
  made.server.on(
    'createReset',
    good({ id: ID, token: TOKEN, expiresAt: '2026-11-23T09:15:00.000Z', step: verify }),
  );
  made.server.on('verifyReset', problem('factor-rejected', { attemptsLeft: 3 }), good({ step: newPassword }));
  made.server.on('createSession', problem('sign-in-rejected'));
  return made;
};

describe('every operation', () => {
  it.each(names)('%s answers anything with something the contract knows', async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('idle', 'running', 'not-set-up', 'own seat', 'shared seat'),
        fc.array(
          fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true }), nearlyRight, fitting),
          {
            maxLength: 4,
          },
        ),
        async (state, inputs) => {
          const { companion, clock } = bench(state);
          await companion.start();
          if (state === 'running')
            await companion.handle('reset.start', { username: 'anna', reason: 'expired' });
          for (const input of inputs) {
            const answering = companion.handle(name, input);
            await clock.advance(3_600_000);
            answerIsKnown(name, await answering);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is none is bad input', async () => {
    const { companion } = bench('idle');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.anything(), fc.constantFrom('__proto__', 'constructor', 'toString')),
        async (name) => {
          fc.pre(!names.includes(name as OperationName));
          expect(await companion.handle(name, undefined)).toEqual({
            ok: false,
            error: { code: 'bad-input' },
          });
        },
      ),
    );
  });

  it('that breaks is told as unexpected, and the log holds none of what was typed', async () => {
    const { companion, server, log } = bench('idle');
    await companion.start();
    server.on('createSession', () => {
      throw new Error('it said: my secret');
    });
    const input = { username: 'anna', password: 'my secret' };
    expect(await companion.handle('session.sign-in', input)).toEqual({
      ok: false,
      error: { code: 'unexpected' },
    });
    expect(log.lines).toEqual([
      JSON.stringify({ event: 'operation-broke', operation: 'session.sign-in', error: 'Error' }),
    ]);
  });

  it('that answers something else than the contract says is told as unexpected', async () => {
    const log = fakeLog();
    const handle = createHandleCall({ 'app.screen': () => 'nowhere' } as unknown as Handlers, log);
    expect(await handle('app.screen', undefined)).toEqual({ ok: false, error: { code: 'unexpected' } });
    expect(log.lines).toHaveLength(1);
  });
});
