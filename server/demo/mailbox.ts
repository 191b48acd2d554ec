// Takes the demo's mail and keeps the latest for the page; nothing leaves this machine.
import type { MailContent } from '../courier/content.ts';
import type { Courier } from '../courier/courier.ts';

export interface DemoMail {
  readonly id: string;
  readonly to: string;
  readonly at: string;
  readonly subject: string;
  readonly code: string | null;
  readonly paragraphs: readonly string[];
}

/** Mails that the page shows. */
const kept = 20;

export interface Mailbox {
  readonly courier: Courier;
  /** The newest first. */
  latest(): readonly DemoMail[];
}

export function createMailbox(): Mailbox {
  const mails: DemoMail[] = [];
  const take = (to: string, mail: MailContent, id: string) => {
    const { subject, code = null, paragraphs } = mail;
    mails.unshift({ id, to, at: new Date().toISOString(), subject, code, paragraphs });
    mails.splice(kept);
  };
  return {
    latest: () => mails,
    courier: {
      send: (to, mail, messageId) => {
        take(to, mail, messageId);
        return Promise.resolve();
      },
      health: () => Promise.resolve({ ok: true, detail: null }),
      close: () => undefined,
    },
  };
}
