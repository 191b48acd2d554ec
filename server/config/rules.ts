// What settings must be together, and what a production server refuses. Pure.
import { isLoopback } from './loopback.ts';
import type { Fault } from './environment.ts';
import type { Values } from './settings.ts';

type Rule = (values: Partial<Values>) => readonly Fault[];

const fault = (setting: string, what: string): Fault => ({ setting, what });

const tlsComesInPairs: Rule = ({ KEYTURN_TLS_CERT_FILE: cert, KEYTURN_TLS_KEY_FILE: key }) =>
  (cert === undefined) === (key === undefined)
    ? []
    : [
        cert === undefined
          ? fault('KEYTURN_TLS_CERT_FILE', 'is missing; KEYTURN_TLS_KEY_FILE needs it')
          : fault('KEYTURN_TLS_KEY_FILE', 'is missing; KEYTURN_TLS_CERT_FILE needs it'),
      ];

const dataHasAPlace: Rule = ({ KEYTURN_DATABASE_URL: url, KEYTURN_DATA_DIR: folder }) =>
  url === undefined && folder === undefined
    ? [
        fault(
          'KEYTURN_DATABASE_URL',
          'is missing; name a PostgreSQL database, or a folder for the embedded one (KEYTURN_DATA_DIR)',
        ),
      ]
    : [];

const directoryIsComplete: Rule = (values) => {
  if (values.KEYTURN_DIRECTORY_URL === undefined) return [];
  const needed = [
    'KEYTURN_DIRECTORY_BASE_DN',
    'KEYTURN_DIRECTORY_BIND_DN',
    'KEYTURN_DIRECTORY_BIND_PASSWORD',
  ] as const;
  return needed
    .filter((name) => values[name] === undefined)
    .map((name) => fault(name, 'is missing; KEYTURN_DIRECTORY_URL needs it'));
};

const mailHasASender: Rule = ({ KEYTURN_SMTP_URL: url, KEYTURN_MAIL_FROM: from }) =>
  url !== undefined && from === undefined
    ? [fault('KEYTURN_MAIL_FROM', 'is missing; KEYTURN_SMTP_URL needs it')]
    : [];

const demoStaysAtHome: Rule = ({ KEYTURN_MODE: mode, KEYTURN_LISTEN: listen }) =>
  mode === 'demo' && listen !== undefined && !isLoopback(listen.host)
    ? [fault('KEYTURN_LISTEN', 'must be a loopback address such as 127.0.0.1:8787 in the demo')]
    : [];

/**
 * Who forgot the password has an authenticator app, recovery codes and, where it is set up, mail: more proofs
 * than that nobody could give. The demo has mail of its own.
 */
const proofsCanBeGiven: Rule = (values) => {
  const hasMail = values.KEYTURN_SMTP_URL !== undefined || values.KEYTURN_MODE === 'demo';
  const hasMailbox =
    values.KEYTURN_DIRECTORY_URL === undefined || values.KEYTURN_EMAIL_CODE_ATTRIBUTE !== undefined;
  return (hasMail && hasMailbox) || (values.KEYTURN_FACTORS_REQUIRED ?? 2) <= 2
    ? []
    : [
        fault(
          'KEYTURN_FACTORS_REQUIRED',
          'must be 2 here: a third proof needs codes by mail (KEYTURN_SMTP_URL and, with Active Directory, KEYTURN_EMAIL_CODE_ATTRIBUTE)',
        ),
      ];
};

const productionHasKeys: Rule = ({ KEYTURN_MASTER_KEY: key, KEYTURN_ENROLMENT_TOKEN: token }) => [
  ...(key === undefined
    ? [
        fault(
          'KEYTURN_MASTER_KEY',
          'is missing; make one with `openssl rand -base64 32`, keep it safe, give it as KEYTURN_MASTER_KEY_FILE',
        ),
      ]
    : []),
  ...(token === undefined
    ? [
        fault(
          'KEYTURN_ENROLMENT_TOKEN',
          'is missing; make one with `openssl rand -hex 24`, give it as KEYTURN_ENROLMENT_TOKEN_FILE',
        ),
      ]
    : []),
];

const productionEncryptsHttp: Rule = (values) => {
  const { KEYTURN_LISTEN: listen, KEYTURN_TLS_CERT_FILE: cert, KEYTURN_PUBLIC_URL: url } = values;
  if (cert !== undefined || listen === undefined || isLoopback(listen.host)) return [];
  // Somebody else's TLS is good enough when it is declared: who the proxy is, and that the outside is HTTPS.
  if (values.KEYTURN_TRUSTED_PROXIES !== undefined && url?.startsWith('https:') === true) return [];
  return [
    fault(
      'KEYTURN_LISTEN',
      'is reachable from other machines without TLS; set KEYTURN_TLS_CERT_FILE and KEYTURN_TLS_KEY_FILE, ' +
        'or stand behind a proxy (KEYTURN_TRUSTED_PROXIES and an https KEYTURN_PUBLIC_URL)',
    ),
  ];
};

const productionIsAddressedByHttps: Rule = ({ KEYTURN_PUBLIC_URL: url }) => {
  if (url === undefined) return [];
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname.replaceAll(/[[\]]/g, ''))
    ? []
    : [fault('KEYTURN_PUBLIC_URL', 'must begin with https://; people type passwords there')];
};

const always = [
  tlsComesInPairs,
  dataHasAPlace,
  directoryIsComplete,
  mailHasASender,
  demoStaysAtHome,
  proofsCanBeGiven,
];
const inProduction = [productionHasKeys, productionEncryptsHttp, productionIsAddressedByHttps];

/** What works, and not as well as it should: what IT reads in the log and in the health notes. */
export function warningsOf(values: Values): string[] {
  const { KEYTURN_MODE: mode } = values;
  const warnings: string[] = [];
  if (values.KEYTURN_MASTER_KEY === undefined)
    warnings.push('No KEYTURN_MASTER_KEY: factors enrolled now cannot be used after a restart.');
  if (mode !== 'production') warnings.push(`Mode ${mode}: not for other people's passwords.`);
  if (mode !== 'demo' && values.KEYTURN_SMTP_URL === undefined)
    warnings.push(
      'Mail is not set up (KEYTURN_SMTP_URL): there are no codes by mail, and nobody is told by mail of a changed ' +
        'password or factor.',
    );
  else if (values.KEYTURN_DIRECTORY_URL !== undefined && values.KEYTURN_EMAIL_CODE_ATTRIBUTE === undefined)
    warnings.push('Codes by mail are off: KEYTURN_EMAIL_CODE_ATTRIBUTE names no attribute with a mailbox.');
  return warnings;
}

/** All faults of the settings together. */
export function judge(values: Partial<Values>): Fault[] {
  const rules = values.KEYTURN_MODE === 'production' ? [...always, ...inProduction] : always;
  return rules.flatMap((rule) => rule(values));
}
