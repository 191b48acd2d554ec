// Says in the contract's words why nothing came back. Chromium's network (`net::ERR_…`, the app) and
// Node's own fetch (`ECONNREFUSED`, wherever the client runs without Electron) name the same causes.
import type { NetworkCause } from '../ports.ts';

/** Most telling first: a proxy's certificate is the proxy's fault. Chromium: net/base/net_error_list.h. */
const PATTERNS: readonly (readonly [RegExp, NetworkCause])[] = [
  [/PROXY|TUNNEL_CONNECTION|SOCKS/, 'proxy'],
  [/CERT|SSL|TLS|UNABLE_TO_VERIFY|SELF_SIGNED|ERR_BAD_SSL/, 'certificate'],
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|ENOTFOUND|EAI_AGAIN|DNS_/, 'name-not-resolved'],
  [
    /INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|NETWORK_CHANGED|NETWORK_ACCESS|ENETUNREACH|EHOSTUNREACH|ENETDOWN/,
    'no-route',
  ],
  [/CONNECTION_REFUSED|ECONNREFUSED/, 'refused'],
  [/TIMED_OUT|TIMEDOUT|ETIMEDOUT|ECONNABORTED|_TIMEOUT/, 'timed-out'],
];

/**
 * The cause behind a failed request, from its codes and messages and those of what caused it. Never
 * throws; `other` where nothing is known.
 */
export function networkCause(error: unknown): NetworkCause {
  const said = describe(error, 4).toUpperCase();
  return PATTERNS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}

/** True where a reply led elsewhere, which is not followed: both networks call it a redirect. */
export const isRedirect = (error: unknown): boolean => /redirect/i.test(describe(error, 4));

/** Codes and messages along the chain of causes. */
function describe(error: unknown, depth: number): string {
  if (!(error instanceof Error) || depth === 0) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [code, error.message, ...inner.map((one) => describe(one, depth - 1))].join(' ');
}
