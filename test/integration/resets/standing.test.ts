// What the directory and the throttles say of an account once its proof is complete: kept once, by whoever asks
// first, and never against an end that came meanwhile.
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { resets } from '../../../server/resets/tables.ts';
import type { Begun, Engine } from '../../support/engine.ts';
import { begin } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';
import { callsOn, newPassword } from './calls.ts';

const aDay = { count: 2, windowSeconds: 86_400, pauseSeconds: 0 };
let engine: Engine;
engineForEach(
  (fresh) => {
    engine = fresh;
  },
  { limits: { RESETS: aDay } },
);
const { agent, verify, put, get } = callsOn(() => engine);

const ends = async (id: string) =>
  (await engine.audit())
    .filter(({ type, targetId }) => /^reset\.(refused|cancelled|completed)$/.test(type) && targetId === id)
    .map(({ type, reason }) => reason ?? type);

/** Somebody with an app and recovery codes. */
async function person(fields: object = {}) {
  const hired = await agent(fields);
  return { ...hired, codes: await engine.enrolRecoveryCodes(hired.id) };
}
/** A reset whose proof is complete while the directory is away: nobody knows yet what stands of the account. */
async function proven({ username, secret, codes }: Awaited<ReturnType<typeof person>>): Promise<Begun> {
  const reset = await begin(engine, username, 'locked');
  engine.clock.advance(60);
  await verify(reset, 'totp', await engine.code(secret));
  engine.directory.down = true;
  expect((await verify(reset, 'recovery-code', codes.shift()!)).status).toBe(503);
  engine.directory.down = false;
  return reset;
}

test('a reset that is refused is written down once, and forgets its address, however many ask', async () => {
  const high = await person({ tier: 'high' });
  const { id } = high;
  const reset = await proven(high);
  const answers = await Promise.all([get(reset), get(reset), get(reset)]);
  expect(answers.map(({ body }) => body.step.outcome)).toEqual(['refused', 'refused', 'refused']);
  expect(await ends(id)).toEqual(['needs-approval']);
  const [row] = await engine.database.db.select().from(resets).where(eq(resets.id, reset.id));
  expect(row).toMatchObject({ recoveryMail: null });
});

test('a refusal that comes while another call still reads stays', async () => {
  const somebody = await person();
  const { id } = somebody;
  const reset = await proven(somebody);
  const real = engine.directory.policy.bind(engine.directory);
  const [reached, gate] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  vi.spyOn(engine.directory, 'policy').mockImplementationOnce(async (account) => {
    reached.resolve(undefined);
    await gate.promise;
    return real(account);
  });
  const slow = get(reset);
  await reached.promise;
  expect((await get(reset)).body.step.kind).toBe('new-password');
  engine.directory.change(id, { disabled: true });
  expect((await put(reset, { password: newPassword })).body.reason).toBe('account-disabled');
  gate.resolve(undefined);
  expect((await slow).body.step.outcome).toBe('refused');
  expect((await get(reset)).body.step.outcome).toBe('refused');
  expect(await ends(id)).toEqual(['account-not-changeable']);
});

test('the last reset of the day is completed, not refused by its own count', async () => {
  const busy = await person();
  for (let done = 0; done < 2; done += 1) {
    const reset = await proven(busy);
    expect((await put(reset, { password: `${newPassword}-${done}` })).body.step.kind).toBe('completed');
  }
  expect(await ends(busy.id)).toEqual(['reset.completed', 'reset.completed']);
});

test.each([
  ['changing', (reset: Begun) => put(reset, { password: `${newPassword}-${reset.id}` })],
  ['unlocking', ({ path, token }: Begun) => engine.call('POST', `${path}/unlock`, { token })],
])('%s: resets that were proven before the day was used up are too many, too', async (_name, carryOut) => {
  const busy = await person();
  const begun = [await proven(busy), await proven(busy), await proven(busy)];
  for (const reset of begun) expect((await get(reset)).body.step.kind).toBe('new-password');
  const answers = [];
  for (const reset of begun) answers.push(await carryOut(reset));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.at(-1)!.body.retryAfterSeconds).toBeGreaterThan(0);
  const reached = (await engine.audit()).filter(
    ({ type, targetId }) => type === 'throttle.reached' && targetId === busy.id,
  );
  expect(reached).toMatchObject([{ detail: { limit: 'RESETS' }, source: engine.source }]);
  // Nothing stays claimed.
  expect((await get(begun.at(-1)!)).body.step.kind).toBe('new-password');
});
