// For every setting: a bad value is told in Keyturn's own words, with what is allowed.
import { describe, expect, it } from 'vitest';
import { ConfigFaults, loadConfig } from '../../../../server/config/config.ts';
import { type SettingName, settings } from '../../../../server/config/settings.ts';
import { limitDefaults } from '../../../../server/throttle/limits.ts';

const long = 'x'.repeat(2_001);
const ranges = /must be addresses or ranges such as 10\.20\.0\.0\/16/;
const fewer = /must have 2000 characters or fewer/;
type Row = readonly [bad: string, allowed: RegExp];

const own: Readonly<Record<Exclude<SettingName, `KEYTURN_THROTTLE_${keyof typeof limitDefaults}`>, Row[]>> = {
  KEYTURN_MODE: [['staging', /must be production \(the default\), development or demo/]],
  KEYTURN_LISTEN: [['everywhere', /must be HOST:PORT such as 127\.0\.0\.1:8787/]],
  KEYTURN_PUBLIC_URL: [['reset', /must be a URL such as https:/]],
  KEYTURN_ORGANISATION: [['x'.repeat(101), /must have 100 characters or fewer/]],
  KEYTURN_TIME_ZONE: [
    ['Manila', /must be the name of a time zone such as Asia\/Manila, or UTC/],
    ['+08:00', /must be the name of a time zone such as Asia\/Manila, or UTC/],
  ],
  KEYTURN_LAST_MAIL: [['none', /must be unreached or all/]],
  KEYTURN_TLS_CERT_FILE: [['/nowhere', /names a file that is not there; check its path/]],
  KEYTURN_TLS_KEY_FILE: [
    ['/folder', /names a folder; name the file in it/],
    ['/hello', /names a file that is not PEM; it must hold lines that begin with -----BEGIN/],
  ],
  KEYTURN_TRUSTED_PROXIES: [
    ['proxy', ranges],
    [' , ', /must hold one value or more, apart by commas/],
  ],
  KEYTURN_DATABASE_URL: [['mysql://db', /must be a URL such as postgres:/]],
  KEYTURN_DATA_DIR: [[long, fewer]],
  KEYTURN_DIRECTORY_URL: [['ldap://dc1', /must be addresses such as ldaps:.+; ldap:\/\/ would send/]],
  KEYTURN_DIRECTORY_BASE_DN: [['corp.example', /must be a distinguished name such as OU=Agents,/]],
  KEYTURN_DIRECTORY_BIND_DN: [[long, fewer]],
  KEYTURN_DIRECTORY_BIND_PASSWORD: [[long, fewer]],
  KEYTURN_DIRECTORY_CA_FILE: [['/private', /may not read; give that user the right to/]],
  KEYTURN_DIRECTORY_OLD_PASSWORD_MINUTES: [
    ['an hour', /must be a whole number from 0 to 1440/],
    ['1441', /must be a whole number from 0 to 1440/],
  ],
  KEYTURN_HIGH_TIER_GROUPS: [[';', /must hold one value or more, apart by semicolons/]],
  KEYTURN_KERBEROS_REALM: [[long, fewer]],
  KEYTURN_SMTP_URL: [
    ['mail.corp', /must be a URL such as smtps:/],
    ['smtp://mail.corp?requireTLS=false', /must end after the host and port, .+; options are not taken/],
    ['smtp://mail.corp/?tls.rejectUnauthorized=false', /must end after the host and port/],
    ['smtp://user:50%25%off@mail.corp', /must have a % in its user or password written as %25/],
    ['smtp:mail.corp', /must end after the host and port/],
  ],
  KEYTURN_MAIL_FROM: [['Keyturn', /must be an address such as keyturn@corp\.example/]],
  KEYTURN_EMAIL_CODE_ATTRIBUTE: [
    ['other mailbox', /must be the name of an attribute, such as otherMailbox/],
    ['mail', /must not be the address at work.+ name another attribute, such as otherMailbox/],
  ],
  KEYTURN_FACTORS_REQUIRED: [
    ['two', /must be a whole number from 2 to 3/],
    ['1', /must be a whole number from 2 to 3/],
    ['4', /must be a whole number from 2 to 3/],
    ['3', /must be 2 here: a third proof needs codes by mail/],
  ],
  KEYTURN_MASTER_KEY: [['short', /must be 32 random bytes in base64; `openssl rand -base64 32` makes one/]],
  KEYTURN_ENROLMENT_TOKEN: [
    ['letmein', /must have 16 characters or more/],
    ['x'.repeat(257), /must have 256 characters or fewer/],
  ],
  KEYTURN_ROLE_HELPDESK_GROUP: [[long, fewer]],
  KEYTURN_ROLE_AUDITOR_GROUP: [[long, fewer]],
  KEYTURN_ROLE_ADMIN_GROUP: [[long, fewer]],
  KEYTURN_REMINDERS_KEPT_DAYS: [
    ['29', /must be a whole number from 30 to 3650/],
    ['for ever', /must be a whole number from 30 to 3650/],
  ],
  KEYTURN_THROTTLE_TRUSTED_RANGES: [['10.0.0.0/33', ranges]],
};
const limits = Object.keys(limitDefaults).flatMap((name) =>
  ['many', '0/5m', '1/1y'].map((bad) => [`KEYTURN_THROTTLE_${name}`, bad, /must be COUNT\/WINDOW/] as const),
);
const table = [
  ...Object.entries(own).flatMap(([name, rows]) =>
    rows.map(([bad, allowed]) => [name, bad, allowed] as const),
  ),
  ...limits,
];

function readFile(path: string): string {
  if (path === '/hello') return 'hello';
  const code = { '/folder': 'EISDIR', '/private': 'EACCES' }[path] ?? 'ENOENT';
  throw Object.assign(new Error('nothing to read'), { code });
}

/** What is told of one setting in an environment. */
function told(environment: Record<string, string>, setting: string): string {
  try {
    loadConfig(environment, readFile);
    return '';
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    return error.faults
      .filter((fault) => fault.setting === setting)
      .map(({ what }) => what)
      .join();
  }
}

/** What zod says by itself (zod/v4/locales/en), and what systems call their errors. */
const notOurs = /[Ii]nvalid|expected|Too (big|small)|received|[Uu]nrecognized|\bE[A-Z]{4,}\b/;

describe('a bad value', () => {
  it('is tried for every setting', () => {
    expect([...new Set(table.map(([name]) => name))].sort()).toEqual(Object.keys(settings).sort());
  });

  it.each(table)('of %s is told in words: %s', (name, bad, allowed) => {
    const words = told({ KEYTURN_DATA_DIR: '/var/lib/keyturn', [name]: bad }, name);
    expect(words).toMatch(allowed);
    expect(words).not.toMatch(notOurs);
  });

  it.each(Object.entries(settings).filter(([, { secret }]) => secret))(
    'of the file of %s is told in words',
    (name) => {
      expect(told({ [`${name}_FILE`]: '/nowhere' }, `${name}_FILE`)).toMatch(
        /^names a file that is not there/,
      );
    },
  );
});
