// The self-checks: every verdict, its words, and what the command line prints.
import { describe, expect, it } from 'vitest';
import type { RouteReply } from '../../../../src/contract/api.ts';
import type { CheckId, CheckResult } from '../../../../src/contract/ipc.ts';
import { createTranslator } from '../../../../src/i18n/index.ts';
import type { ApiResult, KeychainFault, SettingsReading } from '../../../../main/ports.ts';
import { good, malformed, problem, unreachable } from '../../../fakes/reset-api.ts';
import { companionBench, settings } from './companion-bench.ts';
import { ID, TOKEN } from './reset-bench.ts';

const time = '2026-11-23T09:00:00.000Z';
const discovered = good({ name: 'Keyturn', api: 'v1', time, portal: null } as const);
const part = { ok: true };
const ready = (notes: string[] = []) =>
  good({ status: 'ready', database: part, directory: part, mail: part, notes } as const);

const neverExpires: RouteReply<'readPasswordStatus'> = {
  status: { kind: 'never', changedAt: null, locked: false, lockedAt: null },
  policy: { rules: [] },
  enrolled: [],
  reminders: [],
  serverTime: time,
};

const words = createTranslator('en');

async function run(bench: ReturnType<typeof companionBench>): Promise<CheckResult[]> {
  const answer = await bench.companion.handle('checks.run', undefined);
  if (!answer.ok) throw new Error('the checks did not run');
  const results = answer.value as CheckResult[];
  for (const { text, advice, params } of results) {
    expect(words.find(text, params), text).toBeDefined();
    if (advice !== null) expect(words.find(advice, params), advice).toBeDefined();
  }
  return results;
}

const enrolmentToken = 'the token of the floor';
const healthy = (reading: SettingsReading = settings({ enrolmentToken })) => {
  const bench = companionBench({ reading });
  bench.server.on('enrolDevice', good({ deviceId: ID, token: TOKEN }));
  bench.server.on('readPasswordStatus', good(neverExpires));
  bench.server.on('discover', discovered);
  bench.server.on('healthReady', ready());
  return bench;
};
const of = (results: readonly CheckResult[], id: CheckId) => results.find((one) => one.id === id);

describe('the checks', () => {
  it('are all fine where everything works, in their order', async () => {
    const results = await run(healthy());
    expect(results.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'settings ok',
      'api ok',
      'clock ok',
      'directory ok',
      'enrolment ok',
      'keychain ok',
      'notifications ok',
      'tray ok',
    ]);
  });

  it('take up settings that have changed since they were read', async () => {
    const bench = healthy();
    bench.companion.open();
    await bench.clock.advance(1);
    bench.settings.reading = settings({ enrolmentToken, organisation: 'Other' });
    await run(bench);
    const told = bench.windows.sent.filter(({ event }) => event === 'app-changed');
    expect(told.at(-1)).toMatchObject({ payload: { organisation: 'Other' } });
  });

  it('tell each beginning and each result as they come', async () => {
    const bench = healthy();
    bench.companion.open();
    await run(bench);
    const told = bench.windows.sent.filter(({ event }) => event === 'check-changed');
    expect(told).toHaveLength(16);
    expect(told.slice(0, 2)).toMatchObject([
      { payload: { id: 'settings', verdict: 'running' } },
      { payload: { id: 'settings', verdict: 'ok' } },
    ]);
  });

  it.each<[string, SettingsReading, string]>([
    ['absent', { kind: 'absent' }, 'check.settings.bad'],
    ['refused', { kind: 'refused', reason: 'it is a link', location: '/etc/x' }, 'check.settings.refused'],
  ])('say that settings are %s, and do not ask an API that nobody named', async (_what, reading, text) => {
    const bench = healthy(reading);
    const results = await run(bench);
    expect(of(results, 'settings')).toMatchObject({ verdict: 'bad', text });
    expect(['api', 'clock', 'directory'].map((id) => of(results, id as CheckId)?.verdict)).toEqual([
      'not-run',
      'not-run',
      'not-run',
    ]);
    expect(bench.server.asked).toEqual([]);
  });

  it.each<[string, ApiResult<never>, string]>([
    ['refused', unreachable, 'check.api.refused'],
    [
      'certificate',
      { ok: false, fault: { kind: 'unreachable', cause: 'certificate' } },
      'check.api.certificate',
    ],
    ['other', { ok: false, fault: { kind: 'unreachable', cause: 'other' } }, 'check.api.bad'],
    ['somebody else', malformed, 'check.api.malformed'],
    ['stopping', problem('stopping'), 'check.api.bad'],
  ])('say why the API does not answer: %s', async (_what, reply, text) => {
    const bench = healthy();
    bench.server.on('discover', reply);
    const results = await run(bench);
    expect(of(results, 'api')).toMatchObject({ verdict: 'bad', text });
    expect(of(results, 'clock')).toMatchObject({ verdict: 'not-run', text: 'check.not-run.api' });
  });

  it('say how far the clock is off', async () => {
    const bench = healthy();
    await bench.companion.start();
    await bench.companion.handle('reset.start', { username: 'anna', reason: 'expired' });
    bench.clock.wallAtStart += 7_200_000;
    expect(of(await run(bench), 'clock')).toMatchObject({ verdict: 'attention', params: { seconds: 7199 } });
  });

  it.each([
    ['directory-unavailable', 'bad', 'check.directory.bad'],
    ['database-unavailable', 'bad', 'check.directory.database'],
    ['mail-unavailable', 'attention', 'check.directory.mail'],
  ] as const)('say what the service lacks: %s', async (name, verdict, text) => {
    const bench = healthy();
    bench.server.on('healthReady', problem(name));
    expect(of(await run(bench), 'directory')).toMatchObject({ verdict, text });
  });

  it('pass on what the server notes about the directory', async () => {
    const bench = healthy();
    bench.server.on('healthReady', ready(['History is not enforced on resets.']));
    expect(of(await run(bench), 'directory')).toMatchObject({
      verdict: 'ok',
      params: { notes: 'History is not enforced on resets.' },
    });
  });

  it.each<[KeychainFault, CheckResult['verdict']]>([
    ['locked', 'attention'],
    ['cancelled', 'attention'],
    ['denied', 'bad'],
    ['unavailable', 'bad'],
    ['failed', 'bad'],
  ])('say that the keychain is %s', async (fault, verdict) => {
    const bench = healthy();
    bench.keychain.fault = fault;
    expect(of(await run(bench), 'keychain')).toMatchObject({ verdict });
  });
});

