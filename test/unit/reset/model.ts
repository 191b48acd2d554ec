// A small world of resets for the tests: every fact that can be added, and nothing else.
import type { FactorKind, Step } from '../../../src/contract/steps.ts';
import type { ChangeFact, ResetFacts, Standing } from '../../../src/reset/next-step.ts';
import { nextStep } from '../../../src/reset/next-step.ts';
import type { ProofRules } from '../../../src/reset/factors.ts';
import { isProofComplete } from '../../../src/reset/factors.ts';

export const started = new Date('2026-12-03T09:00:00.000Z');
export const late = new Date('2026-12-03T10:00:00.000Z');
const rules: ProofRules = { required: 2 };

/** A reset and what time it is for it. */
export interface World {
  readonly facts: ResetFacts;
  readonly now: Date;
}

export const kinds: readonly FactorKind[] = ['totp', 'email-code', 'recovery-code', 'current-password'];

const good: Standing = { tier: 'standard', blocked: false, throttledUntil: null, policy: { rules: [] } };
const standings: readonly Standing[] = [
  good,
  { ...good, tier: 'high' },
  { ...good, blocked: true },
  { ...good, throttledUntil: new Date('2026-12-04T09:00:00.000Z') },
];

export const accepted: ChangeFact = {
  state: 'accepted',
  names: { username: 'amira', domain: 'CORP', upn: null, mail: null },
  changedAt: started,
  unlocked: true,
  confirmed: 'yes',
  expiresAt: null,
  mustChange: false,
};

export const newReset = (given: Partial<ResetFacts> = {}): ResetFacts => ({
  reason: 'forgotten',
  configured: ['totp', 'email-code', 'recovery-code', 'current-password'],
  own: [...kinds],
  proven: [],
  challenges: [],
  emailHint: 'a•••@home.example',
  expiresAt: new Date('2026-12-03T09:15:00.000Z'),
  cancelled: false,
  standing: null,
  change: null,
  ...given,
});

export const stepOf = (world: World): Step => nextStep(world.facts, rules, world.now);

/** `ended_refused`, `new_password`: the names of the diagram. */
export function stateOf(world: World): string {
  const step = stepOf(world);
  return (step.kind === 'ended' ? `ended_${step.outcome}` : step.kind).replaceAll('-', '_');
}

type Successor = readonly [event: string, world: World];

const withFacts = ({ facts, now }: World, change: Partial<ResetFacts>): World => ({
  facts: { ...facts, ...change },
  now,
});

function proofs(world: World, step: Extract<Step, { kind: 'verify' }>): Successor[] {
  const possible = step.factors.map(({ kind }) => kind).filter((kind) => world.facts.own.includes(kind));
  return possible.flatMap((kind) => {
    const proven = withFacts(world, { proven: [...world.facts.proven, kind] });
    const outcomes = isProofComplete(proven.facts, rules)
      ? standings.map((standing) => withFacts(proven, { standing }))
      : [proven];
    return outcomes.map((next): Successor => ['factor proven', next]);
  });
}

/** Every fact that may be added where this world stands. */
export function successors(world: World): Successor[] {
  const step = stepOf(world);
  const { standing } = world.facts;
  const timeOver: Successor = ['time over', { ...world, now: late }];
  const cancelled: Successor = ['cancelled', withFacts(world, { cancelled: true })];
  const blocked = { standing: standing && { ...standing, blocked: true }, change: null };
  switch (step.kind) {
    case 'verify':
      return [
        [
          'code asked for',
          withFacts(world, { challenges: [{ kind: 'email-code', resendAfter: world.now }] }),
        ],
        ...proofs(world, step),
        cancelled,
        timeOver,
      ];
    case 'new-password':
      return [
        ['handed to the directory', withFacts(world, { change: { state: 'open', since: world.now } })],
        ['account refused', withFacts(world, blocked)],
        ['too many today', withFacts(world, { standing: standing && { ...standing, throttledUntil: late } })],
        cancelled,
        timeOver,
      ];
    case 'working':
      return [
        ['directory accepted', withFacts(world, { change: accepted })],
        ['directory refused', withFacts(world, { change: null })],
        ['account refused', withFacts(world, blocked)],
        ['nobody can know', withFacts(world, { change: { state: 'undetermined' } })],
        timeOver,
      ];
    case 'completed':
    case 'ended':
      return [timeOver];
    case 'await-approval':
      throw new Error('No fact leads to an approval yet');
  }
}
