// What Keyturn writes to people, in plain words; how it looks is in render.ts.
import type { FactorKind } from '../../src/contract/steps.ts';

/** A mail before it has a look: the same for text and HTML. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  /** The one thing to read, set large: a code. */
  readonly code?: string;
  readonly paragraphs: readonly string[];
  /** BCP 47. */
  readonly language: string;
}

/** Notices without secrets; they can be made again from what the outbox keeps. */
export type Notice =
  | { readonly kind: 'password-changed' }
  | { readonly kind: 'account-unlocked' }
  | { readonly kind: 'factor-enrolled'; readonly factor: FactorKind }
  | { readonly kind: 'factor-removed'; readonly factor: FactorKind }
  /** `expiresAt`: RFC 3339, UTC. */
  | { readonly kind: 'password-expires'; readonly expiresAt: string };

/** Who writes, and what it is about. */
export interface MailSetting {
  /** The organisation's name. */
  readonly organisation: string;
  /** The short reference of the reset, if it is one. */
  readonly reference: string | null;
  /** IANA name: where the dates of the mail are read. */
  readonly timeZone: string;
}

const language = 'en';

const quote = (reference: string | null): string[] =>
  reference === null ? [] : [`If you call the help desk, say this reference: ${reference}.`];

/** A code to prove who the reader is. The subject does not hold it: subjects show on locked screens. */
export function codeMail(
  code: string,
  minutes: number,
  { organisation, reference }: Omit<MailSetting, 'timeZone'>,
): MailContent {
  return {
    subject: `Your ${organisation} code`,
    heading: 'Here is your code',
    code,
    paragraphs: [
      `Type it in the window where you asked for it. It is good for ${minutes} minutes, once.`,
      'Nobody from the help desk will ever ask you for it.',
      'If you did not ask for a code, you can leave this mail alone: the code alone opens nothing.',
      ...quote(reference),
    ],
    language,
  };
}

const factorNames: Partial<Record<FactorKind, string>> = {
  totp: 'An authenticator app',
  'recovery-code': 'A set of recovery codes',
};

const dayStyle = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const hourStyle = { year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

/** With the hour, and the zone it is told in. */
const when = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { ...dayStyle, ...hourStyle, timeZone }).format(at);

/** UTC is the default, not where people are: their date may be another one, so it says what it is. */
function dayOf(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { ...dayStyle, timeZone }).format(at);
  return when(at, timeZone).endsWith(' UTC') ? `${day} (UTC)` : day;
}

type Deed = Exclude<Notice, { readonly kind: 'password-expires' }>;

function told(notice: Deed, organisation: string): { subject: string; happened: string } {
  switch (notice.kind) {
    case 'password-changed':
      return {
        subject: `Your ${organisation} password was changed`,
        happened: `Your ${organisation} password was changed with Keyturn`,
      };
    case 'account-unlocked':
      return {
        subject: `Your ${organisation} account was unlocked`,
        happened: `Your ${organisation} account was unlocked with Keyturn. Your password is still the same`,
      };
    case 'factor-enrolled':
      return {
        subject: `A new way to prove who you are at ${organisation}`,
        happened: `${factorNames[notice.factor] ?? 'A way to prove who you are'} was set up for your account`,
      };
    case 'factor-removed':
      return {
        subject: `A way to prove who you are at ${organisation} was removed`,
        happened: `${factorNames[notice.factor] ?? 'A way to prove who you are'} was removed from your account`,
      };
  }
}

/** A notice of something that was done `at` an instant, or is to come; instants are told in the setting's time zone. */
export function noticeMail(notice: Notice, at: Date, setting: MailSetting): MailContent {
  return notice.kind === 'password-expires'
    ? expiryMail(new Date(notice.expiresAt), setting)
    : deedMail(notice, at, setting);
}

/** Names a place to go to and no address: a mail that leads to a form for passwords is what others forge. */
function expiryMail(expiresAt: Date, { organisation, timeZone }: MailSetting): MailContent {
  const day = dayOf(expiresAt, timeZone);
  return {
    subject: `Your ${organisation} password expires on ${day}`,
    heading: `Your password expires on ${day}`,
    paragraphs: [
      `Your ${organisation} password is good until ${when(expiresAt, timeZone)}. After that you cannot sign in with it.`,
      'To choose a new one, open Keyturn from the tray of your workstation, where the small icons are, and choose “Reset password…”.',
      'This mail holds no link, and nobody will ever ask you for your password by mail.',
      'If you have changed it already, there is nothing to do.',
    ],
    language,
  };
}

/** Whether it says nothing worth reading any more: its day has come before it could be sent. */
export const isStaleNotice = (notice: Notice, now: Date): boolean =>
  notice.kind === 'password-expires' && new Date(notice.expiresAt) <= now;

function deedMail(notice: Deed, at: Date, { organisation, reference, timeZone }: MailSetting): MailContent {
  const { subject, happened } = told(notice, organisation);
  return {
    subject,
    heading: subject,
    paragraphs: [
      `${happened}. That was on ${when(at, timeZone)}.`,
      'If it was you, there is nothing to do.',
      'If it was not you, call your help desk now.',
      ...quote(reference),
    ],
    language,
  };
}
