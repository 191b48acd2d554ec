// Reads the environment: one value after the other, secrets from their files, every fault gathered.
import type { ZodError } from 'zod';
import { type SettingName, type Values, settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
/** Reads a text file; throws what node:fs throws. */
export type ReadFile = (path: string) => string;

/** One thing that keeps the server from starting. Neither field repeats a value. */
export interface Fault {
  readonly setting: string;
  /** What is wrong and what to do, as the rest of a sentence that begins with the setting. */
  readonly what: string;
}

export interface Reading {
  /** Complete only when there are no faults. */
  readonly values: Partial<Values>;
  readonly faults: readonly Fault[];
}

const names = Object.keys(settings) as SettingName[];

/** Parses all settings. Pure but for `readFile`. */
export function readEnvironment(environment: Environment, readFile: ReadFile): Reading {
  const faults: Fault[] = [...unknownSettings(environment), ...loggedPasswords(environment)];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const given = valueOf(name, environment, readFile);
    if ('fault' in given) {
      faults.push({ setting: given.setting, what: given.fault });
      continue;
    }
    const parsed = settings[name].schema.safeParse(given.value);
    if (parsed.success) values[name] = parsed.data;
    else faults.push({ setting: name, what: messageOf(parsed.error) });
  }
  return { values: values, faults };
}

/** The variables that hold secrets, for taking them out of the environment that child processes inherit. */
export const secretVariables: readonly string[] = names.filter((name) => settings[name].secret);

type Given = { readonly value: string | undefined } | { readonly setting: string; readonly fault: string };

function valueOf(name: SettingName, environment: Environment, readFile: ReadFile): Given {
  // An empty variable is how many tools say "not set".
  const value = environment[name] === '' ? undefined : environment[name];
  const file = settings[name].secret ? environment[`${name}_FILE`] : undefined;
  if (file === undefined || file === '') return { value };
  if (value !== undefined) {
    return { setting: name, fault: `is set together with ${name}_FILE; keep one of them` };
  }
  try {
    return { value: readFile(file).replace(/\r?\n$/, '') };
  } catch (error) {
    return { setting: `${name}_FILE`, fault: unreadableWords(error) };
  }
}

/** A misspelt setting would silently not count. */
function unknownSettings(environment: Environment): Fault[] {
  const known = new Set<string>([...names, ...secretVariables.map((name) => `${name}_FILE`)]);
  return Object.keys(environment)
    .filter((name) => /^KEYTURN_(?!TEST_)/.test(name) && !known.has(name))
    .map((setting) => ({ setting, what: 'is no setting of this version; check its spelling or remove it' }));
}

/** Where NODE_DEBUG names it, the LDAP library writes every request to the log, passwords included. */
function loggedPasswords(environment: Environment): Fault[] {
  // The rule of node:util's debuglog: names apart by commas, `*` for any, whatever the case.
  const isNamed = (environment['NODE_DEBUG'] ?? '')
    .split(',')
    .map((name) =>
      name
        .trim()
        .replaceAll(/[|\\{}()[\]^$+?.]/g, '\\$&')
        .replaceAll('*', '.*'),
    )
    .some((pattern) => new RegExp(`^${pattern}$`, 'i').test('ldapts'));
  return isNamed
    ? [{ setting: 'NODE_DEBUG', what: 'must not name ldapts: passwords would be logged; remove it' }]
    : [];
}

function messageOf(error: ZodError): string {
  return [...new Set(error.issues.map(({ message }) => message))].join('; ');
}

/** By the codes of open(2) and read(2). */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'names a file that is not there; check its path',
  ENOTDIR: 'names a file that is not there; check its path',
  EISDIR: 'names a folder; name the file in it',
  EACCES: 'names a file that the user who runs Keyturn may not read; give that user the right to',
  EPERM: 'names a file that the user who runs Keyturn may not read; give that user the right to',
};

/** Why a file of the settings cannot be read, as the rest of a sentence that begins with the setting. */
export function unreadableWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
  return unreadable[code] ?? `names a file that cannot be read (${code}); check it`;
}
