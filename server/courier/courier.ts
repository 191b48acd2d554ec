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
    url,
    pool: true,
    maxConnections: 3,
    ...deadlines,
    requireTLS: requireTls,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let known: { readonly health: Promise<CourierHealth>; readonly at: number } | undefined;

  const ask = (): Promise<CourierHealth> =>
    transport.verify().then(
      () => ({ ok: true, detail: null }),
      (error: unknown) => ({ ok: false, detail: describe(error) }),
    );
  const learn = (health: Promise<CourierHealth>): Promise<CourierHealth> => {
    known = { health, at: performance.now() };
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
        // An answer that refuses this mail says nothing about the next one; no answer does.
        if (responseCode === undefined) void learn(Promise.resolve({ ok: false, detail: describe(error) }));
        throw new MailNotTaken(describe(error), responseCode !== undefined && responseCode >= 500);
      }
    },
    health() {
      const isFresh = known !== undefined && performance.now() - known.at < freshMs;
      return isFresh && known !== undefined ? known.health : learn(ask());
    },
    close: () => {
      transport.close();
    },
  };
}

const SmtpError = z
  .looseObject({
    code: z.string().optional().catch(undefined),
    responseCode: z.number().optional().catch(undefined),
  })
  .catch({ code: undefined, responseCode: undefined });

/** Codes only: the server's own text may hold the recipient. */
function describe(error: unknown): string {
  const { code, responseCode } = SmtpError.parse(error);
  if (responseCode !== undefined) return `The SMTP server answers ${responseCode}`;
  return `The SMTP server cannot be used (${code ?? 'no answer'})`;
}
