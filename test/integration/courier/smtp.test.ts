// Mail through a real SMTP server: as text and HTML, with its state known before anybody is looked at.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { codeMail, noticeMail } from '../../../server/courier/content.ts';
import type { Courier } from '../../../server/courier/courier.ts';
import { MailNotTaken, createCourier } from '../../../server/courier/courier.ts';
import type { Refusal, Smtp } from '../../support/smtp.ts';
import { startSmtp } from '../../support/smtp.ts';

const from = 'Corp help desk <keyturn@corp.example>';
let smtp: Smtp;
let courier: Courier;
beforeEach(async () => {
  smtp = await startSmtp();
  courier = createCourier({ url: smtp.url, from, requireTls: false });
});
afterEach(async () => {
  courier.close();
  await smtp.stop();
});

const setting = { organisation: 'Corp', reference: '7K3-M2P' };
const code = codeMail('012345', 10, setting);

test('a code arrives as readable text and HTML, marked as automatic', async () => {
  await courier.send('amira@home.example', code, 'one@keyturn');
  const mail = await smtp.nextMessage({ to: 'amira@home.example' });
  expect(mail.subject).toBe('Your Corp code');
  expect(mail.from).toBe('keyturn@corp.example');
  expect(mail.text).toContain('012345');
  expect(mail.html).toContain('012345');
  expect(mail.parsed.messageId).toBe('<one@keyturn>');
  expect(mail.parsed.headers.get('auto-submitted')).toBe('auto-generated');
});

test('names and addresses in other scripts arrive as they are', async () => {
  const notice = noticeMail({ kind: 'password-changed' }, new Date(), {
    organisation: 'Bürgerservice Köln नमस्ते',
    reference: null,
    timeZone: 'UTC',
  });
  await courier.send('amira@home.example', notice, 'two@keyturn');
  const mail = await smtp.nextMessage();
  expect(mail.subject).toBe('Your Bürgerservice Köln नमस्ते password was changed');
  expect(mail.text).toContain('Köln');
});

test('a server without TLS gets no mail where TLS is required, and is not healthy', async () => {
  const strict = createCourier({ url: smtp.url, from, requireTls: true });
  await expect(strict.send('amira@home.example', code, 'six@keyturn')).rejects.toThrow(MailNotTaken);
  expect((await strict.health()).ok).toBe(false);
  expect(smtp.messages).toEqual([]);
  strict.close();
});

test('nothing in the URL switches TLS off', async () => {
  const url = `${smtp.url}/?requireTLS=false&ignoreTLS=true&secure=false&tls.rejectUnauthorized=false`;
  const strict = createCourier({ url, from, requireTls: true });
  await expect(strict.send('amira@home.example', code, 'eight@keyturn')).rejects.toThrow(MailNotTaken);
  expect(smtp.messages).toEqual([]);
  strict.close();
});

describe('health', () => {
  test('is good while the server answers, and asked again after it was not', async () => {
    expect(await courier.health()).toEqual({ ok: true, detail: null });
  });

  test('is bad once a mail found nobody there, without asking again', async () => {
    await smtp.stop();
    await expect(courier.send('amira@home.example', code, 'three@keyturn')).rejects.toThrow(MailNotTaken);
    expect(await courier.health()).toMatchObject({ ok: false });
  });

  test('is good again once a mail was taken', async () => {
    await smtp.stop();
    expect((await courier.health()).ok).toBe(false);
    await smtp.start();
    await courier.send('amira@home.example', code, 'four@keyturn');
    expect((await courier.health()).ok).toBe(true);
  });

  test.each<[string, Refusal]>([
    ['the sender', { at: 'sender', code: 550, words: '5.7.1 Not your address' }],
    ['everybody by policy', { at: 'recipient', code: 554, words: '5.7.1 Relay access denied' }],
    ['who has not signed in', { at: 'recipient', code: 530, words: '5.7.0 Sign in first' }],
  ])('is bad once the server refused %s, for a minute or until a mail was taken', async (_, how) => {
    expect((await courier.health()).ok).toBe(true);
    smtp.refuse(how);
    await expect(courier.send('amira@home.example', code, 'nine@keyturn')).rejects.toThrow(MailNotTaken);
    const { ok, detail } = await courier.health();
    expect([ok, detail]).toEqual([false, expect.stringMatching(`^The SMTP server answers ${how.code} to `)]);

    smtp.refuse(false);
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      vi.advanceTimersByTime(59_000);
      expect((await courier.health()).ok).toBe(false);
      await courier.send('amira@home.example', code, 'ten@keyturn');
      expect((await courier.health()).ok).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('stays good when one recipient is refused', async () => {
    expect((await courier.health()).ok).toBe(true);
    smtp.refuse(true);
    const refused = courier.send('amira@home.example', code, 'five@keyturn');
    await expect(refused).rejects.toMatchObject({ permanent: false });
    await expect(refused).rejects.not.toThrow(/amira|012345/);
    expect((await courier.health()).ok).toBe(true);
  });
});
