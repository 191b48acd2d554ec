// The client of the reset API, derived from the contract's table: one function per route. Results are
// values; nothing here throws, logs or remembers what it carried.
import type { RouteName } from '../../src/contract/api.ts';
import { routes } from '../../src/contract/api.ts';
import type { ApiFault, ApiResult, Chance, Clock, ConnectApi, DeviceKey, ResetApi } from '../ports.ts';
import { jitteredWait } from '../companion/backoff.ts';
import { ServerTime } from '../companion/server-time.ts';
import { type BoundTo, createProofs } from './proof.ts';
import type { RawReply } from './reply.ts';
import { readReply, serverTimeOf } from './reply.ts';
import type { CallParts } from './request.ts';
import { baseOf, buildRequest } from './request.ts';

export interface ApiClientOptions {
  /** In the app Electron's `net.fetch`, so that the OS proxy and certificate store count. */
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly userAgent: string;
}

/** Repeats of a GET, and the longest `Retry-After` that is waited for here rather than told. */
const REPEATS = 2;
const LONGEST_PATIENCE_SECONDS = 5;
const BACKOFF = { firstMs: 300, longestMs: 3_000 };

type Call = CallParts & { readonly signal?: AbortSignal };

/**
 * Makes clients that share `options`. Only GETs are repeated, at most twice, with full jitter; a write
 * goes out once, with an Idempotency-Key of its own unless the caller names one.
 */
export function createConnectApi(options: ApiClientOptions): ConnectApi {
  return (address, onServerTime) => {
    const base = baseOf(address);
    const time = new ServerTime(options.clock);
    const proofs = createProofs(() => time.now());

    const once = async (name: RouteName, call: Call, again = false): Promise<ApiResult<unknown>> => {
      // What speaks HTTP is read with the first call, when the tray is there.
      const { exchange, faultOf } = await import('./exchange.ts');
      const askedAt = options.clock.elapsed();
      const plain = buildRequest(name, base, options.userAgent, call);
      let reply: RawReply;
      let carried: string | undefined;
      try {
        const { request, nonce } =
          call.key === undefined
            ? { request: plain, nonce: undefined }
            : await proofs.prove(plain, boundTo(name, call.key, call));
        carried = nonce;
        reply = await exchange(options.fetch, request, call.signal);
      } catch (error) {
        return { ok: false, fault: faultOf(error) };
      }
      const result = readReply(name, reply);
      const serverMs = serverTimeOf(reply, result.ok ? result.value : undefined);
      if (serverMs !== undefined) {
        const sample = { serverMs, askedAt, heardAt: options.clock.elapsed() };
        time.learn(sample);
        onServerTime(sample);
      }
      // Nothing was done for want of a nonce (RFC 9449 §8): with it, the call is the same one.
      return proofs.learn(reply, carried) && call.key !== undefined && !again
        ? once(name, call, true)
        : result;
    };

    const repeated = async (name: RouteName, call: Call): Promise<ApiResult<unknown>> => {
      for (let attempt = 0; ; attempt++) {
        const result = await once(name, call);
        const wait = result.ok ? undefined : waitBeforeRepeat(result.fault, attempt, options.chance);
        if (wait === undefined || attempt >= REPEATS || call.signal?.aborted === true) return result;
        await new Promise<void>((resolve) => void options.clock.after(wait, resolve));
      }
    };

    const functions = Object.keys(routes).map((key) => {
      const name = key as RouteName;
      const call = (request: Call) =>
        routes[name].method === 'GET'
          ? repeated(name, request)
          : once(name, { ...request, idempotencyKey: request.idempotencyKey ?? options.chance.uuid() });
      return [name, call] as const;
    });
    return Object.fromEntries(functions) as unknown as ResetApi;
  };
}

/** The token of an enrolment is not bound to the key: it is how the key gets one. */
const boundTo = (name: RouteName, key: DeviceKey, { token }: Call): BoundTo =>
  routes[name].auth === 'device' && token !== undefined ? { key, token } : { key };

/** Milliseconds to wait before a GET is repeated; undefined where repeating it would not help. */
function waitBeforeRepeat(fault: ApiFault, attempt: number, chance: Chance): number | undefined {
  const jittered = jitteredWait(attempt, BACKOFF, chance.fraction());
  if (fault.kind === 'unreachable') return fault.cause === 'certificate' ? undefined : jittered;
  if (fault.kind !== 'problem' || (fault.details.status !== 503 && fault.details.status !== 429))
    return undefined;
  const asked = fault.details.retryAfterSeconds ?? 0;
  return asked > LONGEST_PATIENCE_SECONDS ? undefined : asked * 1000 + jittered;
}
