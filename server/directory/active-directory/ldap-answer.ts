// How a directory says no, and how it says nothing: the two ways in which LDAP work ends badly. Neither
// keeps anything of the request, which may hold a password.
import { ResultCodeError } from 'ldapts';

/** LDAP result codes that Keyturn tells apart (RFC 4511, appendix A). */
export const resultCode = {
  operationsError: 1,
  busy: 51,
  unavailable: 52,
  constraintViolation: 19,
  noSuchObject: 32,
  invalidCredentials: 49,
  insufficientAccess: 50,
  unwillingToPerform: 53,
} as const;

/** The directory answered, and refused. */
export class LdapRefusal extends Error {
  override readonly name = 'LdapRefusal';
  readonly code: number;
  /** The Win32 error that the diagnostic message starts with, such as 0000052D (MS-ERREF 2.2); null where it has none. */
  readonly win32: string | null;
  /** The `data` of a refused bind, such as 52e; null where it has none. */
  readonly data: string | null;

  constructor(code: number, diagnostic: string) {
    const win32 = /^([0-9A-Fa-f]{8}):/.exec(diagnostic)?.[1]?.toUpperCase() ?? null;
    const data = /\bdata ([0-9a-f]+)/i.exec(diagnostic)?.[1]?.toLowerCase() ?? null;
    super(`LDAP result ${code}${win32 === null ? '' : `, ${win32}`}${data === null ? '' : `, data ${data}`}`);
    this.code = code;
    this.win32 = win32;
    this.data = data;
  }
}

/** No answer came. `sent`: the request may have reached the directory, and may have been carried out. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly sent: boolean;

  constructor(words: string, sent: boolean) {
    super(words);
    this.sent = sent;
  }
}

/** Result codes with which a controller that works sends nobody away: another one should be asked. */
const notNow = new Set<number>([resultCode.operationsError, resultCode.busy, resultCode.unavailable]);

/** True when another controller, or the same one later, may well answer. */
export const mayAnswerElsewhere = (error: unknown): error is NoAnswer | LdapRefusal =>
  error instanceof NoAnswer || (error instanceof LdapRefusal && notNow.has(error.code));

/** What ldapts threw, as a refusal or as no answer. */
export function toLdapAnswer(error: unknown, sent: boolean): LdapRefusal | NoAnswer {
  if (error instanceof ResultCodeError) return new LdapRefusal(error.code, error.message);
  return new NoAnswer(wordsOf(error), sent);
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|_CA\b/;
const words: Partial<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection',
  ENOTFOUND: 'has a name that is not found in DNS',
  EAI_AGAIN: 'has a name that DNS cannot look up now',
  EHOSTUNREACH: 'cannot be reached over the network',
  ENETUNREACH: 'cannot be reached over the network',
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate for another name',
  CERT_HAS_EXPIRED: 'shows a certificate that has expired',
};

/** A connection's fault for IT, as the end of a sentence that starts with the controller. */
function wordsOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (words[code] !== undefined) return words[code];
  if (certificate.test(code)) return `shows a certificate that is not trusted (${code})`;
  return code === '' ? 'ended the connection without an answer' : `ended the connection (${code})`;
}
