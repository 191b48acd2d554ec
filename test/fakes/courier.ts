// A courier that keeps what it is given, and is down or refuses on demand.
import type { MailContent } from '../../server/courier/content.ts';
import type { Courier } from '../../server/courier/courier.ts';
import { MailNotTaken } from '../../server/courier/courier.ts';

interface SentMail {
  readonly to: string;
  readonly mail: MailContent;
  readonly messageId: string;
}

/** The port, and what a test does to it and learns from it. */
export interface FakeCourier extends Courier {
  readonly sent: readonly SentMail[];
  /** While true nothing is taken, and health says so. */
  down: boolean;
  /** Mails given from now on wait for it, as they wait for a real server. */
  held: Promise<void>;
  /** The next mails are refused for good. */
  refuses: boolean;
}

export function createFakeCourier(): FakeCourier {
  const sent: SentMail[] = [];
  const fake = {
    sent,
    down: false,
    held: Promise.resolve(),
    refuses: false,
    send: async (to, mail, messageId) => {
      await fake.held;
      if (fake.down) throw new MailNotTaken('The SMTP server cannot be used', false);
      if (fake.refuses) throw new MailNotTaken('The SMTP server answers 550', true);
      sent.push({ to, mail, messageId });
    },
    health: async () => Promise.resolve({ ok: !fake.down, detail: fake.down ? 'down' : null }),
    close: () => undefined,
  } satisfies FakeCourier as FakeCourier;
  return fake;
}
