// What a person reads when the server can't start: by the setting that is at fault, wherever there is one.
import { ConfigFaults } from './config/config.ts';
import type { Fault } from './config/environment.ts';
import { loggableError } from './http/redaction.ts';
import { StoreLocked } from './store/folder-lock.ts';
import { SchemaMismatch } from './store/migrate.ts';
import { isDatabaseUnavailable } from './store/unavailable.ts';

/** By the codes of bind(2) and listen(2). */
const listening: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program; end that one, or name another address',
  EACCES:
    'may not be taken by the user who runs Keyturn; name a port above 1023, or let the service manager grant it',
  EADDRNOTAVAIL: 'is no address of this machine; name one that is, or 0.0.0.0 for all of them',
  ENOTFOUND: 'names a host that is not known here; name an address of this machine',
  EAI_AGAIN: 'names a host that is not known here; name an address of this machine',
};

/** By SQLSTATE (PostgreSQL, appendix A). */
const database: Readonly<Record<string, string>> = {
  '28P01': 'is refused by the database; check its user and password',
  '28000': 'is refused by the database; check its user, and pg_hba.conf on the database server',
  '3D000': 'names a database that is not there; create it, owned by the user of the URL',
  '42501': 'names a user who may not make tables in the database; make that user its owner',
};

/** The words for whatever kept the server from starting. They repeat no value of a setting. */
export function startFaultWords(error: unknown): string {
  if (error instanceof ConfigFaults || error instanceof StoreLocked || error instanceof SchemaMismatch)
    return error.message;
  if (isDatabaseUnavailable(error))
    return 'Keyturn cannot start: the database does not answer. Check KEYTURN_DATABASE_URL and that the database runs.';
  const fault = faultOf(error);
  if (fault !== undefined) return new ConfigFaults([fault]).message;
  return `Keyturn cannot start.\n${JSON.stringify(loggableError(error), null, 2)}`;
}

function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  const isOfListening = 'syscall' in error && ['listen', 'getaddrinfo'].includes(String(error.syscall));
  const what = isOfListening ? listening[code] : undefined;
  if (what !== undefined) return { setting: 'KEYTURN_LISTEN', what };
  const refusal = chainOf(error)
    .map((cause) => database[codeOf(cause)])
    .find((words) => words !== undefined);
  if (refusal !== undefined) return { setting: 'KEYTURN_DATABASE_URL', what: refusal };
  // OpenSSL's own codes: the only PEM files that it reads at the start are these two.
  if (!/^ERR_(OSSL|SSL)_/.test(code)) return undefined;
  return {
    setting: 'KEYTURN_TLS_CERT_FILE',
    what: 'and KEYTURN_TLS_KEY_FILE do not hold a certificate and its own private key; check both files',
  };
}

/** What failed, and what that was caused by: a query's error is below the one of its library. */
function chainOf(error: Error): Error[] {
  return error.cause instanceof Error ? [error, ...chainOf(error.cause)] : [error];
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');
