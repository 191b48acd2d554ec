// The steps of a reset: the picture is right, and no way leads past the proof.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ResetReason } from '../../../src/contract/api.ts';
import type { FactorKind } from '../../../src/contract/steps.ts';
import { Step } from '../../../src/contract/steps.ts';
import { countedFactors, isProofComplete } from '../../../src/reset/factors.ts';
import { StandingMissing, nextStep } from '../../../src/reset/next-step.ts';
import type { World } from './model.ts';
import { accepted, kinds, late, newReset, started, stateOf, stepOf, successors } from './model.ts';

const subsets = (all: readonly FactorKind[]): FactorKind[][] =>
  all.reduce<FactorKind[][]>((sets, kind) => [...sets, ...sets.map((set) => [...set, kind])], [[]]);

/** Every world that can be reached from every beginning, and the arrows between them. */
function walk(): { worlds: World[]; arrows: Set<string> } {
  const beginnings = ResetReason.options.flatMap((reason) =>
    subsets(kinds).map((own): World => ({ facts: newReset({ reason, own }), now: started })),
  );
  const seen = new Map<string, World>();
  const arrows = new Set<string>();
  const open = [...beginnings];
  for (let world = open.pop(); world !== undefined; world = open.pop()) {
    const key = JSON.stringify(world);
    if (seen.has(key)) continue;
    seen.set(key, world);
    for (const [event, next] of successors(world)) {
      const [from, to] = [stateOf(world), stateOf(next)];
      if (!(from === to && from.startsWith('ended'))) arrows.add(`${from} --> ${to}: ${event}`);
      open.push(next);
    }
  }
  return { worlds: [...seen.values()], arrows };
}

const { worlds, arrows } = walk();

test('the picture shows every arrow there is, and no other', () => {
  const picture = readFileSync(new URL('../../../src/reset/next-step.mermaid.md', import.meta.url), 'utf8');
  const drawn = [...picture.matchAll(/^ {2}(\w+ --> \w+: .+)$/gm)].map((match) => match[1]!);
  expect(drawn.toSorted()).toEqual([...arrows].toSorted());
});

test('every step is one of the contract', () => {
  for (const world of worlds) expect(Step.safeParse(stepOf(world)).success).toBe(true);
});

describe('no way leads past the proof', () => {
  const past = ['new-password', 'working', 'completed'];

  test('there are ways that reach each step behind the proof', () => {
    for (const kind of past) expect(worlds.some((world) => stepOf(world).kind === kind)).toBe(true);
  });

  test('each of them went through two distinct factors that count', () => {
    for (const world of worlds.filter((each) => past.includes(stepOf(each).kind))) {
      const { proven, reason } = world.facts;
      expect(new Set(countedFactors(reason, proven)).size).toBeGreaterThanOrEqual(2);
      if (['forgotten', 'locked', 'compromised'].includes(reason))
        expect(proven.filter((kind) => kind !== 'current-password').length).toBeGreaterThanOrEqual(2);
      expect(proven.toSorted()).not.toEqual(['current-password', 'email-code']);
    }
  });

  test('an account that needs an approval never chooses a password', () => {
    for (const world of worlds.filter((each) => each.facts.standing?.tier === 'high'))
      expect(['verify', 'ended']).toContain(stepOf(world).kind);
  });

  test('completed only when the directory accepted', () => {
    for (const world of worlds)
      expect(stepOf(world).kind === 'completed').toBe(world.facts.change?.state === 'accepted');
  });
});

describe('strangers', () => {
  test('before the first proof the step depends on nothing that the account has', () => {
    const step = (own: FactorKind[], emailHint: string | null) =>
      nextStep(newReset({ own, emailHint }), { required: 2 }, started);
    for (const own of subsets(kinds)) expect(step(own, 'a•••@b.example')).toEqual(step([...kinds], null));
  });

  test('before the first proof nobody is told that the account needs more, or is in the way', () => {
    for (const world of worlds.filter(({ facts, now }) => facts.proven.length === 0 && now === started))
      expect(['verify', 'ended_cancelled']).toContain(stateOf(world));
  });

  test('a code that was asked for says so, and when the next may be asked for, to everybody', () => {
    const facts = newReset({ own: [], challenges: [{ kind: 'email-code', resendAfter: late }] });
    expect(nextStep(facts, { required: 2 }, started)).toMatchObject({
      factors: [
        { kind: 'totp' },
        { kind: 'email-code', sent: true, resendAfter: late.toISOString() },
        { kind: 'recovery-code' },
      ],
    });
  });

  test('the hint comes with the first proof', () => {
    const facts = newReset({ proven: ['totp'], own: ['totp', 'email-code'] });
    expect(nextStep(facts, { required: 2 }, started)).toMatchObject({
      satisfied: ['totp'],
      factors: [{ kind: 'email-code', hint: 'a•••@home.example' }],
    });
  });
});

describe('the current password', () => {
  const kindsOffered = (given: Parameters<typeof newReset>[0]) => {
    const step = nextStep(newReset(given), { required: 2 }, started);
    return step.kind === 'verify' ? step.factors.map(({ kind }) => kind) : [step.kind];
  };

  test('is offered after another factor, when the person still knows it', () => {
    expect(kindsOffered({ reason: 'expiring', proven: ['totp'] })).toContain('current-password');
    expect(kindsOffered({ reason: 'expiring', proven: [] })).not.toContain('current-password');
  });

  test.each(['forgotten', 'locked', 'compromised'] as const)('is never offered for %s', (reason) => {
    expect(kindsOffered({ reason, proven: ['totp'] })).not.toContain('current-password');
  });

  test('is never enough beside mail alone', () => {
    expect(
      kindsOffered({ reason: 'expired', own: ['email-code', 'current-password'], proven: ['email-code'] }),
    ).toEqual(['ended']);
    expect(
      isProofComplete({ reason: 'expired', proven: ['email-code', 'current-password'] }, { required: 2 }),
    ).toBe(false);
  });
});

test('any list of proofs: counting ignores order and repetition', () => {
  const proofs = fc.array(fc.constantFrom(...kinds), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...ResetReason.options), proofs, (reason, proven) => {
      const count = countedFactors(reason, proven).length;
      expect(countedFactors(reason, [...proven].reverse()).length).toBe(count);
      expect(countedFactors(reason, [...proven, ...proven]).length).toBe(count);
    }),
  );
});

test('what was handed over outlives time and cancelling', () => {
  const facts = newReset({ cancelled: true, change: accepted });
  expect(nextStep(facts, { required: 2 }, late).kind).toBe('completed');
  const open = newReset({ cancelled: true, change: { state: 'open', since: started } });
  expect(nextStep(open, { required: 2 }, late).kind).toBe('working');
});

test('a complete proof without a word from the directory is not a step', () => {
  const facts = newReset({ proven: ['totp', 'email-code'] });
  expect(() => nextStep(facts, { required: 2 }, started)).toThrow(StandingMissing);
});
