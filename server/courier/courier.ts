// Hands mail to the SMTP server, and knows whether that can be done now, whoever the mail is for.
import { createTransport } from 'nodemailer';
import * as z from 'zod';
import type { MailContent } from './content.ts';
import { renderHtml, renderText } from './render.ts';

interface CourierHealth {
  readonly ok: boolean;
  /** What does not work, in words for IT. */
  readonly detail: string | null;
}

/** The mail was not taken. `permanent`: trying again will not help (RFC 5321 §4.2.1, 5yz). The message names no recipient. */
export class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken';
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean) {
    super(message);
    this.permanent = permanent;
  }
}

export interface Courier {
  /** Throws {@link MailNotTaken}. `messageId` without angle brackets; the same one marks a repetition. */
  send(to: string, mail: MailContent, messageId: string): Promise<void>;
  /** Whether the SMTP server takes mail, asked at most every {@link freshMs} milliseconds. Never rejects. */
  health(): Promise<CourierHealth>;
  close(): void;
}

export interface CourierOptions {
  /** KEYTURN_SMTP_URL: smtp:// (STARTTLS where offered) or smtps://, with user and password if need be. */
  readonly url: string;
  /** KEYTURN_MAIL_FROM. */
  readonly from: string;
  /** Sends nothing to a server that offers no STARTTLS, or whose certificate is not good. */
  readonly requireTls: boolean;
}

/** Milliseconds for which an answer about the SMTP server holds. */
const freshMs = 10_000;
/** Milliseconds for which a refusal does that only a mail brings to light, and signing in to the server doesn't. */
const refusedMs = 60_000;

/** Milliseconds; together they stay below the lease of a mail in the outbox. */
const deadlines = {
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 15_000,
  dnsTimeout: 5_000,
};

/** A courier over one pool of SMTP connections. Nothing is connected before the first mail or question. */
export function createCourier({ url, from, requireTls }: CourierOptions): Courier {
  const transport = createTransport({
    ...serverOf(url),
    pool: true,
    maxConnections: 3,
    ...deadlines,
    requireTLS: requireTls,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let known: { readonly health: Promise<CourierHealth>; readonly until: number } | undefined;

  const ask = (): Promise<CourierHealth> =>
    transport.verify().then(
      () => ({ ok: true, detail: null }),
      (error: unknown) => ({ ok: false, detail: describe(error) }),
    );
  const learn = (health: Promise<CourierHealth>, holdsMs = freshMs): Promise<CourierHealth> => {
    known = { health, until: performance.now() + holdsMs };
    return health;
  };

  return {
    async send(to, mail, messageId) {
      try {
        await transport.sendMail({
          from,
          to,
          subject: mail.subject,
          text: renderText(mail),
          html: renderHtml(mail),
          messageId: `<${messageId}>`,
          // RFC 3834 §5: no vacation replies, please.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        void learn(Promise.resolve({ ok: true, detail: null }));
      } catch (error) {
        const { responseCode } = SmtpError.parse(error);
        // A recipient who is refused says nothing about the next one; everything else does.
        if (!isOfRecipient(error)) {
          const holdsMs = responseCode === undefined ? freshMs : refusedMs;
          void learn(Promise.resolve({ ok: false, detail: describe(error) }), holdsMs);
        }
        throw new MailNotTaken(describe(error), responseCode !== undefined && responseCode >= 500);
      }
    },
    health() {
      return known !== undefined && performance.now() < known.until ? known.health : learn(ask());
    },
    close: () => {
      transport.close();
    },
  };
}

/** Of the URL only who and where: nodemailer lets what stands behind a `?` override every option, TLS too. */
function serverOf(text: string) {
  const { protocol, hostname, port, username, password } = new URL(text);
  return {
    host: hostname.replaceAll(/[[\]]/g, ''),
    ...(port === '' ? {} : { port: Number(port) }),
    secure: protocol === 'smtps:',
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}

const optional = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
const SmtpError = z
  .looseObject({
    code: optional(z.string()),
    command: optional(z.string()),
    responseCode: optional(z.number()),
    response: optional(z.string()),
  })
  .catch({ code: undefined, command: undefined, responseCode: undefined, response: undefined });

/**
 * Whether the server refused this recipient, not the mail of this server at all: not while it closes (421) or
 * wants a login (530; RFC 5321 §4.2.3, RFC 4954 §6), and not by policy (RFC 3463 §3.8), as relays that are closed to us do.
 */
function isOfRecipient(error: unknown): boolean {
  const { command, responseCode, response = '' } = SmtpError.parse(error);
  if (command !== 'RCPT TO' || responseCode === undefined) return false;
  return responseCode !== 421 && responseCode !== 530 && !/^\d{3}[ -][45]\.7\./.test(response);
}

/** Codes only: the server's own text may hold the recipient. */
function describe(error: unknown): string {
  const { code, command, responseCode } = SmtpError.parse(error);
  if (code === 'EAUTH') return 'The SMTP server does not take the user and password of KEYTURN_SMTP_URL';
  if (responseCode === undefined) return `The SMTP server cannot be used (${code ?? 'no answer'})`;
  // What nodemailer names otherwise is no command of the protocol.
  const told = /^(EHLO|HELO|STARTTLS|MAIL FROM|RCPT TO|DATA)$/.exec(command ?? '')?.[0];
  return `The SMTP server answers ${responseCode}${told === undefined ? '' : ` to ${told}`}`;
}
