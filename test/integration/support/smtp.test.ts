// Shows that a test's SMTP listener hands out the mails it got, waits for them, and can refuse.
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Smtp, startSmtp } from '../../support/smtp.ts';

let smtp: Smtp;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.stop());

const send = (to: string, subject: string): Promise<unknown> =>
  createTransport(smtp.url).sendMail({
    from: 'Keyturn <keyturn@corp.test>',
    to,
    subject,
    text: 'Grüße 123456',
    html: '<p>Grüße <b>123456</b></p>',
  });

test('waits for a mail that fits, and hands each out once', async () => {
  const waiting = smtp.nextMessage({ to: 'ana@home.test' });
  await send('ben@home.test', 'for Ben');
  await send('ana@home.test', 'first');
  await send('ana@home.test', 'second');
  expect(await waiting).toMatchObject({
    subject: 'first',
    from: 'keyturn@corp.test',
    to: ['ana@home.test'],
    text: 'Grüße 123456',
    html: '<p>Grüße <b>123456</b></p>',
  });
  expect(await smtp.nextMessage({ to: 'ana@home.test' })).toMatchObject({ subject: 'second' });
  expect(await smtp.nextMessage({ subject: /Ben/ })).toMatchObject({ to: ['ben@home.test'] });
  await expect(smtp.nextMessage({}, 50)).rejects.toThrow('no mail');
});

test('refuses on demand, and comes back on the same port', async () => {
  smtp.refuse(true);
  await expect(send('ana@home.test', 'refused')).rejects.toThrow('451');
  smtp.refuse(false);
  await smtp.stop();
  await expect(send('ana@home.test', 'nobody there')).rejects.toThrow('ECONNREFUSED');
  await smtp.start();
  await send('ana@home.test', 'back');
  expect(await smtp.nextMessage({ subject: /back/ })).toBeDefined();
});
