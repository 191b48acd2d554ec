// What account sessions need of the rest of the server, and their settings.
import type { Directory } from '../directory/directory.ts';
import type { MailCodeDeps } from '../factors/mail-code.ts';

interface AccountSettings {
  readonly sessionMinutes: number;
  /** Stands in the authenticator app and in mails. */
  readonly organisation: string;
}

export const defaultSessionMinutes = 20;

export interface AccountDeps extends MailCodeDeps {
  readonly directory: Directory;
  readonly settings: AccountSettings;
}
