// Makes the HTTP request of one call from the contract's table: address, headers, body, patience.
import type { RouteName } from '../../src/contract/api.ts';
import { routes } from '../../src/contract/api.ts';
import { ApiAddress } from '../../src/settings/managed-settings.ts';
import type { DeviceKey } from '../ports.ts';

/** What a call may carry, whichever route it is for. */
export interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly token?: string;
  /** What the call is bound to (RFC 9449). */
  readonly key?: DeviceKey;
  readonly idempotencyKey?: string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
}

/** Patience in milliseconds: a read answers at once, a write waits for the directory, a change for all of it. */
const TIMEOUTS = { read: 10_000, write: 30_000, change: 60_000 } as const;

const changes: ReadonlySet<RouteName> = new Set(['setPassword', 'unlock']);

/**
 * What every path is put behind. Throws when the address is not one the managed settings allow (HTTPS, or
 * HTTP on this computer): no password goes anywhere else, whoever asks.
 */
export function baseOf(address: string): string {
  const url = new URL(ApiAddress.parse(address));
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** The request of a call to the API at `base`. */
export function buildRequest(
  name: RouteName,
  base: string,
  userAgent: string,
  parts: CallParts,
): HttpRequest {
  const { method, path, auth } = routes[name];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, key: string) => {
    const value = parts.params?.[key];
    if (value === undefined) throw new Error(`${name} needs the parameter ${key}`);
    return encodeURIComponent(value);
  });
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'User-Agent': userAgent,
  };
  if (parts.token !== undefined) {
    headers['Authorization'] = `${auth === 'device' ? 'DPoP' : 'Bearer'} ${parts.token}`;
  }
  if (parts.body !== undefined) headers['Content-Type'] = 'application/json';
  if (parts.idempotencyKey !== undefined) headers['Idempotency-Key'] = parts.idempotencyKey;
  return {
    method,
    url: `${base}${filled}${queryOf(parts.query)}`,
    headers,
    body: parts.body === undefined ? undefined : JSON.stringify(parts.body),
    timeoutMs: method === 'GET' ? TIMEOUTS.read : changes.has(name) ? TIMEOUTS.change : TIMEOUTS.write,
  };
}

/** A query as it goes behind a path; what is not there is left out. */
function queryOf(query: CallParts['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
