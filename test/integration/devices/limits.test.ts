// What devices may not do without end: ask about names, enrol, call. And that IT can read of it.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { revokeDevice } from '../../../server/devices/registry.ts';
import { usedProofs } from '../../../server/devices/tables.ts';
import { createThrottle } from '../../../server/throttle/throttle.ts';
import { limitsOf } from '../../../server/throttle/limits.ts';
import { newKey } from '../../support/device-proof.ts';
import { openWorkstations, type WorkstationOptions, type Workstations } from '../../support/workstations.ts';
import { onBothStores } from '../server/stores.ts';

const day = 86_400;
const aDay = (count: number) => ({ count, windowSeconds: day, pauseSeconds: 0 });
const allowed = { allowed: true };
const now = new Date('2026-03-01T09:00:00Z');
const later = new Date(now.getTime() + day * 1_000);
const names = (count: number) => Array.from({ length: count }, (_each, index) => `agent${index}`);

onBothStores('limits of devices', (db) => {
  describe('names', () => {
    const throttle = createThrottle({
      limits: limitsOf({ DEVICE_NAMES_ADDRESS: aDay(50) }),
      masterKey: Buffer.alloc(32, 3),
      trustedRanges: ['10.0.0.0/8'],
    });
    let made = 0;
    const newSource = () => `10.7.0.${(made += 1)}`;
    const asks =
      (source: string, device: string = randomUUID()) =>
      (name: string, at = now) =>
        throttle.takeDeviceName(db(), { device, source }, name, at);

    test('are thirty a day for a device, however often and however it writes them', async () => {
      const source = newSource();
      const ask = asks(source);
      const asked = await Promise.all(names(40).map((name) => ask(name)));
      expect(asked.filter((decision) => decision.allowed)).toHaveLength(30);
      const known = names(40).filter((_each, index) => asked[index]?.allowed === true);
      for (const name of known) expect(await ask(` ${name.toUpperCase()}`)).toEqual(allowed);
      expect(await ask('one-more')).toEqual({
        allowed: false,
        retryAfterSeconds: day,
        limit: 'DEVICE_NAMES',
      });
      expect(await asks(source)('one-more')).toEqual(allowed);
      expect(await ask('one-more', later)).toEqual(allowed);
    });

    test('of many devices at one address are one budget, and a new key brings no other', async () => {
      const source = newSource();
      const [one, two, three] = [asks(source), asks(source), asks(source)];
      const sent = [
        ...names(25).map((name) => one(name)),
        ...names(50)
          .slice(25)
          .map((name) => two(name)),
      ];
      for (const decision of await Promise.all(sent)) expect(decision).toEqual(allowed);
      expect(await three('one-more')).toEqual({
        allowed: false,
        retryAfterSeconds: day,
        limit: 'DEVICE_NAMES_ADDRESS',
      });
      expect(await three('AGENT7')).toEqual(allowed);
      expect(await asks(newSource())('one-more')).toEqual(allowed);
      expect(await three('one-more', later)).toEqual(allowed);
    });

    test('count once when asked about many times at once', async () => {
      const ask = asks(newSource());
      await Promise.all(Array.from({ length: 10 }, () => ask('ana')));
      const asked = await Promise.all(names(30).map((name) => ask(name)));
      expect(asked.filter((decision) => decision.allowed)).toHaveLength(29);
    });
  });

  describe('are kept at the door', () => {
    let floor: Workstations;
    const open = (limits: WorkstationOptions['limits'] = {}) => {
      floor = openWorkstations({ db: db(), limits });
      // Others of this address are long forgotten.
      floor.clock.advance((opened += 2) * day);
    };
    let opened = 0;
    beforeEach(() => () => floor.close());
    const path = (name: string) => `/v1/password-status?username=${name}`;
    const events = async (type: string, since: number) =>
      (await floor.audit()).slice(since).filter((event) => event.type === type);
    const sofar = async () => (await floor.audit()).length;

    test('a new key of the same address gets no new names', async () => {
      open({ DEVICE_NAMES_ADDRESS: aDay(3) });
      const first = await floor.enrol();
      for (const name of names(3)) expect((await first.call('GET', path(name))).status).toBe(200);
      const second = await floor.enrol();
      expect((await second.call('GET', path('agent9'))).status).toBe(429);
      expect((await second.call('GET', path('agent1'))).status).toBe(200);
    });

    test('enrolments of a day', async () => {
      open({ DEVICE_ENROLMENTS_DAY: aDay(2) });
      const before = await sofar();
      await floor.enrol();
      await floor.enrol();
      for (let count = 0; count < 3; count += 1) {
        const answer = await floor.enrolling(await newKey());
        expect([answer.status, answer.headers['retry-after']]).toEqual([429, String(day)]);
      }
      const told = await events('throttle.reached', before);
      expect(told.map(({ actorKind, detail }) => [actorKind, detail])).toEqual([
        ['stranger', { limit: 'DEVICE_ENROLMENTS_DAY', retryAfterSeconds: day }],
      ]);
    });

    test('calls too many leave no row behind, and one word in the audit trail', async () => {
      open({ DEVICE_CALLS: { count: 5, windowSeconds: 300, pauseSeconds: 0 } });
      const before = await sofar();
      const one = await floor.enrol();
      for (let count = 0; count < 5; count += 1) await one.call('GET', path('ana'));
      const proofs = await db().$count(usedProofs);
      for (let count = 0; count < 4; count += 1)
        expect((await one.call('GET', path('ana'))).status).toBe(429);
      expect(await db().$count(usedProofs)).toBe(proofs);
      expect(await events('throttle.reached', before)).toMatchObject([
        { actorId: one.id, detail: { limit: 'DEVICE_CALLS' } },
      ]);
    });

    test('who guesses at the enrolment token is told of once an hour', async () => {
      open();
      const before = await sofar();
      const guess = async () => floor.enrolling(await newKey(), { authorization: 'Bearer not-the-token' });
      for (let count = 0; count < 3; count += 1) expect((await guess()).status).toBe(401);
      const told = () => events('device.refused', before);
      expect(await told()).toMatchObject([
        { actorKind: 'stranger', targetKind: 'server', outcome: 'refused', reason: 'enrolment-refused' },
      ]);
      expect(JSON.stringify((await told()).map((event) => event.detail))).not.toContain('not-the-token');
      floor.clock.advance(3_600);
      await guess();
      expect(await told()).toHaveLength(2);
    });

    test('a removed device that comes back is told of', async () => {
      open();
      const before = await sofar();
      const removed = await floor.enrol();
      const { id, key } = removed;
      await revokeDevice(db(), id, { kind: 'administrator', id: 'root' }, floor.clock.now());
      for (let count = 0; count < 3; count += 1)
        expect((await removed.call('GET', path('ana'))).status).toBe(403);
      expect(await events('device.refused', before)).toMatchObject([
        { actorId: id, targetId: id, reason: 'device-revoked' },
      ]);
      expect((await floor.enrolling(key)).status).toBe(403);
      expect((await events('device.refused', before)).map(({ actorKind }) => actorKind)).toEqual([
        'device',
        'stranger',
      ]);
    });
  });
});
