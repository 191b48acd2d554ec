// A person whose unlock did not reach one of two real controllers: unlocked there, too, once it is back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repeatUnlocks } from '../../../server/resets/unlock-repeats.ts';
import { begin, type Engine } from '../../support/engine.ts';
import { makeOlder } from '../../support/engine-time.ts';
import { waitUntil } from '../../support/ready.ts';
import type { Domain } from '../../support/samba.ts';
import { startDomainBench, verify, type DomainAgent, type DomainBench } from './domain-bench.ts';

let bench: DomainBench;
let second: Domain;
let engine: Engine;
let agent: DomainAgent;
beforeAll(async () => {
  bench = await startDomainBench();
  const alone = await bench.open();
  agent = await bench.hire(alone);
  second = await bench.domain.startSecondController();
  engine = await bench.open({ urls: [bench.domain.url, second.url] });
});
afterAll(() => bench.close());

/** By the controller, and by its attribute as it stands there. */
const lockOn = async (controller: Domain) => ({
  locked: await controller.isLocked(agent.dn),
  since: await controller.attribute(agent.dn, 'lockoutTime'),
});
const nextRound = async () => {
  await makeOlder(bench.database.db, 60);
  await repeatUnlocks(engine.resets);
};

test('the lock is taken away where it went on; bad tries elsewhere stay counted', async () => {
  for (const controller of [bench.domain, second]) await controller.lockByBadBinds(agent);
  const lockedAt = Math.floor(Date.now() / 1_000);
  await second.shutDown();
  // A controller tells its time in whole seconds.
  await waitUntil('the next second', () => Math.floor(Date.now() / 1_000) > lockedAt);
  const reset = await begin(engine, agent.username, 'locked');
  await verify(engine, reset, 'totp', await engine.code(agent.secret));
  await verify(engine, reset, 'recovery-code', agent.recovery[0]!);
  const unlocked = await engine.call('POST', `${reset.path}/unlock`, { token: reset.token });
  expect(unlocked.body.step.kind).toBe('completed');
  await nextRound();
  await second.start();
  expect((await lockOn(bench.domain)).locked).toBe(false);
  expect((await lockOn(second)).locked).toBe(true);
  await bench.domain.ldapsearchBind(agent.upn, 'Not-the-password-1');
  await nextRound();
  expect(await lockOn(second)).toEqual({ locked: false, since: '0' });
  expect(await bench.badPwdCount(agent)).toBe(1);
  const trail = (await engine.audit()).filter(
    ({ type, actorKind }) => type === 'account.unlock' && actorKind === 'server',
  );
  expect(trail.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['intended', { everywhere: false, repeats: 0 }],
    ['succeeded', { everywhere: true, repeats: 2 }],
  ]);
});
