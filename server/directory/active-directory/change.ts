// Hands a password over, once, to the controller that was prepared for it; then unlocks, reads what stands
// there now, and binds once to confirm.
import { Attribute, Change } from 'ldapts';
import type { AccountId, ChangeOutcome, PreparedChange } from '../directory.ts';
import { DirectoryUnavailable } from '../directory.ts';
import { readEntry, type AccountEntry, type AccountReader } from './account.ts';
import type { Uncounted } from './bad-passwords.ts';
import { bindOutcome, confirmation } from './bind-outcome.ts';
import { isUnchanged, mayHandOver } from './change-window.ts';
import { bindAs, ServiceBindRefused, type Connection } from './connection.ts';
import type { Controllers } from './controllers.ts';
import { policyHints, policyHintsOid } from './controls.ts';
import { dnOfId } from './guid.ts';
import { LdapRefusal, mayAnswerElsewhere, NoAnswer } from './ldap-answer.ts';
import { lastWrite } from './password-writes.ts';
import { readPolicy } from './policy.ts';
import { refused, type Refusal } from '../refusal.ts';
import { accountRefusal, refusalOf } from './refusal.ts';
import { changedAt, expiresAt, isLocked, mustChange, passwordVersion } from './status.ts';
import { unlockEverywhere, unlockOn } from './unlock.ts';
import type { Writes } from './writes.ts';

export interface Changer {
  readonly controllers: Controllers;
  readonly reader: AccountReader;
  readonly writes: Writes;
  readonly uncounted: Uncounted;
  readonly now: () => Date;
}

const gone = refused('not-accepted', 'The account is no longer in the directory');
const changedMeanwhile = refused('not-accepted', 'The password was changed by somebody else meanwhile');

/** What stands there now, on the controller that was read. Pure, but for the name of the change. */
export const preparationOf = ({ id, controller, readAt, entry }: AccountEntry): PreparedChange => ({
  id: crypto.randomUUID(),
  preparedAt: readAt,
  accountId: id,
  controller,
  passwordVersionBefore: passwordVersion(entry),
  passwordWritesBefore: lastWrite(entry)?.version ?? null,
});

/** See the port. Throws DirectoryUnavailable only before the password was handed over. */
export async function setPassword(
  changer: Changer,
  prepared: PreparedChange,
  password: string,
  currentPassword: string | undefined,
): Promise<ChangeOutcome> {
  const { controllers } = changer;
  if (!controllers.settings.urls.includes(prepared.controller))
    throw new DirectoryUnavailable(`${prepared.controller} is no longer a listed controller`);
  // A wrong current one would be counted where nobody knows how many were counted before.
  if (currentPassword !== undefined && changer.uncounted.has(prepared.accountId, prepared.controller))
    throw new DirectoryUnavailable(`Wrong passwords can't be counted: ${prepared.controller} did not answer`);
  const progress = { handedOver: false };
  const work = (connection: Connection): Promise<Refusal | 'accepted'> =>
    handOver(changer, connection, prepared, password, currentPassword, progress);
  try {
    const answer = await controllers.on(prepared.controller, work, controllers.settings.deadlineMs);
    return answer === 'accepted' ? await afterwards(changer, prepared, password) : answer;
  } catch (error) {
    if (progress.handedOver) return { kind: 'unknown' };
    if (mayAnswerElsewhere(error) || error instanceof ServiceBindRefused)
      throw new DirectoryUnavailable(`${prepared.controller} ${error.message}`);
    throw error;
  }
}

