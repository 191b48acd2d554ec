// Mail as an effect: what was intended is sent, once; what a crash left open is finished or said to be unknown.
import { describe, expect, test } from 'vitest';
import type { MailContext } from '../../../server/courier/outbox.ts';
import { mails } from '../../../server/courier/tables.ts';
import type { Engine } from '../../support/engine.ts';
import { begin } from '../../support/engine.ts';
import { engineForEach } from '../../support/engine-each.ts';

let engine: Engine;
engineForEach(async (fresh) => {
  engine = fresh;
  await engine.database.db.delete(mails);
});

const context: MailContext = {
  accountId: 'a',
  recipient: 'a@corp.example',
  reference: '7K3-M2P',
  actor: { kind: 'server' },
  target: { kind: 'account', id: 'a' },
};
const intend = () =>
  engine.database.db.transaction((tx) =>
    engine.resets.outbox.intendNotice(tx, { kind: 'password-changed' }, context),
  );
const rows = () => engine.database.db.select().from(mails);
const tick = () => engine.resets.outbox.tick();

describe('a notice', () => {
  test('is sent once, and its address is forgotten', async () => {
    await intend();
    await tick();
    await tick();
    expect(engine.courier.sent.map(({ to }) => to)).toEqual(['a@corp.example']);
    expect(await rows()).toMatchObject([{ outcome: 'sent', recipient: null }]);
  });

  test('waits for no other round behind many', async () => {
    for (let index = 0; index < 35; index += 1) await intend();
    await tick();
    expect(engine.courier.sent).toHaveLength(35);
  });

  test('is leased one at a time: a slow mail server has no second server send it again', async () => {
    for (let index = 0; index < 3; index += 1) await intend();
    const second = engine.sibling();
    const held = Promise.withResolvers<undefined>();
    engine.courier.held = held.promise;
    const slow = tick();
    const tried = async () => (await rows()).filter(({ tries }) => tries > 0).length;
    await expect.poll(tried).toBe(1);
    // So slow that leases of three at once would be over; the first one's is not.
    engine.clock.advance(89);
    engine.courier.held = Promise.resolve();
    await second.resets.outbox.tick();
    held.resolve(undefined);
    await slow;
    await second.close();
    expect(engine.courier.sent).toHaveLength(3);
    expect((await rows()).map(({ tries, outcome }) => [tries, outcome])).toEqual(
      Array.from({ length: 3 }, () => [1, 'sent']),
    );
  });

  test('is tried with few others at a time while mail is down', async () => {
    for (let index = 0; index < 35; index += 1) await intend();
    engine.courier.down = true;
    await tick();
    expect((await rows()).filter(({ tries }) => tries > 0)).toHaveLength(10);
  });

  test('of a transaction that came to nothing is not sent', async () => {
    const failed = engine.database.db.transaction(async (tx) => {
      await engine.resets.outbox.intendNotice(tx, { kind: 'password-changed' }, context);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await tick();
    expect(engine.courier.sent).toEqual([]);
  });

  test('is sent later when mail is down, with the same message id', async () => {
    await intend();
    engine.courier.down = true;
    await tick();
    engine.courier.down = false;
    await tick();
    expect(engine.courier.sent).toEqual([]);
    engine.clock.advance(61);
    await tick();
    expect(engine.courier.sent).toHaveLength(1);
    expect(engine.courier.sent[0]!.messageId).toBe(`${(await rows())[0]!.id}@keyturn`);
  });

  test('is given up when the server refuses it for good', async () => {
    await intend();
    engine.courier.refuses = true;
    await tick();
    expect(await rows()).toMatchObject([{ outcome: 'failed', recipient: null }]);
  });

  test('a crash while sending: sent again after the lease, not before', async () => {
    await intend();
    engine.courier.held = new Promise(() => undefined);
    void tick();
    await expect.poll(async () => (await rows())[0]!.tries).toBe(1);
    engine.courier.held = Promise.resolve();
    await engine.crash();
    await tick();
    expect(engine.courier.sent).toEqual([]);
    engine.clock.advance(91);
    await tick();
    expect(engine.courier.sent).toHaveLength(1);
  });

  test('two servers send it once', async () => {
    await intend();
    await Promise.all([tick(), tick(), tick()]);
    expect(engine.courier.sent).toHaveLength(1);
  });

  test('without an address says so in the audit trail', async () => {
    const nowhere = { ...context, recipient: null };
    await engine.database.db.transaction((tx) =>
      engine.resets.outbox.intendNotice(tx, { kind: 'password-changed' }, nowhere),
    );
    expect((await engine.audit()).at(-1)).toMatchObject({
      type: 'notice.sent',
      outcome: 'refused',
      reason: 'no-address',
    });
    expect(await rows()).toEqual([]);
  });
});

describe('a code', () => {
  async function challenge() {
    const username = `amira-${crypto.randomUUID()}`;
    engine.addAccount({ username, recoveryMail: 'amira@home.example' });
    const { path, token } = await begin(engine, username);
    await engine.call('POST', `${path}/challenges`, { token, body: { factor: 'email-code' } });
  }

  test('that was being sent at a crash is unknown, and never made again', async () => {
    engine.courier.held = new Promise(() => undefined);
    await challenge();
    engine.courier.held = Promise.resolve();
    await engine.crash();
    engine.clock.advance(91);
    await tick();
    expect(engine.courier.sent).toEqual([]);
    expect(await rows()).toMatchObject([{ kind: 'email-code', outcome: 'unknown' }]);
    expect((await engine.audit()).at(-1)).toMatchObject({ type: 'code.sent', outcome: 'unknown' });
  });

  test('that the mail server does not take is a failure in the audit trail, and no secret anywhere', async () => {
    await challenge();
    await engine.resets.outbox.drain();
    const code = engine.courier.sent[0]!.mail.code!;
    engine.courier.refuses = true;
    engine.clock.advance(61);
    await challenge();
    await engine.resets.outbox.drain();
    expect((await engine.audit()).at(-1)).toMatchObject({ type: 'code.sent', outcome: 'failed' });
    expect(
      JSON.stringify([await rows(), await engine.audit()], (_key, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ).not.toContain(code);
  });
});
