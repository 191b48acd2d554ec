// What an administrator may ask for on the command line. Pure: words in, command or usage out. Passwords
// are never arguments: other users of the machine can read those.
import { parseArgs } from 'node:util';

export type Command =
  | { readonly do: 'help' }
  | { readonly do: 'list' }
  | { readonly do: 'devices'; readonly part: string | null; readonly removed: boolean }
  | { readonly do: 'revoke-device' | 'allow-device'; readonly id: string }
  | { readonly do: 'enrolment-code'; readonly name: string }
  | { readonly do: 'unlock' | 'set-password'; readonly name: string }
  | {
      readonly do: 'create';
      readonly name: string;
      readonly displayName: string | null;
      readonly mail: string | null;
      readonly recoveryMail: string | null;
      readonly groups: readonly string[];
      readonly highTier: boolean;
      readonly mustChange: boolean;
    }
  | {
      readonly do: 'change';
      readonly name: string;
      /** Null, here and below: stays as it is. */
      readonly displayName: string | null;
      readonly mail: string | null;
      readonly recoveryMail: string | null;
      /** All that it is in from then on. */
      readonly groups: readonly string[] | null;
    };

/** What was typed is not a command; the message says what is. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

export const usage = `Work on accounts from the server's own shell.

  npm run accounts -- enrolment-code NAME   print a help-desk code with which NAME can set up
                                            verification: good once, for 24 hours, with the password
  npm run accounts -- devices [PART]        enrolled workstations and when they were seen last: all, or those
                                            whose name or OS user holds PART
      --removed                             removed ones alone
  npm run accounts -- revoke-device ID      remove a workstation
  npm run accounts -- allow-device ID       let a removed workstation in again

With the embedded directory also:

  npm run accounts -- list                  all accounts and how they stand
  npm run accounts -- create NAME           make an account; asks for its first password, which
                                            keeps to the directory's rules
      --display-name "First Last"
      --mail ADDRESS                        where notices go
      --recovery-mail ADDRESS               where codes go: not readable with this password
      --group NAME                          a group that it is in, such as KEYTURN_ROLE_AUDITOR_GROUP; again for
                                            each further one
      --high-tier                           resets need an approval, which can't be given yet: they end
                                            with the help desk
      --must-change                         the password has to be changed at the first sign-in
  npm run accounts -- change NAME           change --display-name, --mail, --recovery-mail or --group (all
                                            groups at once; --group "" takes it out of every one)
  npm run accounts -- unlock NAME           unlock an account and keep its password
  npm run accounts -- set-password NAME     set a new password; asks for it

The settings are those of the server (KEYTURN_…). On its embedded database (KEYTURN_DATA_DIR) stop the server
first and start it again afterwards; on PostgreSQL it may run on. A password is asked for, or read as the first line of
standard input; never give it as an argument.
`;

const options = {
  help: { type: 'boolean', short: 'h' },
  'display-name': { type: 'string' },
  mail: { type: 'string' },
  'recovery-mail': { type: 'string' },
  group: { type: 'string', multiple: true },
  'high-tier': { type: 'boolean' },
  'must-change': { type: 'boolean' },
  removed: { type: 'boolean' },
} as const;

/** Parses what follows `npm run accounts --`. Throws {@link UsageFault}. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  const [word, name, ...rest] = positionals;
  if (values.help === true || word === undefined || word === 'help') return { do: 'help' };
  const takesNone = word === 'list';
  const tooMany = takesNone ? name !== undefined : rest.length > 0;
  if (tooMany) throw new UsageFault(`"${word}" takes ${takesNone ? 'no' : 'one'} name.`);
  if (values.removed === true && word !== 'devices')
    throw new UsageFault(`--removed belongs to "devices", not to "${word}".`);
  switch (word) {
    case 'list':
      return { do: word };
    case 'devices':
      return { do: word, part: name ?? null, removed: values.removed ?? false };
    case 'revoke-device':
    case 'allow-device':
      if (name === undefined) throw new UsageFault(`"${word}" needs the id of a workstation.`);
      return { do: word, id: name };
    case 'enrolment-code':
    case 'unlock':
    case 'set-password':
      return { do: word, name: named(word, name) };
    case 'change': {
      const { 'display-name': displayName, mail, 'recovery-mail': recoveryMail, group } = values;
      const given = [displayName, mail, recoveryMail, group].filter((value) => value !== undefined);
      if (given.length === 0)
        throw new UsageFault('"change" needs --display-name, --mail, --recovery-mail or --group.');
      return {
        do: 'change',
        name: named(word, name),
        displayName: displayName ?? null,
        mail: mail ?? null,
        recoveryMail: recoveryMail ?? null,
        groups: group === undefined ? null : namesIn(group),
      };
    }
    case 'create':
      return {
        do: 'create',
        name: named(word, name),
        displayName: values['display-name'] ?? null,
        mail: values.mail ?? null,
        recoveryMail: values['recovery-mail'] ?? null,
        groups: namesIn(values.group ?? []),
        highTier: values['high-tier'] ?? false,
        mustChange: values['must-change'] ?? false,
      };
    default:
      throw new UsageFault(`There is no command "${word}".`);
  }
}

/** An empty one stands for none. */
const namesIn = (groups: readonly string[]): readonly string[] => groups.filter((group) => group !== '');

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

function named(word: string, name: string | undefined): string {
  if (name === undefined) throw new UsageFault(`"${word}" needs the name of an account.`);
  return name;
}
