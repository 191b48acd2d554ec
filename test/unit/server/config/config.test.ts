// Settings: what is refused, in which words, and that no word repeats a secret.
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigFaults, loadConfig } from '../../../../server/config/config.ts';
import { Secret } from '../../../../server/config/secret.ts';
import { settings } from '../../../../server/config/settings.ts';

const files: Record<string, string> = {
  '/etc/cert.pem': '-----BEGIN CERTIFICATE-----',
  '/etc/key.pem': '-----BEGIN PRIVATE KEY-----',
  '/etc/not-pem': 'hello',
  '/run/master-key': `${Buffer.alloc(32, 7).toString('base64')}\n`,
  '/run/bind': 'a password with spaces \n',
};

function readFile(path: string): string {
  const content = files[path];
  if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return content;
}

const production = {
  KEYTURN_DATA_DIR: '/var/lib/keyturn',
  KEYTURN_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  KEYTURN_ENROLMENT_TOKEN: 'a token that is long enough',
};
const load = (environment: Record<string, string>): Config => loadConfig(environment, readFile);

/** The settings that are told to be at fault. */
function faults(environment: Record<string, string>): string[] {
  try {
    load(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults.map(({ setting }) => setting).sort();
    throw error;
  }
}

describe('the settings', () => {
  it('are for production unless they say otherwise, on loopback, with the documented defaults', () => {
    expect(load(production)).toMatchObject({
      mode: 'production',
      listen: { host: '127.0.0.1', port: 8787 },
      database: { dataDir: '/var/lib/keyturn' },
      directory: { kind: 'embedded' },
      mail: null,
      factorsRequired: 2,
      warnings: [expect.stringMatching(/^Mail is not set up \(KEYTURN_SMTP_URL\)/) as string],
    });
  });

  it('tell every fault at once', () => {
    expect(
      faults({
        KEYTURN_LISTEN: 'everywhere',
        KEYTURN_FACTORS_REQUIRED: 'two',
        KEYTURN_MASTER_KEY: 'short',
        KEYTURN_THROTTLE_RESETS: 'many',
        KEYTURN_DIRECTORY_URL: 'https://dc1.corp.test',
        KEYTURN_SMTP_URL: 'smtps://mail.corp.test',
      }),
    ).toEqual([
      'KEYTURN_DATABASE_URL',
      'KEYTURN_DIRECTORY_URL',
      'KEYTURN_ENROLMENT_TOKEN',
      'KEYTURN_FACTORS_REQUIRED',
      'KEYTURN_LISTEN',
      'KEYTURN_MAIL_FROM',
      'KEYTURN_MASTER_KEY',
      'KEYTURN_THROTTLE_RESETS',
    ]);
  });

  it('say what to do about a missing master key', () => {
    expect(() => load({ ...production, KEYTURN_MASTER_KEY: '' })).toThrow(
      /KEYTURN_MASTER_KEY is missing; make one with `openssl rand -base64 32`/,
    );
  });

  it('take a secret from the file that its twin names, without the line end that editors add', () => {
    const config = load({
      ...production,
      KEYTURN_MASTER_KEY: '',
      KEYTURN_MASTER_KEY_FILE: '/run/master-key',
    });
    expect(config.masterKey.reveal()).toEqual(Buffer.alloc(32, 7));
  });

  it('keep the spaces of a password in a file', () => {
    const { directory } = load({
      ...production,
      KEYTURN_DIRECTORY_URL: 'ldaps://dc1.corp.test, ldaps://dc2.corp.test',
      KEYTURN_DIRECTORY_BASE_DN: 'DC=corp,DC=test',
      KEYTURN_DIRECTORY_BIND_DN: 'CN=keyturn,DC=corp,DC=test',
      KEYTURN_DIRECTORY_BIND_PASSWORD_FILE: '/run/bind',
    });
    expect(directory).toMatchObject({ urls: ['ldaps://dc1.corp.test', 'ldaps://dc2.corp.test'] });
    expect(directory.kind === 'active-directory' && directory.bindPassword.reveal()).toBe(
      'a password with spaces ',
    );
  });

  it.each([
    [
      'a file that is not there',
      { KEYTURN_ENROLMENT_TOKEN_FILE: '/nope', KEYTURN_ENROLMENT_TOKEN: '' },
      'KEYTURN_ENROLMENT_TOKEN_FILE',
    ],
    ['a secret given twice', { KEYTURN_MASTER_KEY_FILE: '/run/master-key' }, 'KEYTURN_MASTER_KEY'],
    ['a misspelt name', { KEYTURN_TRUSTED_PROXY: '10.0.0.1' }, 'KEYTURN_TRUSTED_PROXY'],
    ['a certificate without its key', { KEYTURN_TLS_CERT_FILE: '/etc/cert.pem' }, 'KEYTURN_TLS_KEY_FILE'],
    [
      'a key that is not PEM',
      { KEYTURN_TLS_CERT_FILE: '/etc/cert.pem', KEYTURN_TLS_KEY_FILE: '/etc/not-pem' },
      'KEYTURN_TLS_KEY_FILE',
    ],
    ['a range with too many bits', { KEYTURN_TRUSTED_PROXIES: '10.0.0.0/33' }, 'KEYTURN_TRUSTED_PROXIES'],
    ['one factor only', { KEYTURN_FACTORS_REQUIRED: '1' }, 'KEYTURN_FACTORS_REQUIRED'],
    ['three factors without mail', { KEYTURN_FACTORS_REQUIRED: '3' }, 'KEYTURN_FACTORS_REQUIRED'],
    [
      'four factors with mail',
      { KEYTURN_FACTORS_REQUIRED: '4', KEYTURN_SMTP_URL: 'smtps://m.test', KEYTURN_MAIL_FROM: 'k@m.test' },
      'KEYTURN_FACTORS_REQUIRED',
    ],
    [
      'codes to the mailbox at work',
      { KEYTURN_EMAIL_CODE_ATTRIBUTE: 'Mail' },
      'KEYTURN_EMAIL_CODE_ATTRIBUTE',
    ],
    [
      'codes to an address that is a name to sign in with',
      { KEYTURN_EMAIL_CODE_ATTRIBUTE: 'userPrincipalName' },
      'KEYTURN_EMAIL_CODE_ATTRIBUTE',
    ],
    ['a debug log of LDAP', { NODE_DEBUG: 'http,LDAP*' }, 'NODE_DEBUG'],
    [
      'plain LDAP, in development too',
      {
        KEYTURN_MODE: 'development',
        KEYTURN_DIRECTORY_URL: 'ldaps://dc1.corp.test,ldap://dc2.corp.test',
        KEYTURN_DIRECTORY_BASE_DN: 'DC=corp,DC=test',
        KEYTURN_DIRECTORY_BIND_DN: 'CN=keyturn,DC=corp,DC=test',
        KEYTURN_DIRECTORY_BIND_PASSWORD: 'x',
      },
      'KEYTURN_DIRECTORY_URL',
    ],
    [
      'a master key of 31 bytes',
      { KEYTURN_MASTER_KEY: Buffer.alloc(31).toString('base64') },
      'KEYTURN_MASTER_KEY',
    ],
    ['an enrolment token anybody guesses', { KEYTURN_ENROLMENT_TOKEN: 'letmein' }, 'KEYTURN_ENROLMENT_TOKEN'],
    ['a port beyond the last', { KEYTURN_LISTEN: '127.0.0.1:65536' }, 'KEYTURN_LISTEN'],
    ['a demo that others reach', { KEYTURN_MODE: 'demo', KEYTURN_LISTEN: '0.0.0.0:80' }, 'KEYTURN_LISTEN'],
  ])('refuse %s', (_, change, fault) => {
    expect(faults({ ...production, ...change })).toEqual([fault]);
  });

  it('take three factors where codes go by mail', () => {
    const mail = { KEYTURN_SMTP_URL: 'smtps://m.test', KEYTURN_MAIL_FROM: 'k@m.test' };
    expect(load({ ...production, ...mail, KEYTURN_FACTORS_REQUIRED: '3' }).factorsRequired).toBe(3);
  });

  it('are each named in README.md, the limits by their prefix', () => {
    const page = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
    const isNamed = (name: string) =>
      page.includes(`\`${name}\``) ||
      (name.startsWith('KEYTURN_THROTTLE_') && page.includes('`KEYTURN_THROTTLE_…`'));
    expect(Object.keys(settings).filter((name) => !isNamed(name))).toEqual([]);
  });

  it('keep reminders for 400 days, or as many as are named', () => {
    expect(load(production).remindersKeptDays).toBe(400);
    expect(load({ ...production, KEYTURN_REMINDERS_KEPT_DAYS: '1000' }).remindersKeptDays).toBe(1000);
  });

  it('take dates in mail from UTC, or from a zone that is named', () => {
    expect(load(production)).toMatchObject({ timeZone: 'UTC', lastMail: 'unreached' });
    expect(load({ ...production, KEYTURN_LAST_MAIL: 'all' }).lastMail).toBe('all');
    expect(load({ ...production, KEYTURN_TIME_ZONE: 'Asia/Manila' }).timeZone).toBe('Asia/Manila');
  });

  it('read an IPv6 address', () => {
    expect(load({ ...production, KEYTURN_LISTEN: '[::1]:0' }).listen).toEqual({ host: '::1', port: 0 });
  });
});

describe('a production server', () => {
  it('says that codes by mail are off where no attribute holds a mailbox', () => {
    const domain = {
      KEYTURN_DIRECTORY_URL: 'ldaps://dc1.corp.test',
      KEYTURN_DIRECTORY_BASE_DN: 'DC=corp,DC=test',
      KEYTURN_DIRECTORY_BIND_DN: 'keyturn@corp.test',
      KEYTURN_DIRECTORY_BIND_PASSWORD: 'x',
      KEYTURN_SMTP_URL: 'smtps://m.test',
      KEYTURN_MAIL_FROM: 'k@m.test',
    };
    const warnings = (more: object) => load({ ...production, ...domain, ...more }).warnings;
    expect(warnings({})).toEqual([expect.stringContaining('KEYTURN_EMAIL_CODE_ATTRIBUTE') as string]);
    expect(warnings({ KEYTURN_EMAIL_CODE_ATTRIBUTE: 'otherMailbox' })).toEqual([]);
  });

  it.each([
    ['smtp://mail.corp.test', {}, true],
    ['smtp://127.0.0.1:2525', {}, false],
    ['smtp://[::1]:2525', {}, false],
    ['smtp://mail.corp.test', { KEYTURN_MODE: 'development' }, false],
  ])('sends mail to %s with %j by TLS or not at all: %s', (url, change, requireTls) => {
    const mail = { KEYTURN_SMTP_URL: url, KEYTURN_MAIL_FROM: 'k@corp.test' };
    expect(load({ ...production, ...mail, ...change }).mail).toMatchObject({ requireTls });
  });

  it.each([
    ['plain HTTP for everybody', {}, ['KEYTURN_LISTEN']],
    ['a proxy without an https address', { KEYTURN_TRUSTED_PROXIES: '10.0.0.1' }, ['KEYTURN_LISTEN']],
    [
      'an https address without a proxy',
      { KEYTURN_PUBLIC_URL: 'https://reset.corp.test' },
      ['KEYTURN_LISTEN'],
    ],
    [
      'a declared proxy',
      { KEYTURN_TRUSTED_PROXIES: '10.0.0.1', KEYTURN_PUBLIC_URL: 'https://reset.corp.test' },
      [],
    ],
    ['TLS of its own', { KEYTURN_TLS_CERT_FILE: '/etc/cert.pem', KEYTURN_TLS_KEY_FILE: '/etc/key.pem' }, []],
  ])('on a reachable address, with %s', (_, change, expected) => {
    expect(faults({ ...production, KEYTURN_LISTEN: '0.0.0.0:8787', ...change })).toEqual(expected);
  });

  it('is not addressed by plain HTTP from elsewhere', () => {
    expect(faults({ ...production, KEYTURN_PUBLIC_URL: 'http://reset.corp.test' })).toEqual([
      'KEYTURN_PUBLIC_URL',
    ]);
    expect(faults({ ...production, KEYTURN_PUBLIC_URL: 'http://127.0.0.1:8787' })).toEqual([]);
  });

  it('warns in development that enrolled factors do not outlive the process', () => {
    const { warnings } = load({ KEYTURN_MODE: 'development', KEYTURN_DATA_DIR: '/tmp/x' });
    expect(warnings.join(' ')).toMatch(/cannot be used after a restart/);
  });
});

describe('secrets of the settings', () => {
  it('show nowhere, however they are printed', () => {
    const secret = new Secret('hunter2');
    const shown = [String(secret), JSON.stringify({ secret }), inspect({ secret })].join();
    expect(shown).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
  });

  it('are not repeated by any fault', () => {
    const names = Object.keys(settings);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.stringMatching(/^[A-Z]{4}[a-z0-9!"§]{12}$/),
        (name, value) => {
          try {
            load({ [name]: value });
          } catch (error) {
            expect(String(error)).not.toContain(value);
          }
        },
      ),
    );
  });
});
