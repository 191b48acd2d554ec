// A workstation enrols itself, once, and again only where that is right.
import { describe, expect, it } from 'vitest';
import { Device, type EnrolAt } from '../../../../main/companion/device.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { fakeApplication, fakeLog } from '../../../fakes/desktop.ts';
import { FakeDeviceKeys } from '../../../fakes/device-keys.ts';
import { FakeKeychain } from '../../../fakes/keychain.ts';
import { good, problem, scriptedApi, unreachable } from '../../../fakes/reset-api.ts';
import { fakeWorkstation } from '../../../fakes/seat.ts';
import { ID } from './reset-bench.ts';

const status = {
  status: { kind: 'never', changedAt: null, locked: false, lockedAt: null },
  policy: { rules: [] },
  enrolled: [],
  reminders: [],
  serverTime: '2026-11-23T09:00:00.000Z',
} as const;
const token = (letter: string) => letter.repeat(43);

function bench(keychain = new FakeKeychain(), deviceKeys = new FakeDeviceKeys()) {
  const server = scriptedApi();
  const log = fakeLog();
  const clock = new FakeClock();
  server.on(
    'enrolDevice',
    good({ deviceId: ID, token: token('A') }),
    good({ deviceId: ID, token: token('B') }),
    good({ deviceId: ID, token: token('C') }),
  );
  const reply = { ...status, enrolled: [], reminders: [], policy: { rules: [] } };
  server.on('readPasswordStatus', good(reply));
  const device = new Device({
    clock,
    keychain,
    deviceKeys,
    log,
    workstation: fakeWorkstation({ osVersion: 'x'.repeat(200) }),
    application: fakeApplication(),
  });
  const at: EnrolAt = {
    api: server.api,
    address: 'https://reset.corp.test',
    enrolmentToken: 'the first token',
  };
  const call = (more: Partial<EnrolAt> = {}) =>
    device.call({ ...at, ...more }, (proof) =>
      server.api.readPasswordStatus({ ...proof, query: { username: 'anna' } }),
    );
  const tokens = () => server.requests('readPasswordStatus').map((request) => request['token']);
  return { server, keychain, deviceKeys, device, call, tokens, reply, log, clock };
}

describe('a workstation that is not enrolled', () => {
  it('enrols with the token of the settings, says what it is, and keeps its key', async () => {
    const { server, call, keychain, tokens } = bench();
    expect(await call()).toMatchObject({ kind: 'value' });
    expect(server.requests('enrolDevice')).toMatchObject([
      {
        token: 'the first token',
        body: {
          name: 'FLOOR-12 / anna',
          platform: 'linux',
          osVersion: 'x'.repeat(80),
          appVersion: '0.1.0',
          publicJwk: { kty: 'EC', crv: 'P-256' },
        },
      },
    ]);
    expect(tokens()).toEqual([token('A')]);
    const next = bench(keychain);
    await next.call();
    expect(next.server.count('enrolDevice')).toBe(0);
    expect(next.tokens()).toEqual([token('A')]);
  });

  it('enrols once, however many calls wait for it', async () => {
    const { server, call } = bench();
    await Promise.all([call(), call(), call()]);
    expect(server.count('enrolDevice')).toBe(1);
    expect(server.count('readPasswordStatus')).toBe(3);
  });

  it('calls nobody without an enrolment token', async () => {
    const { server, call } = bench();
    expect(await call({ enrolmentToken: undefined })).toEqual({ kind: 'not-enrolled', why: 'no-token' });
    expect(server.asked).toEqual([]);
  });

  it('says that its token is refused, and why else it could not', async () => {
    const { server, call } = bench();
    server.on('enrolDevice', problem('enrolment-refused'), unreachable);
    expect(await call()).toEqual({ kind: 'not-enrolled', why: 'refused' });
    expect(await call()).toMatchObject({ kind: 'fault', fault: { kind: 'unreachable' } });
  });
});

