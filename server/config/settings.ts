// Every setting of the server: its name, how it is read, what it is for. The start, the README's table
// and the tests read this one list.
import { isIP } from 'node:net';
import * as z from 'zod';
import { lastMails } from '../../src/expiry/mail.ts';
import { LimitNotation, type LimitName, limitDefaults } from '../throttle/limits.ts';

/** How the server runs. Everything but `production` is for one's own machine. */
export const Mode = z.enum(
  ['production', 'development', 'demo'],
  'must be production (the default), development or demo',
);
export type Mode = z.infer<typeof Mode>;

interface Setting {
  readonly schema: z.ZodType;
  /** A `_FILE` twin names a file that holds it, and it never shows in a log. */
  readonly secret: boolean;
  readonly about: string;
}

const text = z.string().min(1).max(2_000, 'must have 2000 characters or fewer');
/** Messages of what is wrong say what would be right, and never repeat the value. */
const url = (protocols: readonly string[], example: string) =>
  text.refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be a URL such as ${example}`,
  );

/** Only who and where: options behind a `?` could switch off what Keyturn demands of TLS. */
const SmtpUrl = url(['smtp:', 'smtps:'], 'smtps://user:password@mail.corp.example')
  .refine((value) => {
    if (!URL.canParse(value)) return true;
    const { hostname, pathname, search, hash } = new URL(value);
    return hostname !== '' && ['', '/'].includes(pathname) && search === '' && hash === '';
  }, 'must end after the host and port, such as smtps://user:password@mail.corp.example:465; options are not taken')
  .refine((value) => {
    if (!URL.canParse(value)) return true;
    const { username, password } = new URL(value);
    // RFC 3986 §2.1
    return !/%(?![\dA-Fa-f]{2})/.test(username + password);
  }, 'must have a % in its user or password written as %25');

/** Items apart from each other; spaces around them are nobody's wish. */
const list = (item: z.ZodType<string, string>, separator = ',') =>
  text
    .transform((value) =>
      value
        .split(separator)
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(
      z
        .array(item)
        .min(1, `must hold one value or more, apart by ${separator === ',' ? 'commas' : 'semicolons'}`),
    );

/** An address, or a range in CIDR notation (RFC 4632). */
const AddressRange = z.string().refine((range) => {
  const [address = '', prefix, ...rest] = range.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    bits > 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}, 'must be addresses or ranges such as 10.20.0.0/16, 2001:db8::/32');

/** The forms that the directory's adapter takes: no path, no user. */
const LdapsUrl = text.refine(
  (value) => URL.canParse(value) && /^ldaps:\/\/[^/?#@]+$/.test(value),
  'must be addresses such as ldaps://dc1.corp.example; ldap:// would send passwords in clear',
);

/** Attributes that lead to the mailbox behind this very password, or that their holder signs in with. */
const ownMail = /^(mail|rfc822Mailbox|proxyAddresses|userPrincipalName)$/i;

/** A distinguished name begins with the type of an attribute (RFC 4514 §2.3). */
const Dn = text.regex(
  /^(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*)\s*=./,
  'must be a distinguished name such as OU=Agents,DC=corp,DC=example',
);

/** An address alone, or after a name in angle brackets (RFC 5322 §3.4). */
const Sender = text.regex(
  /^(?:[^<>]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/,
  'must be an address such as keyturn@corp.example or Keyturn <keyturn@corp.example>',
);

/** A name of the IANA database that this Node knows; an offset such as +08:00 knows no summer. */
const TimeZone = text.refine((name) => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'must be the name of a time zone such as Asia/Manila, or UTC');

const Listen = text.transform((value, context) => {
  const { host, port } = /^(?<host>\[[^\]]+\]|[^:\s]+):(?<port>\d{1,5})$/.exec(value)?.groups ?? {};
  if (host !== undefined && Number(port) <= 65_535)
    return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
  context.addIssue({ code: 'custom', message: 'must be HOST:PORT such as 127.0.0.1:8787 or [::1]:8787' });
  return z.NEVER;
});

const MasterKey = z.string().transform((value, context): Uint8Array => {
  const key = Buffer.from(value.trim(), 'base64');
  if (key.length === 32 && key.toString('base64') === value.trim()) return key;
  context.addIssue({
    code: 'custom',
    message: 'must be 32 random bytes in base64; `openssl rand -base64 32` makes one',
  });
  return z.NEVER;
});

const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .pipe(z.int(message).min(min, message).max(max, message));
};

const plain = <S extends z.ZodType>(schema: S, about: string) => ({ schema, about, secret: false as const });
const secret = <S extends z.ZodType>(schema: S, about: string) => ({ schema, about, secret: true as const });

const ownSettings = {
  KEYTURN_MODE: plain(Mode.default('production'), 'production (default), development or demo'),
  KEYTURN_LISTEN: plain(Listen.prefault('127.0.0.1:8787'), 'HOST:PORT to listen on'),
  KEYTURN_PUBLIC_URL: plain(
    url(['https:', 'http:'], 'https://reset.corp.example').optional(),
    'the address people and workstations use',
  ),
  KEYTURN_ORGANISATION: plain(
    z.string().min(1).max(100, 'must have 100 characters or fewer').prefault('Keyturn'),
    'the name that people know, for mail',
  ),
  KEYTURN_TIME_ZONE: plain(
    TimeZone.prefault('UTC'),
    'time zone of the dates in mail, such as Asia/Manila; UTC by default',
  ),
  KEYTURN_TLS_CERT_FILE: plain(text.optional(), 'PEM file with the certificate and its chain'),
  KEYTURN_TLS_KEY_FILE: plain(text.optional(), 'PEM file with the private key'),
  KEYTURN_TRUSTED_PROXIES: plain(list(AddressRange).optional(), 'proxies whose X-Forwarded-For is believed'),
  KEYTURN_DATABASE_URL: secret(
    url(['postgres:', 'postgresql:'], 'postgres://keyturn@db.corp.example/keyturn').optional(),
    'PostgreSQL; without it the embedded one in KEYTURN_DATA_DIR',
  ),
  KEYTURN_DATA_DIR: plain(text.optional(), 'folder of the embedded database'),
  KEYTURN_DIRECTORY_URL: plain(
    list(LdapsUrl).optional(),
    'domain controllers, apart by commas; without it the embedded directory',
  ),
  KEYTURN_DIRECTORY_BASE_DN: plain(Dn.optional(), 'where accounts are searched'),
  KEYTURN_DIRECTORY_BIND_DN: plain(text.optional(), 'the service account'),
  KEYTURN_DIRECTORY_BIND_PASSWORD: secret(text.optional(), 'its password'),
  KEYTURN_DIRECTORY_CA_FILE: plain(text.optional(), 'PEM file with the CA of the domain controllers'),
  KEYTURN_DIRECTORY_OLD_PASSWORD_MINUTES: plain(
    whole(0, 1_440).prefault('60'),
    'how long controllers take an old password after a change',
  ),
  KEYTURN_HIGH_TIER_GROUPS: plain(
    list(text, ';').optional(),
    'directory groups whose members need an approval too, apart by semicolons',
  ),
  KEYTURN_KERBEROS_REALM: plain(text.optional(), 'asks Kerberos where LDAP proves nothing (needs krb5-user)'),
  KEYTURN_SMTP_URL: secret(SmtpUrl.optional(), 'mail server; without it no codes and no notices by mail'),
  KEYTURN_MAIL_FROM: plain(Sender.optional(), 'sender of mail, such as Keyturn <keyturn@corp.example>'),
  KEYTURN_EMAIL_CODE_ATTRIBUTE: plain(
    z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'must be the name of an attribute, such as otherMailbox')
      .refine(
        (name) => !ownMail.test(name),
        'must not be the address at work, whose mailbox this password opens; name another attribute, such as otherMailbox',
      )
      .optional(),
    'attribute with a mailbox that does not depend on this password; without it no codes by mail',
  ),
  KEYTURN_FACTORS_REQUIRED: plain(whole(2, 3).prefault('2'), 'distinct proofs before a new password'),
  KEYTURN_MASTER_KEY: secret(
    MasterKey.optional(),
    '32 bytes in base64: seals what people prove themselves with',
  ),
  KEYTURN_ENROLMENT_TOKEN: secret(
    z
      .string()
      .min(16, 'must have 16 characters or more')
      .max(256, 'must have 256 characters or fewer')
      .optional(),
    'what a workstation shows once to be enrolled',
  ),
  KEYTURN_ROLE_HELPDESK_GROUP: plain(text.optional(), 'directory group of the help desk'),
  KEYTURN_ROLE_AUDITOR_GROUP: plain(text.optional(), 'directory group of auditors'),
  KEYTURN_ROLE_ADMIN_GROUP: plain(text.optional(), 'directory group of administrators'),
  KEYTURN_LAST_MAIL: plain(
    z.enum(lastMails, 'must be unreached or all').prefault('unreached'),
    'whom the mail of the day before a password expires goes to: unreached by a workstation (default), or all',
  ),
  KEYTURN_REMINDERS_KEPT_DAYS: plain(
    whole(30, 3_650).prefault('400'),
    'days for which reminders are kept as evidence, 400 by default',
  ),
  KEYTURN_THROTTLE_TRUSTED_RANGES: plain(
    list(AddressRange).optional(),
    'address ranges without limits per address',
  ),
} as const satisfies Record<`KEYTURN_${string}`, Setting>;

type ThrottleSettings = {
  [N in LimitName as `KEYTURN_THROTTLE_${N}`]: Setting & { schema: typeof LimitNotation };
};

const throttleSettings = Object.fromEntries(
  Object.entries(limitDefaults).map(([name, value]) => [
    `KEYTURN_THROTTLE_${name}`,
    plain(LimitNotation.prefault(value), `a limit, ${value} by default`),
  ]),
) as unknown as ThrottleSettings;

export const settings = { ...ownSettings, ...throttleSettings };

export type SettingName = keyof typeof settings;
type Parsed<N extends SettingName> = z.output<(typeof settings)[N]['schema']>;
/** The values as parsed, one by one; what they mean together is in config.ts. */
export type Values = { readonly [N in SettingName]: Parsed<N> };
