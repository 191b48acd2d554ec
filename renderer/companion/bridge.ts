// This side of the bridge: what comes from main is parsed here again before a screen sees it.
import * as z from 'zod';
import { BridgeError, events, operations } from '../../src/contract/ipc.ts';
import type {
  Bridge,
  BridgeResult,
  EventName,
  EventPayload,
  OperationInput,
  OperationName,
  OperationOutput,
} from '../../src/contract/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent when the page is opened anywhere else. */
    readonly keyturn?: Bridge;
  }
}

const Failure = z.object({ ok: z.literal(false), error: BridgeError });

const unexpected: BridgeResult<never> = { ok: false, error: { code: 'unexpected' } };

/**
 * A bridge whose answers and events are what the contract says. `call` never rejects; an answer in
 * another shape is the error `unexpected`, an event in another shape is not heard.
 */
export const createClient = (bridge: Bridge): Bridge => {
  const call = async <N extends OperationName>(
    operation: N,
    input: OperationInput<N>,
  ): Promise<BridgeResult<OperationOutput<N>>> => {
    const answer: unknown = await bridge.call(operation, input).catch(() => unexpected);
    const failure = Failure.safeParse(answer);
    if (failure.success) return failure.data;
    const success = z.object({ ok: z.literal(true), value: operations[operation].output }).safeParse(answer);
    return success.success ? { ok: true, value: success.data.value as OperationOutput<N> } : unexpected;
  };
  const on = <N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): (() => void) =>
    bridge.on(event, (payload) => {
      const parsed = events[event].safeParse(payload);
      if (parsed.success) listener(parsed.data as EventPayload<N>);
    });
  return { call, on };
};
