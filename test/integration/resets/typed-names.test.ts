// Somebody has an account under two names: limits tell by the name that was typed, as they do for nobody's, and
// in silence the account counts all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, CountedDatabase, Engine } from '../../support/engine.ts';
import { createEngine, openCountedDatabase } from '../../support/engine.ts';
import { comparable } from './comparable.ts';

let database: CountedDatabase;
let sources = 0;
beforeAll(async () => {
  database = await openCountedDatabase();
});
afterAll(() => database.close());

describe('one account under two names', () => {
  const limits = { WRONG_ANSWERS_ADDRESS: { count: 1_000, windowSeconds: 60, pauseSeconds: 0 } };
  let own: Engine;
  let typed: { known: string[]; strange: string[]; secret: string; id: string };
  beforeEach(async () => {
    own = await createEngine({ database, limits });
    sources += 1;
    own.source = `192.0.2.${sources}`;
    const each = crypto.randomUUID();
    const known = [`ana-${each}`, `ana-${each}@corp.test`];
    const id = own.addAccount({ username: known[0]!, upn: known[1]!, recoveryMail: 'ana@home.example' });
    typed = { known, strange: known.map((name) => `no-${name}`), id, secret: await own.enrolTotp(id) };
    return () => own.close();
  });
  const startAs = (username: string) =>
    own.call('POST', '/v1/resets', { body: { username, reason: 'forgotten', channel: 'portal' } });
  const both = async (calls: (names: string[]) => Promise<Answer[]>) => {
    const [known, strange] = [await calls(typed.known), await calls(typed.strange)];
    expect(strange.map(comparable)).toEqual(known.map(comparable));
    return known;
  };

  test('starts are told by the name that was typed', async () => {
    const known = await both(async ([one, other]) => {
      for (let starts = 0; starts < 10; starts += 1) await startAs(one!);
      return [await startAs(one!), await startAs(other!)];
    });
    expect(known.map(({ status }) => status)).toEqual([429, 201]);
  });

  test('so are wrong answers, and in silence the account counts all of them', async () => {
    const answerAs = async (name: string, response: string) => {
      const { id, token } = (await startAs(name)).body;
      const body = { factor: 'totp', response };
      return own.call('POST', `/v1/resets/${id}/verifications`, { token, body });
    };
    await both(async ([one, other]) => {
      const answers = [];
      for (let tries = 0; tries < 6; tries += 1) answers.push(await answerAs(one!, '000000'));
      for (let tries = 0; tries < 4; tries += 1) answers.push(await answerAs(other!, '000000'));
      return answers;
    });
    const right = await answerAs(typed.known[1]!, await own.code(typed.secret));
    expect(right).toMatchObject({ status: 422, body: { attemptsLeft: 5 } });
    const reached = (await own.audit()).filter(
      ({ type, targetId }) => type === 'throttle.reached' && targetId === typed.id,
    );
    expect(reached).toHaveLength(1);
  });

  test('so are codes, and in silence the mailbox is not flooded', async () => {
    const codeAs = async (name: string) => {
      const { id, token } = (await startAs(name)).body;
      return own.call('POST', `/v1/resets/${id}/challenges`, { token, body: { factor: 'email-code' } });
    };
    const known = await both(async ([one, other]) => {
      const answers = [];
      for (let codes = 0; codes < 4; codes += 1) {
        answers.push(await codeAs(one!), await codeAs(other!));
        own.clock.advance(60);
      }
      return answers.map(({ status, body }) => ({ status, body: { ...body, step: undefined! } }));
    });
    expect(new Set(known.map(({ status }) => status))).toEqual(new Set([202]));
    await own.resets.outbox.drain();
    expect(own.courier.sent).toHaveLength(5);
  });

  test('sign-ins as a stranger leave the owner elsewhere every proof', async () => {
    for (let tries = 0; tries < 120; tries += 1) {
      own.source = `198.51.100.${tries % 12}`;
      await own.call('POST', '/v1/sessions', { body: { username: typed.known[0]!, password: 'wrong' } });
    }
    own.source = '203.0.113.77';
    const { id, token } = (await startAs(typed.known[0]!)).body;
    const right = await own.call('POST', `/v1/resets/${id}/verifications`, {
      token,
      body: { factor: 'totp', response: await own.code(typed.secret) },
    });
    expect(right.status).toBe(200);
  });
});
