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

const productionEncryptsLdap: Rule = ({ KEYTURN_DIRECTORY_URL: urls = [] }) =>
  urls.some((url) => new URL(url).protocol === 'ldap:')
    ? [fault('KEYTURN_DIRECTORY_URL', 'must be ldaps:// throughout; ldap:// would send passwords in clear')]
    : [];

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

const always = [tlsComesInPairs, dataHasAPlace, directoryIsComplete, mailHasASender, demoStaysAtHome];
const inProduction = [
  productionHasKeys,
  productionEncryptsLdap,
  productionEncryptsHttp,
  productionIsAddressedByHttps,
];

/** All faults of the settings together. */
export function judge(values: Partial<Values>): Fault[] {
  const rules = values.KEYTURN_MODE === 'production' ? [...always, ...inProduction] : always;
  return rules.flatMap((rule) => rule(values));
}
