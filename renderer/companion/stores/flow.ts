// One run through a flow as the window shows it: the guided reset, or the session for setting up
// verification. Holds what main told and how the last question went; never a password or a code.
import { create } from 'zustand';
import type { StoreApi, UseBoundStore } from 'zustand';
import type {
  BridgeError,
  OperationInput,
  OperationName,
  OperationOutput,
  ResetView,
  SessionView,
} from '../../../src/contract/ipc.ts';
import type { Bridge } from '../../../src/contract/ipc.ts';
import type { FactorKind } from '../../../src/contract/steps.ts';

interface FlowState<View> {
  readonly view: View | null;
  /** `performance.now()` when the view came: lengths of time in it count from there. */
  readonly receivedAt: number;
  /** What main has been asked and has not answered yet. */
  readonly pending: OperationName | null;
  /** How the last question went wrong; gone with the next one. */
  readonly fault: BridgeError | null;
  /** `performance.now()` when the fault came: its `retryAfterSeconds` counts from there. */
  readonly faultAt: number;
  /** The way to prove that is being used. */
  readonly chosen: FactorKind | null;
  /** Answers refused since it was chosen. */
  readonly refusals: number;
  readonly reset: () => void;
}

export type FlowStore<View> = UseBoundStore<StoreApi<FlowState<View>>>;

const createFlowStore = <View>(): FlowStore<View> =>
  create<FlowState<View>>()((set) => {
    const start = {
      view: null,
      receivedAt: 0,
      pending: null,
      fault: null,
      faultAt: 0,
      chosen: null,
      refusals: 0,
    };
    return { ...start, reset: () => set(start) };
  });

export const useReset = createFlowStore<ResetView>();
export const useSession = createFlowStore<SessionView>();

/** Takes in a view from main. A way to prove that was just used up is let go. */
export const receive = <View extends ResetView | SessionView>(
  store: FlowStore<View>,
  view: View | null,
): void => {
  const { chosen } = store.getState();
  const stillOpen =
    view?.step.kind === 'verify' &&
    view.step.factors.some(({ kind }) => kind === chosen) &&
    !view.step.satisfied.some((kind) => kind === chosen);
  store.setState({
    view,
    receivedAt: performance.now(),
    ...(!stillOpen && { chosen: null, refusals: 0 }),
  });
};

/**
 * Asks main one thing of a flow: says so while it lasts, keeps what went wrong, and gives the answer or
 * undefined. Only one question at a time: a second press is not heard.
 */
export const ask = async <View, N extends OperationName>(
  store: FlowStore<View>,
  client: Bridge,
  operation: N,
  input: OperationInput<N>,
): Promise<{ readonly value: OperationOutput<N> } | undefined> => {
  if (store.getState().pending !== null) return undefined;
  store.setState({ pending: operation, fault: null });
  const result = await client.call(operation, input);
  if (result.ok) {
    store.setState({ pending: null });
    return { value: result.value };
  }
  store.setState({ pending: null, fault: result.error, faultAt: performance.now() });
  return undefined;
};
