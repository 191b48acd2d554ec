// The settings as the server uses them: parsed, judged together, secrets wrapped.
import { randomBytes } from 'node:crypto';
import type { LastMail } from '../../src/expiry/mail.ts';
import type { Limits } from '../throttle/limits.ts';
import { limitDefaults } from '../throttle/limits.ts';
import {
  type Environment,
  type Fault,
  type ReadFile,
  readEnvironment,
  unreadableWords,
} from './environment.ts';
import { isLoopback } from './loopback.ts';
import { judge, warningsOf } from './rules.ts';
import { Secret } from './secret.ts';
import type { Mode, Values } from './settings.ts';

export interface Config {
  readonly mode: Mode;
  readonly listen: { readonly host: string; readonly port: number };
  readonly publicUrl: string | null;
  readonly organisation: string;
  /** IANA name: where the dates of mails are read. */
  readonly timeZone: string;
  readonly tls: { readonly cert: string; readonly key: Secret<string> } | null;
  readonly trustedProxies: readonly string[];
  readonly database: { readonly url: Secret<string> } | { readonly dataDir: string };
  readonly directory: DirectoryConfig;
  readonly mail: MailConfig | null;
  /** Null: codes by mail only where the embedded directory knows a recovery address. */
  readonly emailCodeAttribute: string | null;
  readonly factorsRequired: number;
  readonly masterKey: Secret<Uint8Array>;
  readonly enrolmentToken: Secret<string> | null;
  readonly roles: {
    readonly helpdesk: string | null;
    readonly auditor: string | null;
    readonly admin: string | null;
  };
  /** Whom the last mail before a password expires goes to. */
  readonly lastMail: LastMail;
  /** Days for which reminders are kept. */
  readonly remindersKeptDays: number;
  readonly throttle: { readonly limits: Limits; readonly trustedRanges: readonly string[] };
  /** What a person who starts the server should know; for the log. */
  readonly warnings: readonly string[];
}

interface MailConfig {
  readonly url: Secret<string>;
  readonly from: string;
  /** Mail goes by TLS or not at all. */
  readonly requireTls: boolean;
}

type DirectoryConfig =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'active-directory';
      readonly urls: readonly string[];
      readonly baseDn: string;
      readonly bindDn: string;
      readonly bindPassword: Secret<string>;
      /** PEM; null: the CAs of the system. */
      readonly ca: string | null;
      readonly oldPasswordMinutes: number;
      readonly kerberosRealm: string | null;
      readonly highTierGroups: readonly string[];
    };

/** The settings can't be used. The message lists every fault with what to do, and repeats no value. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ setting, what }) => `  ${setting} ${what}.`);
    const count = faults.length === 1 ? 'One setting needs' : `${faults.length} settings need`;
    super(`Keyturn cannot start. ${count} attention:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

/** Parses the environment. Throws {@link ConfigFaults} with all faults at once. */
export function loadConfig(environment: Environment, readFile: ReadFile): Config {
  const { values, faults } = readEnvironment(environment, readFile);
  const files = readPemFiles(values, readFile);
  // What could not be read is not missing as well.
  const told = new Set(faults.map(({ setting }) => setting.replace(/_FILE$/, '')));
  const together = judge(values).filter(({ setting }) => !told.has(setting));
  const all = [...faults, ...together, ...files.faults];
  if (all.length > 0) throw new ConfigFaults(all);
  // Without faults every value is there.
  return compose(values as Values, files);
}

interface PemFiles {
  readonly faults: readonly Fault[];
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly ca: string | undefined;
}

function readPemFiles(values: Partial<Values>, readFile: ReadFile): PemFiles {
  const faults: Fault[] = [];
  const read = (setting: 'KEYTURN_TLS_CERT_FILE' | 'KEYTURN_TLS_KEY_FILE' | 'KEYTURN_DIRECTORY_CA_FILE') => {
    const path = values[setting];
    if (path === undefined) return undefined;
    try {
      const pem = readFile(path);
      if (pem.includes('-----BEGIN ')) return pem;
      faults.push({
        setting,
        what: 'names a file that is not PEM; it must hold lines that begin with -----BEGIN',
      });
    } catch (error) {
      faults.push({ setting, what: unreadableWords(error) });
    }
    return undefined;
  };
  const cert = read('KEYTURN_TLS_CERT_FILE');
  const key = read('KEYTURN_TLS_KEY_FILE');
  const ca = read('KEYTURN_DIRECTORY_CA_FILE');
  return { faults, cert, key, ca };
}

