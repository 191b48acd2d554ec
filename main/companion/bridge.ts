// Main's end of the bridge: every operation of the contract, its input and its output parsed, its failure
// turned into an error code. Nothing that comes in can make it throw.
import type { BridgeResult, OperationInput, OperationName, OperationOutput } from '../../src/contract/ipc.ts';
import { operations } from '../../src/contract/ipc.ts';
import type { Log } from '../ports.ts';
import { BridgeFailure } from './failure.ts';

/** `void`, for functions whose answer is that they are done. */
type Nothing = ReturnType<() => void>;
type Answer<T> = [T] extends [undefined] ? Nothing : T;

/** What each operation does with input that has been parsed. */
export type Handlers = {
  readonly [N in OperationName]: (
    input: OperationInput<N>,
  ) => Answer<OperationOutput<N>> | Promise<Answer<OperationOutput<N>>>;
};

/** One call as it comes over IPC; resolves with a BridgeResult, always. */
export type HandleCall = (operation: unknown, input: unknown) => Promise<BridgeResult<unknown>>;

export function createHandleCall(handlers: Handlers, log: Log): HandleCall {
  return async (operation, input) => {
    const name = operationName(operation);
    const parsed = name === undefined ? undefined : operations[name].input.safeParse(input);
    if (name === undefined || parsed?.success !== true) return { ok: false, error: { code: 'bad-input' } };
    try {
      const handler = handlers[name] as (value: unknown) => unknown;
      return { ok: true, value: operations[name].output.parse(await handler(parsed.data)) };
    } catch (error) {
      if (error instanceof BridgeFailure) return { ok: false, error: error.error };
      // The name alone: a message may quote what was typed.
      log.note('operation-broke', {
        operation: name,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return { ok: false, error: { code: 'unexpected' } };
    }
  };
}

const operationName = (value: unknown): OperationName | undefined =>
  typeof value === 'string' && Object.hasOwn(operations, value) ? (value as OperationName) : undefined;