async function handOver(
  { reader, now }: Changer,
  connection: Connection,
  prepared: PreparedChange,
  password: string,
  currentPassword: string | undefined,
  progress: { handedOver: boolean },
): Promise<Refusal | 'accepted'> {
  const account = await readEntry(connection, reader, prepared.accountId);
  if (account === null) return gone;
  // Later than this, `resolve` could not tell it from a change that somebody else made.
  if (!mayHandOver(prepared, account.readAt))
    throw new DirectoryUnavailable('The change was prepared too long ago');
  if (!isUnchanged(prepared, account.entry)) return changedMeanwhile;
  const forbidden = accountRefusal(account, now());
  if (forbidden !== null) return forbidden;
  // Read before, so that a refusal can be explained even if the connection goes with it.
  const policy = await readPolicy(connection, account);
  const how = currentPassword === undefined ? 'reset' : 'change';
  // A locked account refuses every change (775), the right current password included.
  if (how === 'change' && isLocked(account.entry)) await unlockFirst(connection, account.id);
  try {
    progress.handedOver = true;
    await modifyPassword(connection, account.id, password, currentPassword);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof LdapRefusal) || mayAnswerElsewhere(error)) throw error;
    const refusal = refusalOf(error, { account, policy, password, how, now: now() });
    // Not a word on the password: what stands there afterwards tells.
    if (refusal === null) throw error;
    return refusal;
  }
}

/** Without the right to unlock, the change itself tells that the account is locked. */
async function unlockFirst(connection: Connection, id: AccountId): Promise<void> {
  try {
    await unlockOn(connection, id);
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
  }
}

async function modifyPassword(
  connection: Connection,
  id: AccountId,
  password: string,
  currentPassword: string | undefined,
): Promise<void> {
  const values = [currentPassword, password].map((one) => (one === undefined ? null : unicodePwd(one)));
  const [current, next] = values;
  try {
    if (current && next)
      await connection.modify(dnOfId(id), [modification('delete', current), modification('add', next)]);
    else if (next) {
      const controls = connection.root.controls.has(policyHintsOid) ? [policyHints()] : [];
      await connection.modify(dnOfId(id), [modification('replace', next)], controls);
    }
  } finally {
    for (const value of values) value?.fill(0);
  }
}

/** UTF-16LE in double quotes (MS-ADTS 3.1.1.3.1.5); a quote inside needs no escape. */
const unicodePwd = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');

const modification = (operation: 'add' | 'delete' | 'replace', value: Buffer): Change =>
  new Change({ operation, modification: new Attribute({ type: 'unicodePwd', values: [value] }) });

/** The directory has it. What can't be read now is asked by `resolve` later. */
async function afterwards(
  changer: Changer,
  prepared: PreparedChange,
  password: string,
): Promise<ChangeOutcome> {
  const { controllers, reader, writes, now } = changer;
  const { accountId, controller } = prepared;
  const unlocking = await unlockEverywhere(controllers, accountId);
  const account = await controllers.on(controller, (connection) => readEntry(connection, reader, accountId));
  if (account === null) return { kind: 'unknown' };
  await writes.remember(accountId, {
    passwordVersion: passwordVersion(account.entry),
    controller,
    at: now(),
  });
  return {
    kind: 'accepted',
    ...acceptedState(account, now()),
    everywhere: unlocking.every((result) => result === 'unlocked'),
    confirmed: await confirm(controllers, account, password),
  };
}

/** What stands in the directory after a change. Pure. */
export function acceptedState(account: AccountEntry, now: Date) {
  return {
    // pwdLastSet is 0 after a reset where the service account lacks Unexpire-Password.
    changedAt: changedAt(account.entry) ?? now,
    passwordVersion: passwordVersion(account.entry),
    unlocked: !isLocked(account.entry),
    mustChange: mustChange(account.entry),
    expiresAt: expiresAt(account.entry),
  };
}

/** One bind on the same controller, never repeated; none where it could prove nothing. */
async function confirm(
  controllers: Controllers,
  account: AccountEntry,
  password: string,
): Promise<'yes' | 'no' | 'not-possible'> {
  if (account.protectedUser || isLocked(account.entry)) return 'not-possible';
  const { attemptMs } = controllers.settings;
  try {
    const who = { dn: account.dn, password };
    const answer = await bindAs(controllers.settings, account.controller, who, attemptMs);
    return confirmation(bindOutcome(answer));
  } catch {
    return 'not-possible';
  }
}
