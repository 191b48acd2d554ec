// What an administrator's commands do. Each one is in the audit trail under the name of who ran it.
import { record } from '../../audit/audit.ts';
import type { Outcome } from '../../audit/events.ts';
import type { DirectoryAccount, PasswordStatus } from '../../directory/directory.ts';
import { NameTaken, createAccount, listAccounts, updateAccount } from '../../directory/embedded/admin.ts';
import { createEmbeddedDirectory } from '../../directory/embedded/index.ts';
import { enrolmentCodeHours, newEnrolmentCode } from '../../factors/helpdesk-code.ts';
import type { Parts } from '../../parts.ts';
import type { Transaction } from '../../store/database.ts';
import type { Command } from './arguments.ts';
import { CommandFault } from './command-fault.ts';
import { administrator } from './administrator.ts';
import { printDevices, readmitDevice, removeDevice } from './device-commands.ts';
import { brokenRuleWords } from './policy-words.ts';

export interface CommandDeps {
  readonly parts: Pick<Parts, 'config' | 'store' | 'directory' | 'clock' | 'keys'>;
  /** Asks for a password; see prompt.ts. */
  askPassword(label: string): Promise<string>;
}

/** Carries a command out; what to print. Throws {@link CommandFault}, and what the directory throws. */
export async function carryOut(
  deps: CommandDeps,
  command: Exclude<Command, { do: 'help' }>,
): Promise<string> {
  switch (command.do) {
    case 'enrolment-code':
      return printEnrolmentCode(deps, command.name);
    case 'devices':
      return printDevices(deps.parts, command);
    case 'revoke-device':
      return removeDevice(deps.parts, command.id);
    case 'allow-device':
      return readmitDevice(deps.parts, command.id);
    case 'list':
    case 'create':
    case 'change':
    case 'unlock':
    case 'set-password':
      return carryOutEmbedded(deps, command);
  }
}

/** What Keyturn does only where the accounts are its own. */
async function carryOutEmbedded(
  deps: CommandDeps,
  command: Exclude<Command, { do: 'help' | 'enrolment-code' | 'devices' | 'revoke-device' | 'allow-device' }>,
): Promise<string> {
  if (deps.parts.config.directory.kind !== 'embedded')
    throw new CommandFault(
      `"${command.do}" is for the embedded directory. These accounts live in Active Directory: use its own tools.`,
    );
  switch (command.do) {
    case 'list':
      return list(deps);
    case 'create':
      return create(deps, command);
    case 'change':
      return change(deps, command);
    case 'unlock':
      return unlock(deps, command.name);
    case 'set-password':
      return setPassword(deps, command.name);
  }
}

async function accountNamed({ parts }: CommandDeps, name: string): Promise<DirectoryAccount> {
  const account = await parts.directory.find(name);
  if (account === null)
    throw new CommandFault(`There is no account "${name}" in the directory, or more than one.`);
  return account;
}

async function printEnrolmentCode(deps: CommandDeps, name: string): Promise<string> {
  const { store, clock, keys } = deps.parts;
  const { id, names, displayName } = await accountNamed(deps, name);
  const at = clock.now();
  const { code, expiresAt, store: keep } = await newEnrolmentCode(keys, id, at);
  await store.db.transaction(async (tx) => {
    await keep(tx);
    await record(tx, {
      type: 'enrolment-code.issued',
      outcome: 'succeeded',
      at,
      actor: administrator(),
      target: { kind: 'account', id },
      detail: { validHours: enrolmentCodeHours },
    });
  });
  return [
    `Help-desk code for ${displayName} (${names.username}):`,
    '',
    `    ${code}`,
    '',
    `Good once, until ${expiresAt.toISOString()}. Give it to that person only, once you know it is them.`,
    'They open Keyturn, choose "Set up verification", sign in with their password and type this code.',
  ].join('\n');
}

async function list({ parts }: CommandDeps): Promise<string> {
  const accounts = await listAccounts(parts.store.db, parts.clock.now());
  if (accounts.length === 0) return 'There are no accounts yet. Make one: npm run accounts -- create NAME';
  const width = Math.max(...accounts.map(({ names }) => names.username.length));
  return accounts
    .map((account) => {
      const marks = [
        describeStatus(account.status),
        ...(account.locked ? ['locked'] : []),
        ...(account.enabled ? [] : ['disabled']),
        ...(account.tier === 'high' ? ['high tier'] : []),
        ...(account.groups.length === 0 ? [] : [`in ${account.groups.join(' and ')}`]),
      ];
      return `${account.names.username.padEnd(width)}  ${account.displayName}  (${marks.join(', ')})`;
    })
    .join('\n');
}

