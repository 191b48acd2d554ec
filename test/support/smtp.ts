// A real SMTP listener for tests: it keeps every mail it accepts, parsed.
import type { AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { PATIENCE_MS } from './ready.ts';

/** A mail as it arrived. */
interface Mail {
  /** Envelope recipients: who really gets it. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly parsed: ParsedMail;
  /** The whole message as sent. */
  readonly raw: string;
}

/** What to wait for: all of the named conditions. */
interface MailFilter {
  readonly to?: string;
  readonly subject?: RegExp;
}

export interface Refusal {
  readonly at: 'sender' | 'recipient';
  readonly code: number;
  readonly words: string;
}

const tryAgainLater: Refusal = { at: 'recipient', code: 451, words: 'Mailbox busy, try again later' };

export interface Smtp {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly messages: readonly Mail[];
  /**
   * The next mail that fits and was not handed out before, at once if it is already there.
   * Rejects after `deadlineMs` milliseconds.
   */
  nextMessage(filter?: MailFilter, deadlineMs?: number): Promise<Mail>;
  /** From now on refuses; true: every recipient with 451 (try again later); false: accepts again. */
  refuse(how: boolean | Refusal): void;
  stop(): Promise<void>;
  /** Listens again on the same port after {@link stop}. */
  start(): Promise<void>;
}

interface Waiter {
  readonly fits: (mail: Mail) => boolean;
  readonly resolve: (mail: Mail) => void;
}

/** Starts a listener on a free loopback port; it wants neither TLS nor a login. */
export async function startSmtp(): Promise<Smtp> {
  const messages: Mail[] = [];
  const handedOut = new Set<Mail>();
  const waiters = new Set<Waiter>();
  let refusing: Refusal | undefined;
  let server: SMTPServer | undefined;
  let port = 0;

  const refusal = (at: Refusal['at']): Error | null =>
    refusing?.at === at ? Object.assign(new Error(refusing.words), { responseCode: refusing.code }) : null;
  const receive = (mail: Mail): void => {
    messages.push(mail);
    const waiter = [...waiters].find(({ fits }) => fits(mail));
    if (waiter === undefined) return;
    waiters.delete(waiter);
    waiter.resolve(mail);
  };

  const smtp: Smtp = {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    get port() {
      return port;
    },
    messages,
    refuse(how) {
      if (typeof how === 'object') refusing = how;
      else refusing = how ? tryAgainLater : undefined;
    },
    nextMessage(filter = {}, deadlineMs = PATIENCE_MS) {
      const fits = (mail: Mail): boolean =>
        !handedOut.has(mail) &&
        (filter.to === undefined || mail.to.includes(filter.to)) &&
        (filter.subject === undefined || filter.subject.test(mail.subject));
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          fits,
          resolve(mail) {
            clearTimeout(deadline);
            handedOut.add(mail);
            resolve(mail);
          },
        };
        const deadline = setTimeout(() => {
          waiters.delete(waiter);
          reject(new Error(`no mail ${JSON.stringify(filter)} within ${deadlineMs} ms`));
        }, deadlineMs);
        const there = messages.find(fits);
        if (there === undefined) waiters.add(waiter);
        else waiter.resolve(there);
      });
    },
    async start() {
      const started = new SMTPServer({
        // Whoever keeps a connection for later does not hold the end up.
        closeTimeout: 200,
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        onMailFrom(_address, _session, callback) {
          callback(refusal('sender'));
        },
        onRcptTo(_address, _session, callback) {
          callback(refusal('recipient'));
        },
        onData(stream, session, callback) {
          read(
            stream,
            session.envelope.rcptTo.map(({ address }) => address),
          ).then(
            (mail) => {
              receive(mail);
              callback();
            },
            (error: unknown) => callback(error as Error),
          );
        },
      });
      // Clients that vanish in the middle of a conversation are part of fault tests.
      started.on('error', () => undefined);
      server = started;
      await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve));
      port = (started.server.address() as AddressInfo).port;
    },
    stop: () =>
      new Promise((resolve) => {
        if (server === undefined) resolve();
        else server.close(resolve);
        server = undefined;
      }),
  };
  await smtp.start();
  return smtp;
}

async function read(stream: AsyncIterable<Buffer | string>, to: string[]): Promise<Mail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const raw = Buffer.concat(chunks);
  const parsed = await simpleParser(raw);
  return {
    to,
    from: addresses(parsed.from)[0] ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    parsed,
    raw: raw.toString('utf8'),
  };
}

function addresses(field: AddressObject | undefined): string[] {
  return (field?.value ?? []).flatMap(({ address }) => (address === undefined ? [] : [address]));
}