describe('the check of the enrolment', () => {
  const verdict = async (bench: ReturnType<typeof companionBench>) => of(await run(bench), 'enrolment');

  it('says where IT wants no reminders', async () => {
    expect(await verdict(healthy(settings()))).toMatchObject({
      verdict: 'attention',
      text: 'check.enrolment.unset',
    });
  });

  it.each<[string, ApiResult<never>, string]>([
    ['the token is refused', problem('enrolment-refused'), 'check.enrolment.refused'],
    ['the proof is not taken', problem('proof-of-key-needed'), 'check.enrolment.proof'],
    ['the API can not say', problem('database-unavailable'), 'check.enrolment.away'],
  ])('says that %s', async (_what, reply, text) => {
    const bench = healthy();
    bench.server.on('enrolDevice', reply);
    expect(await verdict(bench)).toMatchObject({ text });
  });

  it('says that IT removed it, and that its key is not kept', async () => {
    const bench = healthy();
    bench.keychain.fault = 'locked';
    const said: unknown[] = [];
    for (let reading = 0; reading < 3; reading++) {
      said.push(await verdict(bench));
      await bench.clock.advance(10_000);
    }
    // It may be open in a moment; then it is done without.
    expect(said).toMatchObject(
      ['keychain', 'keychain', 'memory'].map((text) => ({
        verdict: 'attention',
        text: `check.enrolment.${text}`,
      })),
    );
    bench.server.on('readPasswordStatus', problem('device-revoked'));
    expect(await verdict(bench)).toMatchObject({ verdict: 'bad', text: 'check.enrolment.revoked' });
  });

  it('enrols where nobody sits yet, and calls for nobody', async () => {
    const bench = healthy(settings({ enrolmentToken, seat: { mode: 'sign-in' } }));
    expect(await verdict(bench)).toMatchObject({ verdict: 'ok' });
    expect(bench.server.count('enrolDevice')).toBe(1);
    expect(bench.server.count('readPasswordStatus')).toBe(0);
  });
});

it.each([
  ['missing', 'This desktop has no notifications', 'notification service'],
  ['kept-back', 'Do not disturb is on', 'Switch do not disturb off'],
  ['refused', 'Switched off for Keyturn', 'Allow notifications for Keyturn'],
] as const)(
  'notifications that are %s are told apart, each with what to do',
  async (ability, text, advice) => {
    const bench = healthy();
    bench.notifier.ability = ability;
    const finding = of(await run(bench), 'notifications');
    expect(finding?.verdict).toBe('attention');
    expect(words.find(finding?.text ?? '')).toBe(text);
    expect(words.find(finding?.advice ?? '')).toContain(advice);
  },
);

describe('--diagnose', () => {
  it('prints a numbered line each and ends with 0 where Keyturn can work', async () => {
    const bench = healthy();
    bench.tray.state = 'hidden';
    const { text, exitCode } = await bench.companion.diagnose();
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual([
      '1. [ok] Settings from IT: Found and in order',
      '2. [ok] Reset service: Answers in 0 ms',
      '3. [ok] Clock of this computer: Agrees with the reset service',
      '4. [ok] Company directory: Ready',
      '5. [ok] Reminders on this computer: This computer is enrolled',
      '6. [ok] Keychain of this computer: Can be read and written',
      '7. [ok] Notifications: Allowed',
      '8. [attention] Icon in the tray: This desktop shows no tray icons',
      '   What to do: Open Keyturn from the list of programs instead.',
    ]);
  });

  it('ends with 1 where it can not, and with what to do', async () => {
    const bench = healthy();
    bench.server.on('discover', unreachable);
    const { text, exitCode } = await bench.companion.diagnose();
    expect(exitCode).toBe(1);
    expect(text).toContain('2. [bad] Reset service: Nothing takes calls at the address');
  });
});