function describeStatus(status: PasswordStatus): string {
  switch (status.kind) {
    case 'expires':
      return `password expires ${status.at.toISOString().slice(0, 10)}`;
    case 'expired':
      return `password expired ${status.since.toISOString().slice(0, 10)}`;
    case 'never':
      return 'password never expires';
    case 'must-change':
      return 'must change the password';
    case 'unknown':
      return 'password expiry unknown';
  }
}

async function create(
  deps: CommandDeps,
  { name, displayName, mail, recoveryMail, groups, highTier, mustChange }: Extract<Command, { do: 'create' }>,
): Promise<string> {
  const { store, clock } = deps.parts;
  const password = await deps.askPassword(`First password for ${name}`);
  const tier = highTier ? ('high' as const) : ('standard' as const);
  const names = { username: name, displayName: displayName ?? name };
  const account = { ...names, mail, recoveryMail, groups: [...groups], tier, mustChange };
  await store.db
    .transaction(async (tx) => {
      const id = await createAccount(tx, { ...account, password });
      // Of this transaction, where the account already is.
      const { rules } = await createEmbeddedDirectory({ db: tx, now: () => clock.now() }).policy(id);
      const refused = brokenRuleWords(rules, password);
      if (refused !== null) throw new CommandFault(refused);
      await tellIn(tx, deps, id, 'create', 'succeeded');
    })
    .catch((error: unknown) => {
      if (error instanceof NameTaken) throw new CommandFault(`${error.message}.`);
      throw error;
    });
  return [
    `Made the account ${name}. Its holder can set up verification with: npm run accounts -- enrolment-code ${name}`,
    ...(recoveryMail === null
      ? [
          `No --recovery-mail: codes by mail reach nobody, so ${name} needs an authenticator app and recovery codes.`,
          `To add an address that this password does not open: npm run accounts -- change ${name} --recovery-mail ADDRESS`,
        ]
      : []),
    ...(mail === null
      ? [
          `No --mail: ${name} is not told of a changed password or factor. To add: npm run accounts -- change ${name} --mail ADDRESS`,
        ]
      : []),
  ].join('\n');
}

async function change(
  deps: CommandDeps,
  { name, displayName, mail, recoveryMail, groups }: Extract<Command, { do: 'change' }>,
): Promise<string> {
  const { id, names } = await accountNamed(deps, name);
  const fields = {
    ...(displayName === null ? {} : { displayName }),
    ...(mail === null ? {} : { mail }),
    ...(recoveryMail === null ? {} : { recoveryMail }),
    ...(groups === null ? {} : { groups: [...groups] }),
  };
  await deps.parts.store.db.transaction(async (tx) => {
    await updateAccount(tx, id, fields);
    await tellIn(tx, deps, id, 'change', 'succeeded');
  });
  return `Changed the account ${names.username}.`;
}

async function unlock(deps: CommandDeps, name: string): Promise<string> {
  const { id, names, locked } = await accountNamed(deps, name);
  await tell(deps, id, 'unlock', 'intended');
  const outcome = await deps.parts.directory.unlock(id);
  await tell(deps, id, 'unlock', outcome.kind === 'unlocked' ? 'succeeded' : 'failed');
  if (outcome.kind !== 'unlocked') throw new CommandFault(`${names.username} could not be unlocked.`);
  return locked ? `Unlocked ${names.username}.` : `${names.username} was not locked.`;
}

async function setPassword(deps: CommandDeps, name: string): Promise<string> {
  const { directory } = deps.parts;
  const { id, names } = await accountNamed(deps, name);
  const password = await deps.askPassword(`New password for ${names.username}`);
  const refused = brokenRuleWords((await directory.policy(id)).rules, password);
  if (refused !== null) throw new CommandFault(refused);
  const prepared = await directory.prepareChange(id);
  await tell(deps, id, 'set-password', 'intended');
  const outcome = await directory.setPassword(prepared, password);
  const told = { accepted: 'succeeded', refused: 'refused', unknown: 'unknown' } as const;
  await tell(deps, id, 'set-password', told[outcome.kind]);
  if (outcome.kind === 'accepted') return `${names.username} has a new password.`;
  if (outcome.kind === 'unknown')
    throw new CommandFault('It is not known whether the password was set. Try to sign in with it.');
  throw new CommandFault(
    `The directory does not take this password: ${outcome.detail ?? outcome.reason.replaceAll('-', ' ')}.`,
  );
}

const tell = (deps: CommandDeps, id: string, what: string, outcome: Outcome): Promise<void> =>
  deps.parts.store.db.transaction((tx) => tellIn(tx, deps, id, what, outcome));

const tellIn = (
  tx: Transaction,
  { parts }: CommandDeps,
  id: string,
  what: string,
  outcome: Outcome,
): Promise<void> =>
  record(tx, {
    type: 'directory.administered',
    at: parts.clock.now(),
    outcome,
    actor: administrator(),
    target: { kind: 'account', id },
    detail: { what },
  });
