// `npm run accounts`: an administrator's commands, with the server's own settings.
import { readFileSync } from 'node:fs';
import { ZodError } from 'zod';
import { ConfigFaults, loadConfig } from '../config/config.ts';
import { DirectoryUnavailable } from '../directory/directory.ts';
import { openParts } from '../parts.ts';
import { StoreLocked } from '../store/folder-lock.ts';
import { SchemaMismatch } from '../store/migrate.ts';
import { isDatabaseUnavailable } from '../store/unavailable.ts';
import { UsageFault, parseCommand, usage } from './cli/arguments.ts';
import { CommandFault } from './cli/command-fault.ts';
import { carryOut } from './cli/commands.ts';
import { NoPassword, askPassword } from './cli/prompt.ts';

/** By the fields of the embedded directory's accounts. */
const wanted: Readonly<Record<string, string>> = {
  username: 'NAME must have 1 to 256 characters, none of them a control character.',
  displayName: '--display-name must have 1 to 256 characters, none of them a control character.',
  mail: '--mail must be an address such as amira@corp.example.',
  recoveryMail: '--recovery-mail must be an address such as amira@home.example.',
  groups: '--group must have 1 to 256 characters, none of them a control character.',
  password: 'The password must have 256 characters or fewer.',
};

try {
  process.stdout.write(`${(await answer(process.argv.slice(2))).trimEnd()}\n`);
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exitCode = error instanceof UsageFault ? 2 : 1;
}

async function answer(args: readonly string[]): Promise<string> {
  const command = parseCommand(args);
  if (command.do === 'help') return usage;
  if (command.do === 'enrolment-code' && !hasMasterKey(process.env))
    throw new CommandFault(
      'Set KEYTURN_MASTER_KEY (or KEYTURN_MASTER_KEY_FILE) to the key of the server: a code made under another one opens nothing.',
    );
  const parts = await openParts(loadConfig(process.env, (path) => readFileSync(path, 'utf8')));
  try {
    return await carryOut({ parts, askPassword }, command);
  } finally {
    await parts.close();
  }
}

/** Without one a new key is made for each process. */
function hasMasterKey(environment: NodeJS.ProcessEnv): boolean {
  return ['KEYTURN_MASTER_KEY', 'KEYTURN_MASTER_KEY_FILE'].some((name) => (environment[name] ?? '') !== '');
}

/** What the administrator reads: what happened and what to do, never a stack. */
function wordsFor(error: unknown): string {
  if (error instanceof UsageFault) return `${error.message}\n\n${usage}`;
  if (error instanceof CommandFault || error instanceof NoPassword) return error.message;
  if (error instanceof StoreLocked)
    return 'The server has its embedded database (KEYTURN_DATA_DIR) open, and only one program at a time can. Stop the server, run this command, start it again. With PostgreSQL both can work together.';
  if (error instanceof ConfigFaults || error instanceof SchemaMismatch) return error.message;
  if (error instanceof DirectoryUnavailable) return 'The directory does not answer. Nothing was done.';
  if (isDatabaseUnavailable(error))
    return 'The database does not answer. Check KEYTURN_DATABASE_URL and that the database runs.';
  if (error instanceof ZodError)
    return [
      ...new Set(error.issues.map(({ path }) => wanted[String(path[0])] ?? 'A value cannot be used.')),
    ].join('\n');
  return `This did not work, and nobody foresaw why (${error instanceof Error ? error.name : 'unknown'}).`;
}
