// Reads one reply of the API: what the contract promises, one of its problems, or neither.
import type { RouteName } from '../../src/contract/api.ts';
import { routes } from '../../src/contract/api.ts';
import { Problem, problemName } from '../../src/contract/problems.ts';
import { parseJson } from '../../src/json.ts';
import type { ApiFault, ApiResult } from '../ports.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** A reply as it came: header names in lower case, the body as text. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Parses a reply to `name`. Its value has the type that the route's schema gives. */
export function readReply(name: RouteName, reply: RawReply): ApiResult<unknown> {
  const route = routes[name];
  if (reply.status !== route.status) return { ok: false, fault: readFault(reply) };
  if (!('reply' in route)) return { ok: true, value: undefined };
  const body = 'mediaType' in route ? reply.body : parseJson(reply.body);
  const value = route.reply.safeParse(body);
  return value.success ? { ok: true, value: value.data } : { ok: false, fault: { kind: 'malformed-reply' } };
}

/** The server's time in a reply: to the millisecond where it tells it, else from `Date` (whole seconds). */
export function serverTimeOf(reply: RawReply, value: unknown): number | undefined {
  if (typeof value === 'object' && value !== null) {
    const told = 'time' in value ? value.time : 'serverTime' in value ? value.serverTime : undefined;
    if (typeof told === 'string') return Date.parse(told);
  }
  const date = Date.parse(reply.headers['date'] ?? '');
  // `Date` is cut off to the second (RFC 9110 §5.6.7): the middle of that second is the best guess.
  return Number.isNaN(date) ? undefined : date + 500;
}

function readFault({ status, headers, body }: RawReply): ApiFault {
  if (/^application\/problem\+json\b/i.test(headers['content-type'] ?? '')) {
    const problem = Problem.safeParse(parseJson(body));
    const name = problem.success ? problemName(problem.data.type) : undefined;
    if (problem.success && name !== undefined) {
      const waits =
        problem.data.retryAfterSeconds ?? retryAfterSeconds(headers['retry-after'], headers['date']);
      return {
        kind: 'problem',
        name,
        details: { ...problem.data, ...(waits === undefined ? {} : { retryAfterSeconds: waits }) },
      };
    }
  }
  // Not the API's words: something in between speaks for it.
  if (status === 407) return { kind: 'unreachable', cause: 'proxy' };
  if (status >= 502 && status <= 504) return { kind: 'unreachable', cause: 'other' };
  return { kind: 'malformed-reply' };
}
