// Whatever main answers instead of doing it, a person is told what happened and what to do.
import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../../renderer/companion/fault-words.ts';
import { BridgeError } from '../../../../src/contract/ipc.ts';
import { problemNames, RefusalReason } from '../../../../src/contract/problems.ts';
import { FactorKind } from '../../../../src/contract/steps.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';

const words = createTranslator('en', 'UTC');
const api = (error: Omit<BridgeError, 'code'>): BridgeError => ({ code: 'api', ...error });

const everyError: BridgeError[] = [
  ...BridgeError.shape.code.options.map((code) => ({ code })),
  ...BridgeError.shape.cause.unwrap().options.map((cause) => ({ code: 'unreachable' as const, cause })),
  ...problemNames.map((problem) => api({ problem })),
  ...RefusalReason.options.map((reason) => api({ problem: 'password-refused', details: { reason } })),
];

it.each(everyError)('%j has words', (error) => {
  const { what, todo } = faultWords(words, error);
  expect(what).toMatch(/\w.*\.$/);
  expect(todo.length).toBeGreaterThan(0);
  for (const sentence of todo) expect(sentence).toMatch(/[.?]$/);
});

describe('a proof that was not right', () => {
  it.each(FactorKind.options)('tells the tries that are left: %s', (factor) => {
    const error = api({ problem: 'factor-rejected', details: { attemptsLeft: 8 } });
    const { todo, callHelpDesk } = faultWords(words, error, factor);
    expect(todo[0]).toBe('8 tries left.');
    expect(callHelpDesk).toBe(false);
  });

  it('names the help desk when few are left, and gives no advice when none is', () => {
    const left = (attemptsLeft: number) =>
      faultWords(words, api({ problem: 'factor-rejected', details: { attemptsLeft } }), 'totp');
    expect(left(3).callHelpDesk).toBe(true);
    expect(left(0).todo).toEqual(['No tries left.']);
  });
});

it('a refused password says that nothing was changed', () => {
  const { todo } = faultWords(words, api({ problem: 'password-refused', details: { reason: 'too-short' } }));
  expect(todo).toContain('Nothing was changed.');
});

it('a pause says how long', () => {
  const pause = api({ problem: 'too-many-requests', details: { retryAfterSeconds: 900 } });
  expect(faultWords(words, pause).retryAfterSeconds).toBe(900);
});

describe('a password that cannot be checked', () => {
  const unavailable = (retryAfterSeconds?: number) =>
    api({
      problem: 'factor-unavailable',
      ...(retryAfterSeconds === undefined ? {} : { details: { retryAfterSeconds } }),
    });

  it('is not called wrong at signing in, and the time to come back is told', () => {
    const later = api({ problem: 'sign-in-rejected', details: { retryAfterSeconds: 3_000 } });
    const told = faultWords(words, later);
    expect(told).toMatchObject({ retryAfterSeconds: 3_000, isLongWait: true });
    expect(told.what).toBe(words.t('unsure.sign-in'));
    expect(faultWords(words, api({ problem: 'sign-in-rejected' })).what).toContain('do not match');
  });

  it('is told apart from one that can be checked later, and from another way', () => {
    const current = (error: BridgeError) => faultWords(words, error, 'current-password').what;
    expect(current(unavailable())).toBe('Your password cannot be checked here.');
    expect(current(unavailable(900))).toBe('Your password cannot be checked yet.');
    expect(faultWords(words, unavailable(900), 'totp').what).toBe(words.t('problem.factor-unavailable'));
  });
});
