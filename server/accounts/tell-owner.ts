// The notice to the owner of an account that its factors were changed.
import type { Notice } from '../courier/content.ts';
import type { Transaction } from '../store/database.ts';
import type { AccountDeps } from './deps.ts';
import type { LoadedSession } from './sessions.ts';

/** Intends it, by the mail that the directory said at signing in; `outbox.soon` sends it. */
export function tellOwner(
  tx: Transaction,
  { outbox }: Pick<AccountDeps, 'outbox'>,
  { accountId, profile }: LoadedSession,
  notice: Notice,
  source: string,
): Promise<void> {
  const account = { kind: 'account', id: accountId } as const;
  const recipient = profile.mail;
  return outbox.intendNotice(tx, notice, {
    actor: account,
    target: account,
    accountId,
    recipient,
    reference: null,
    source,
  });
}