function compose(values: Values, { cert, key, ca }: PemFiles): Config {
  const masterKey = values.KEYTURN_MASTER_KEY ?? randomBytes(32);
  return {
    mode: values.KEYTURN_MODE,
    listen: values.KEYTURN_LISTEN,
    publicUrl: values.KEYTURN_PUBLIC_URL ?? null,
    organisation: values.KEYTURN_ORGANISATION,
    timeZone: values.KEYTURN_TIME_ZONE,
    tls: cert === undefined || key === undefined ? null : { cert, key: new Secret(key) },
    trustedProxies: values.KEYTURN_TRUSTED_PROXIES ?? [],
    database:
      values.KEYTURN_DATABASE_URL === undefined
        ? { dataDir: values.KEYTURN_DATA_DIR ?? '' }
        : { url: new Secret(values.KEYTURN_DATABASE_URL) },
    directory: directoryOf(values, ca),
    mail: mailOf(values),
    emailCodeAttribute: values.KEYTURN_EMAIL_CODE_ATTRIBUTE ?? null,
    factorsRequired: values.KEYTURN_FACTORS_REQUIRED,
    masterKey: new Secret(masterKey),
    enrolmentToken:
      values.KEYTURN_ENROLMENT_TOKEN === undefined ? null : new Secret(values.KEYTURN_ENROLMENT_TOKEN),
    roles: {
      helpdesk: values.KEYTURN_ROLE_HELPDESK_GROUP ?? null,
      auditor: values.KEYTURN_ROLE_AUDITOR_GROUP ?? null,
      admin: values.KEYTURN_ROLE_ADMIN_GROUP ?? null,
    },
    lastMail: values.KEYTURN_LAST_MAIL,
    remindersKeptDays: values.KEYTURN_REMINDERS_KEPT_DAYS,
    throttle: { limits: limitsFrom(values), trustedRanges: values.KEYTURN_THROTTLE_TRUSTED_RANGES ?? [] },
    warnings: warningsOf(values),
  };
}

function mailOf(values: Values): MailConfig | null {
  const { KEYTURN_SMTP_URL: url, KEYTURN_MAIL_FROM: from = '', KEYTURN_MODE: mode } = values;
  if (url === undefined) return null;
  const isElsewhere = !isLoopback(new URL(url).hostname.replaceAll(/[[\]]/g, ''));
  return { url: new Secret(url), from, requireTls: mode === 'production' && isElsewhere };
}

function directoryOf(values: Values, ca: string | undefined): DirectoryConfig {
  if (values.KEYTURN_DIRECTORY_URL === undefined) return { kind: 'embedded' };
  return {
    kind: 'active-directory',
    urls: values.KEYTURN_DIRECTORY_URL,
    baseDn: values.KEYTURN_DIRECTORY_BASE_DN ?? '',
    bindDn: values.KEYTURN_DIRECTORY_BIND_DN ?? '',
    bindPassword: new Secret(values.KEYTURN_DIRECTORY_BIND_PASSWORD ?? ''),
    ca: ca ?? null,
    oldPasswordMinutes: values.KEYTURN_DIRECTORY_OLD_PASSWORD_MINUTES,
    kerberosRealm: values.KEYTURN_KERBEROS_REALM ?? null,
    highTierGroups: values.KEYTURN_HIGH_TIER_GROUPS ?? [],
  };
}

function limitsFrom(values: Values): Limits {
  const names = Object.keys(limitDefaults) as (keyof Limits)[];
  return Object.fromEntries(
    names.map((name) => [name, values[`KEYTURN_THROTTLE_${name}`]]),
  ) as unknown as Limits;
}
