// The page's end of the bridge, over ipcRenderer: parses what goes out and what comes in, and hands
// the page values only, never Electron's own event objects.
import type { IpcRenderer, IpcRendererEvent } from 'electron';
import * as z from 'zod';
import type { Bridge, BridgeResult, EventName } from '../../src/contract/ipc.ts';
import { BridgeError, events, operations } from '../../src/contract/ipc.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

type Ipc = Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>;
type AnyListener = (payload: unknown) => void;

const Failure = z.object({ ok: z.literal(false), error: BridgeError });
const unexpected: BridgeResult<never> = { ok: false, error: { code: 'unexpected' } };

/**
 * What `window.keyturn` is made of. `call` never rejects: what goes wrong on the way is an error
 * code. `on` hears only events whose payload is what the contract says.
 */
export function createBridge(ipc: Ipc): Bridge {
  const call = async (operation: string, input: unknown): Promise<BridgeResult<unknown>> => {
    const contract = Object.hasOwn(operations, operation)
      ? operations[operation as keyof typeof operations]
      : undefined;
    const parsed = contract?.input.safeParse(input);
    if (contract === undefined || parsed?.success !== true)
      return { ok: false, error: { code: 'bad-input' } };
    const answer: unknown = await ipc.invoke(CALL_CHANNEL, operation, parsed.data).catch(() => undefined);
    const Success = z.object({ ok: z.literal(true), value: contract.output });
    const result = z.union([Success, Failure]).safeParse(answer);
    return result.success ? result.data : unexpected;
  };

  const on = (event: string, listener: AnyListener): (() => void) => {
    const hear = (_event: IpcRendererEvent, name: unknown, payload: unknown) => {
      if (name !== event || !Object.hasOwn(events, event)) return;
      const parsed = events[event as EventName].safeParse(payload);
      if (parsed.success) listener(parsed.data);
    };
    ipc.on(EVENT_CHANNEL, hear);
    return () => void ipc.removeListener(EVENT_CHANNEL, hear);
  };

  return { call: call as Bridge['call'], on: on as unknown as Bridge['on'] };
}
