// A reset API that answers what a test has put down for it, and remembers what it was asked.
import type { RouteName } from '../../src/contract/api.ts';
import { routes } from '../../src/contract/api.ts';
import type { ProblemName } from '../../src/contract/problems.ts';
import { problems, problemType } from '../../src/contract/problems.ts';
import type { Problem } from '../../src/contract/problems.ts';
import type { ApiFault, ApiRequest, ApiResult, ResetApi } from '../../main/ports.ts';
import type { RouteReply } from '../../src/contract/api.ts';

type Reply<N extends RouteName> =
  | ApiResult<RouteReply<N>>
  | ((request: ApiRequest<N>) => ApiResult<RouteReply<N>> | Promise<ApiResult<RouteReply<N>>>);

interface Asked {
  readonly route: RouteName;
  readonly request: Readonly<Record<string, unknown>>;
}

export interface ScriptedApi {
  readonly api: ResetApi;
  /** Every call so far, in order. */
  readonly asked: readonly Asked[];
  /** Puts replies down for a route: each is given once, the last one for ever. */
  on<N extends RouteName>(route: N, ...replies: Reply<N>[]): void;
  /** How often a route was called. */
  count(route: RouteName): number;
  /** The requests a route was called with. */
  requests(route: RouteName): Readonly<Record<string, unknown>>[];
}

export const good = <T>(value: T): ApiResult<T> => ({ ok: true, value });
export const unreachable: ApiResult<never> = {
  ok: false,
  fault: { kind: 'unreachable', cause: 'refused' },
};
export const malformed: ApiResult<never> = { ok: false, fault: { kind: 'malformed-reply' } };

export function problem(name: ProblemName, more: Partial<Problem> = {}): ApiResult<never> {
  const { status, title } = problems[name];
  const details = { type: problemType(name), title, status, ...more };
  return { ok: false, fault: { kind: 'problem', name, details } satisfies ApiFault };
}

/** Routes for which nothing was put down are unreachable. */
export function scriptedApi(): ScriptedApi {
  const replies = new Map<RouteName, Reply<RouteName>[]>();
  const asked: Asked[] = [];
  const answer = async (route: RouteName, request: Asked['request']): Promise<ApiResult<unknown>> => {
    asked.push({ route, request });
    const queue = replies.get(route) ?? [];
    const reply = queue.length > 1 ? queue.shift() : queue[0];
    await Promise.resolve();
    if (reply === undefined) return unreachable;
    return typeof reply === 'function' ? reply(request as never) : reply;
  };
  const functions = Object.keys(routes).map((key) => {
    const route = key as RouteName;
    return [route, (request: Asked['request']) => answer(route, request)] as const;
  });
  return {
    api: Object.fromEntries(functions) as unknown as ResetApi,
    asked,
    on: (route, ...said) => void replies.set(route, said as unknown as Reply<RouteName>[]),
    count: (route) => asked.filter((one) => one.route === route).length,
    requests: (route) => asked.filter((one) => one.route === route).map(({ request }) => request),
  };
}
