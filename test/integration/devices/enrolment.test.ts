// Enrolment of workstations: who has the token and a key of their own gets a device, once per key.
import { beforeEach, describe, expect, test } from 'vitest';
import { revokeDevice } from '../../../server/devices/registry.ts';
import { devices } from '../../../server/devices/tables.ts';
import { newKey } from '../../support/device-proof.ts';
import { openWorkstations, type Workstations } from '../../support/workstations.ts';
import { onBothStores } from '../server/stores.ts';

const problem = (name: string) => `urn:keyturn:problem:${name}`;

onBothStores('enrolment', (db) => {
  let floor: Workstations;
  beforeEach(() => {
    floor = openWorkstations({ db: db(), servers: 2 });
    return () => floor.close();
  });
  const rowsOf = async (id: string) => (await db().select().from(devices)).filter((row) => row.id === id);

  test('gives a device and a token, kept as a hash, and tells the audit trail', async () => {
    const key = await newKey();
    const { status, body } = await floor.enrolling(key, { name: 'FLOOR-7 / bela' });
    expect(status).toBe(201);
    const [row] = await rowsOf(body.deviceId);
    expect(row).toMatchObject({ name: 'FLOOR-7 / bela', platform: 'win32', revokedAt: null });
    expect(JSON.stringify(row)).not.toContain(body.token);
    const event = (await floor.audit()).find(({ targetId }) => targetId === body.deviceId);
    expect(event).toMatchObject({
      type: 'device.enrolled',
      actorKind: 'device',
      actorId: body.deviceId,
      outcome: 'succeeded',
      detail: { name: 'FLOOR-7 / bela', platform: 'win32', again: false },
    });
  });

  test('after a lost reply the same key gets the same device, and a new token in the place of the old', async () => {
    const workstation = await floor.enrol();
    const again = await floor.enrolling(workstation.key);
    expect(again.body.deviceId).toBe(workstation.id);
    expect(again.body.token).not.toBe(workstation.token);
    const path = '/v1/password-status?username=nobody';
    expect((await workstation.call('GET', path)).body.type).toBe(problem('device-unknown'));
    workstation.token = again.body.token;
    expect((await workstation.call('GET', path)).status).toBe(200);
    expect(await rowsOf(workstation.id)).toHaveLength(1);
  });

  test('one key that enrols many times at once is one device', async () => {
    const key = await newKey();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_each, index) => floor.enrolling(key, { server: index % 2 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(new Set(answers.map(({ body }) => body.deviceId)).size).toBe(1);
  });

  test('is refused without the token, whatever else is right', async () => {
    const key = await newKey();
    for (const authorization of [
      '',
      'Bearer floor-enrolment-tokex',
      'Bearer x',
      `DPoP ${floor.enrolmentToken}`,
    ])
      expect(await floor.enrolling(key, { authorization })).toMatchObject({
        status: 401,
        body: { type: problem('enrolment-refused') },
      });
    const closed = openWorkstations({ db: db(), enrolmentToken: null });
    expect((await closed.enrolling(key, { authorization: 'Bearer null' })).body.type).toBe(
      problem('enrolment-refused'),
    );
    await closed.close();
  });

  test('a device that calls itself something else is audited with the name it had', async () => {
    const { id, key } = await floor.enrol('FLOOR-12 / ana');
    await floor.enrolling(key, { name: 'FLOOR-12 / ana' });
    await floor.enrolling(key, { name: 'FLOOR-13 / bela' });
    const enrolled = (await floor.audit()).filter(
      ({ type, targetId }) => type === 'device.enrolled' && targetId === id,
    );
    const platform = 'win32';
    expect(enrolled.map(({ detail }) => detail)).toEqual([
      { name: 'FLOOR-12 / ana', platform, again: false },
      { name: 'FLOOR-12 / ana', platform, again: true },
      { name: 'FLOOR-13 / bela', platform, again: true, formerName: 'FLOOR-12 / ana' },
    ]);
  });

  test('a removed device enrols no more, with any token', async () => {
    const { id, key } = await floor.enrol();
    const administrator = { kind: 'administrator', id: 'root' } as const;
    expect(await revokeDevice(db(), id, administrator, floor.clock.now())).toBe('revoked');
    expect(await revokeDevice(db(), id, administrator, floor.clock.now())).toBe('already');
    expect(await floor.enrolling(key)).toMatchObject({
      status: 403,
      body: { type: problem('device-revoked') },
    });
    const revoked = (await floor.audit()).filter(
      ({ type, targetId }) => type === 'device.revoked' && targetId === id,
    );
    expect(revoked).toHaveLength(1);
  });

  describe('takes a key only with a fresh proof of it', () => {
    test('not with a proof of another key', async () => {
      const [mine, theirs] = [await newKey(), await newKey()];
      expect(await floor.enrolling(theirs, { key: mine })).toMatchObject({
        status: 401,
        body: { type: problem('proof-of-key-needed') },
      });
    });

    test('not without a nonce, which comes with the refusal', async () => {
      const key = await newKey();
      const refused = await floor.enrolling(key, { proof: { nonce: undefined } });
      expect(refused).toMatchObject({ status: 401, body: { type: problem('proof-of-key-needed') } });
      expect(refused.headers['www-authenticate']).toContain('error="use_dpop_nonce"');
      const nonce = String(refused.headers['dpop-nonce']);
      expect((await floor.enrolling(key, { proof: { nonce } })).status).toBe(201);
    });

    test('not with a proof bound to another token', async () => {
      const answer = await floor.enrolling(await newKey(), { proof: { token: 'another' } });
      expect(answer.body.type).toBe(problem('proof-of-key-needed'));
    });
  });

  test('is limited per address', async () => {
    const few = openWorkstations({
      db: db(),
      limits: { DEVICE_ENROLMENTS: { count: 3, windowSeconds: 3_600, pauseSeconds: 0 } },
    });
    few.clock.advance(7_200);
    for (let count = 0; count < 3; count += 1) await few.enrol();
    const refused = await few.enrolling(await newKey());
    expect(refused).toMatchObject({ status: 429, body: { retryAfterSeconds: 3_600 } });
    await few.close();
  });

  test.each([{ name: '' }, { name: 'a\u0000b' }, { name: 'a\ud800' }, { platform: 'beos' }])(
    'refuses facts such as %j',
    async (facts) => {
      const key = await newKey();
      const right = {
        name: 'x',
        platform: 'linux',
        osVersion: '6',
        appVersion: '1',
        publicJwk: key.publicJwk,
      };
      expect((await floor.enrolling(key, { body: { ...right, ...facts } })).status).toBe(400);
    },
  );
});
