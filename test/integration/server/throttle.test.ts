// Throttles as the database counts them: alike on both, also when many ask at once.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type LimitName, limitsOf } from '../../../server/throttle/limits.ts';
import { throttleCounters } from '../../../server/throttle/tables.ts';
import { createThrottle } from '../../../server/throttle/throttle.ts';
import { onBothStores } from './stores.ts';

const masterKey = Buffer.alloc(32, 3);
const throttle = createThrottle({ limits: limitsOf(), masterKey, trustedRanges: ['10.20.0.0/16'] });
const now = new Date('2026-03-01T09:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const here = '192.0.2.7';
const elsewhere = '198.51.100.9';
const somebody = () => ({ account: randomUUID() });
const refused = (retryAfterSeconds: number, limit: LimitName) => ({
  allowed: false,
  retryAfterSeconds,
  limit,
});
const allowed = { allowed: true };

onBothStores('throttles', (db) => {
  const wrong = async (
    subject: { account: string } | { unknownName: string },
    source: string,
    times: number,
  ) => {
    for (let count = 0; count < times; count += 1)
      await throttle.countWrongAnswer(db(), subject, source, now);
  };

  it('count starts per account and source together', async () => {
    const agent = somebody();
    const address = '192.0.2.50';
    for (let count = 0; count < 10; count += 1) {
      expect(await throttle.takeStart(db(), agent, address, now)).toEqual(allowed);
    }
    expect(await throttle.takeStart(db(), agent, address, now)).toEqual(refused(900, 'STARTS'));
    expect(await throttle.takeStart(db(), agent, elsewhere, now)).toEqual(allowed);
    expect(await throttle.takeStart(db(), somebody(), address, now)).toEqual(allowed);
    expect(await throttle.takeStart(db(), agent, address, after(15))).toEqual(allowed);
  });

  it('count five completed resets a day', async () => {
    const { account } = somebody();
    for (let count = 0; count < 5; count += 1) {
      expect(await throttle.mayReset(db(), account, now)).toEqual(allowed);
      await throttle.countReset(db(), account, now);
    }
    expect(await throttle.mayReset(db(), account, after(60))).toEqual(refused(23 * 3_600, 'RESETS'));
    expect(await throttle.mayReset(db(), account, after(24 * 60))).toEqual(allowed);
  });

  it('pause the source that gave ten wrong answers, and nobody else', async () => {
    const agent = somebody();
    await wrong(agent, here, 9);
    expect(await throttle.mayAnswer(db(), agent, here, now)).toEqual(allowed);
    expect(await throttle.countWrongAnswer(db(), agent, here, now)).toEqual(refused(1_800, 'WRONG_ANSWERS'));
    expect(await throttle.mayAnswer(db(), agent, here, after(29))).toEqual(refused(60, 'WRONG_ANSWERS'));
    expect(await throttle.mayAnswer(db(), agent, elsewhere, now)).toEqual(allowed);
    expect(await throttle.mayAnswer(db(), somebody(), here, now)).toEqual(allowed);
    expect(await throttle.mayAnswer(db(), agent, here, after(30))).toEqual(allowed);
  });

  it('count names that nobody has as they count accounts', async () => {
    const stranger = { unknownName: 'no.body' };
    await wrong(stranger, '192.0.2.60', 10);
    expect(await throttle.mayAnswer(db(), { unknownName: ' NO.BODY' }, '192.0.2.60', now)).toEqual(
      refused(1_800, 'WRONG_ANSWERS'),
    );
  });

  it('stop at a hundred wrong answers from anywhere, and begin anew with a success', async () => {
    const agent = somebody();
    for (let block = 0; block < 10; block += 1) await wrong(agent, `10.20.0.${block}`, 10);
    expect(await throttle.mayAnswer(db(), agent, elsewhere, now)).toEqual(
      refused(86_400, 'WRONG_ANSWERS_ACCOUNT'),
    );
    await throttle.clearWrongAnswers(db(), agent, elsewhere);
    expect(await throttle.mayAnswer(db(), agent, elsewhere, now)).toEqual(allowed);
  });

  it('pause an address that guesses at many accounts, but not a trusted floor', async () => {
    const guess = async (source: string) => {
      for (let count = 0; count < 100; count += 1)
        await throttle.countWrongAnswer(db(), somebody(), source, now);
      return throttle.mayAnswer(db(), somebody(), source, now);
    };
    expect(await guess('2001:db8::1')).toEqual(refused(1_800, 'WRONG_ANSWERS_ADDRESS'));
    expect(await throttle.mayAnswer(db(), somebody(), '2001:db8::ffff', now)).toEqual(
      refused(1_800, 'WRONG_ANSWERS_ADDRESS'),
    );
    expect(await guess('10.20.30.40')).toEqual(allowed);
  });

  it('let a code be sent again after a minute', async () => {
    const agent = somebody();
    expect(throttle.codePauseSeconds).toBe(60);
    const asked = { subject: agent, source: here, proven: false };
    expect(await throttle.takeCode(db(), asked, now)).toEqual(allowed);
    expect(await throttle.takeCode(db(), asked, now)).toEqual(refused(60, 'CODES'));
    expect(await throttle.takeCode(db(), asked, after(1))).toEqual(allowed);
  });

  it('send codes to whoever has proven something, however many strangers ask for some', async () => {
    const subject = somebody();
    for (let count = 0; count < 30; count += 1)
      await throttle.takeCode(db(), { subject, source: `10.20.1.${count}`, proven: false }, now);
    const asked = { subject, source: here, proven: false };
    expect(await throttle.takeCode(db(), asked, now)).toEqual(refused(86_400, 'CODES_ACCOUNT'));
    expect(await throttle.takeCode(db(), { ...asked, proven: true }, now)).toEqual(allowed);
  });

  it('keep one try of three from whoever has proven nothing else, and none of two', async () => {
    const ask = (threshold: number, account: string, keepOne: boolean) =>
      throttle.takePasswordTry(
        db(),
        { account, locked: false, lockout: { threshold, observationMinutes: 30 }, badCount: 0, keepOne },
        now,
      );
    const [ofThree, ofTwo] = [randomUUID(), randomUUID()];
    expect(await ask(6, ofThree, true)).toEqual(allowed);
    expect(await ask(6, ofThree, true)).toEqual(allowed);
    expect(await ask(6, ofThree, true)).toEqual(refused(1_800, 'PASSWORD_TRIES'));
    expect(await ask(6, ofThree, false)).toEqual(allowed);
    expect(await ask(5, ofTwo, true)).toEqual(allowed);
    expect(await ask(5, ofTwo, true)).toEqual(allowed);
  });

  it('give as many tries of a password as the lockout leaves, however many ask at once', async () => {
    const tried = {
      account: randomUUID(),
      locked: false,
      lockout: { threshold: 5, observationMinutes: 30 },
      badCount: 0,
    };
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => throttle.takePasswordTry(db(), tried, now)),
    );
    expect(asked.filter((decision) => decision.allowed)).toHaveLength(2);
    expect(await throttle.takePasswordTry(db(), tried, after(29))).toEqual(refused(60, 'PASSWORD_TRIES'));
    expect(await throttle.takePasswordTry(db(), tried, after(30))).toEqual(allowed);
    await throttle.clearPasswordTries(db(), tried.account);
    expect(await throttle.takePasswordTry(db(), tried, after(30))).toEqual(allowed);
    expect(await throttle.takePasswordTry(db(), { ...tried, locked: true }, after(90))).toEqual(
      refused(1_800, 'PASSWORD_TRIES'),
    );
    expect(await throttle.takePasswordTry(db(), { ...tried, badCount: 4 }, after(90))).toEqual(
      refused(1_800, 'PASSWORD_TRIES'),
    );
  });

  it('count together when many ask at once', async () => {
    const agent = somebody();
    const asked = await Promise.all(
      Array.from({ length: 25 }, () => throttle.takeStart(db(), agent, '192.0.2.70', now)),
    );
    expect(asked.filter((decision) => decision.allowed)).toHaveLength(10);
  });

  it('count inside a transaction, and not when it is rolled back', async () => {
    const agent = somebody();
    const undone = db().transaction(async (tx) => {
      for (let count = 0; count < 10; count += 1) await throttle.countWrongAnswer(tx, agent, here, now);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await throttle.mayAnswer(db(), agent, here, now)).toEqual(allowed);
  });

  it('hold no name and no address, and forget what is over', async () => {
    await throttle.takeStart(db(), { unknownName: 'ana.munoz' }, '203.0.113.99', now);
    const rows = JSON.stringify(await db().select().from(throttleCounters));
    expect(rows).not.toMatch(/munoz|203\.0\.113/);
    await throttle.forget(db(), after(60 * 24 * 60));
    expect(await db().select().from(throttleCounters)).toEqual([]);
  });
});
