// What opens a session: always the password and something beside it; mail only while nothing was enrolled.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionStep } from '../../../../server/accounts/session-step.ts';
import type { FactorKind } from '../../../../src/contract/steps.ts';

const kinds: FactorKind[] = ['totp', 'recovery-code', 'email-code', 'helpdesk-code'];
const facts = (usable: FactorKind[], proven: FactorKind[] = []) => ({
  usable,
  proven: ['current-password', ...proven] as FactorKind[],
  challenges: [],
  emailHint: 'a•••@b',
});
const offered = (usable: FactorKind[]) => {
  const step = sessionStep(facts(usable));
  return step.kind === 'verify' ? step.factors.map(({ kind }) => kind) : step.kind;
};

test('what is offered depends on what was enrolled', () => {
  expect(offered([])).toEqual(['helpdesk-code']);
  expect(offered(['email-code'])).toEqual(['email-code', 'helpdesk-code']);
  expect(offered(['totp', 'email-code'])).toEqual(['totp', 'helpdesk-code']);
  expect(offered(['recovery-code', 'email-code'])).toEqual(['recovery-code', 'helpdesk-code']);
});

test('mail closes a session again once something is enrolled', () => {
  expect(sessionStep(facts(['email-code'], ['email-code'])).kind).toBe('signed-in');
  expect(sessionStep(facts(['email-code', 'totp'], ['email-code'])).kind).toBe('verify');
});

test('whatever is usable: no session opens with the password alone, none by mail beside a factor', () => {
  fc.assert(
    fc.property(fc.subarray(kinds), fc.subarray(kinds), (usable, proven) => {
      const isOpen = sessionStep(facts(usable, proven)).kind === 'signed-in';
      const strong = proven.some((kind) => kind !== 'email-code');
      const hasEnrolled = usable.includes('totp') || usable.includes('recovery-code');
      expect(isOpen).toBe(strong || (proven.includes('email-code') && !hasEnrolled));
    }),
  );
});
