// What people read: plain words in text and HTML, the code large, nothing fetched, nothing injected.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeMail, isStaleNotice, noticeMail } from '../../../../server/courier/content.ts';
import type { Notice } from '../../../../server/courier/content.ts';
import en from '../../../../src/i18n/en.ts';
import { renderHtml, renderText } from '../../../../server/courier/render.ts';

const setting = { organisation: 'Corp', reference: '7K3-M2P', timeZone: 'UTC' };

describe('a code', () => {
  const mail = codeMail('012345', 10, setting);

  test('is in the text and the HTML, not in the subject', () => {
    expect(renderText(mail)).toContain('012345');
    expect(renderHtml(mail)).toContain('>012345<');
    expect(mail.subject).not.toContain('012345');
  });

  test('says how long it is good for, what it is about and what to do', () => {
    const text = renderText(mail);
    expect(text).toContain('good for 10 minutes');
    expect(text).toContain('7K3-M2P');
    expect(text).toContain('did not ask for a code');
  });
});

describe('a notice', () => {
  const at = new Date('2026-12-03T09:00:00.000Z');
  const notices: Notice[] = [
    { kind: 'password-changed' },
    { kind: 'account-unlocked' },
    { kind: 'factor-enrolled', factor: 'totp' },
    { kind: 'factor-removed', factor: 'recovery-code' },
  ];

  test.each(notices)('$kind says what happened, when, and whom to call', (notice) => {
    const text = renderText(noticeMail(notice, at, { ...setting, reference: null }));
    expect(text).toMatch(/Thursday,? 3 December 2026 at 09:00 UTC/);
    expect(text).toContain('call your help desk now');
    expect(text).not.toMatch(/[!]|error|invalid|failed/i);
  });
});

describe('a password that will expire', () => {
  const notice: Notice = { kind: 'password-expires', expiresAt: '2026-12-03T14:05:00.000Z' };
  const intendedAt = new Date('2026-11-26T14:05:00.000Z');
  const mail = noticeMail(notice, intendedAt, { ...setting, reference: null });
  const text = renderText(mail);

  test('is told by weekday, date and hour in UTC, and by the name of the organisation', () => {
    expect(mail.subject).toBe('Your Corp password expires on Thursday 3 December (UTC)');
    expect(text).toMatch(/Corp password is good until Thursday,? 3 December 2026 at 14:05 UTC/);
    expect(text).not.toContain('26 November');
  });

  test.each([
    ['Asia/Manila', 'Friday 4 December', /Friday,? 4 December 2026 at 04:00 GMT\+8/],
    ['America/Chicago', 'Thursday 3 December', /Thursday,? 3 December 2026 at 14:00 GMT-6/],
    ['UTC', 'Thursday 3 December (UTC)', /Thursday,? 3 December 2026 at 20:00 UTC/],
    ['Etc/UTC', 'Thursday 3 December (UTC)', /Thursday,? 3 December 2026 at 20:00 UTC/],
  ])('is told of the same day everywhere in the mail: %s', (timeZone, day, until) => {
    const late: Notice = { kind: 'password-expires', expiresAt: '2026-12-03T20:00:00.000Z' };
    const { subject, heading, paragraphs } = noticeMail(late, intendedAt, { ...setting, timeZone });
    expect(subject).toBe(`Your Corp password expires on ${day}`);
    expect(heading).toBe(`Your password expires on ${day}`);
    expect(paragraphs[0]).toMatch(until);
  });

  test('says what to do in Keyturn’s own words, and gives no link to a form for passwords', () => {
    expect(text).toContain(`open Keyturn from the tray of your workstation`);
    expect(text).toContain(`“${en['tray.reset']}”`);
    expect(text + renderHtml(mail)).not.toMatch(/https?:|www\.|<a |href/i);
    expect(text).not.toMatch(/[!]|error|invalid|failed/i);
  });

  test('is not worth telling once it has', () => {
    expect(isStaleNotice(notice, new Date('2026-12-03T14:04:59.999Z'))).toBe(false);
    expect(isStaleNotice(notice, new Date('2026-12-03T14:05:00.000Z'))).toBe(true);
    expect(isStaleNotice({ kind: 'password-changed' }, new Date('2030-01-01T00:00:00.000Z'))).toBe(false);
  });
});

describe('the HTML', () => {
  test('fetches nothing and runs nothing', () => {
    const html = renderHtml(codeMail('012345', 10, setting));
    expect(html).not.toMatch(/<img|<script|<link|<a |https?:|url\(/i);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  test('shows an organisation of any name as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (organisation) => {
        const html = renderHtml(codeMail('1', 1, { organisation: `<b>${organisation}`, reference: null }));
        expect(html).not.toContain('<b>');
        expect(html.match(/<(?!\/?(html|head|meta|title|body|h1|p)\b|!doctype)/g)).toBeNull();
      }),
    );
  });
});