describe.each(['locked', 'denied', 'unavailable', 'failed'] as const)('a keychain that is %s', (fault) => {
  it('has not lost the key: it is read again, and is the one of before', async () => {
    const { call, keychain } = bench();
    await call();
    keychain.fault = fault;
    const next = bench(keychain);
    expect(await next.call()).toEqual({ kind: 'not-now' });
    keychain.fault = undefined;
    await next.clock.advance(10_000);
    expect(await next.call()).toMatchObject({ kind: 'value' });
    expect(next.server.count('enrolDevice')).toBe(0);
    expect(next.tokens()).toEqual([token('A')]);
    expect(next.device.kept).toBe(true);
  });

  it('is done without in memory after three readings, and what it holds stays', async () => {
    const { call, keychain } = bench();
    await call();
    const before = keychain.own.get('device');
    keychain.fault = fault;
    const next = bench(keychain);
    for (let reading = 0; reading < 2; reading++) {
      expect(await next.call()).toEqual({ kind: 'not-now' });
      // Calls that come together are one reading.
      expect(await next.call()).toEqual({ kind: 'not-now' });
      await next.clock.advance(10_000);
    }
    next.server.on('enrolDevice', () => {
      // It opens just now: what it holds could still not be read.
      keychain.fault = undefined;
      return good({ deviceId: ID, token: token('B') });
    });
    expect(await next.call()).toMatchObject({ kind: 'value' });
    await next.call();
    expect(next.server.count('enrolDevice')).toBe(1);
    expect(next.device.kept).toBe(false);
    expect(keychain.own.get('device')).toBe(before);
    expect(next.log.lines).toHaveLength(3);
  });
});

describe('a key that was lost', () => {
  it('or is spoilt is made anew', async () => {
    const keychain = new FakeKeychain();
    keychain.own.set('device', '{"jwk":"nonsense"}');
    const { server, call, device } = bench(keychain);
    expect(await call()).toMatchObject({ kind: 'value' });
    expect(server.count('enrolDevice')).toBe(1);
    expect(device.kept).toBe(true);
  });

  it('at the API: it enrols anew, once, and makes the call again', async () => {
    const { server, call, tokens, reply } = bench();
    server.on('readPasswordStatus', problem('device-unknown'), good(reply));
    expect(await call()).toMatchObject({ kind: 'value' });
    expect(tokens()).toEqual([token('A'), token('B')]);
    server.on('readPasswordStatus', problem('device-unknown'));
    expect(await call()).toMatchObject({ kind: 'fault', fault: { name: 'device-unknown' } });
    expect(server.count('enrolDevice')).toBe(3);
  });

  it('is another one at another address', async () => {
    const { server, call } = bench();
    await call();
    await call({ address: 'https://elsewhere.corp.test' });
    expect(server.count('enrolDevice')).toBe(2);
  });
});

describe('a workstation that IT removed', () => {
  it('says so, and does not enrol again by itself, nor after a restart', async () => {
    const { server, call, keychain } = bench();
    await call();
    server.on('readPasswordStatus', problem('device-revoked'));
    expect(await call()).toEqual({ kind: 'revoked' });
    expect(await call()).toEqual({ kind: 'revoked' });
    expect(server.count('enrolDevice')).toBe(1);
    const next = bench(keychain);
    next.server.on('readPasswordStatus', problem('device-revoked'));
    expect(await next.call()).toEqual({ kind: 'revoked' });
    expect(next.server.count('enrolDevice')).toBe(0);
  });

  it('enrols again with another token from IT, even one that came while it was off', async () => {
    const { call, keychain } = bench();
    await call();
    const next = bench(keychain);
    next.server.on('readPasswordStatus', problem('device-revoked'), good(next.reply));
    expect(await next.call({ enrolmentToken: 'the second token' })).toMatchObject({ kind: 'value' });
    expect(next.server.requests('enrolDevice')).toMatchObject([{ token: 'the second token' }]);
  });
});
