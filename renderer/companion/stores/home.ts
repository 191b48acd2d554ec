// How the password of this seat stands, as main told it, and how the last question about it went.
import { create } from 'zustand';
import type { BridgeError, HomeView, OperationName } from '../../../src/contract/ipc.ts';

interface HomeStore {
  /** Null until main has told it. */
  readonly view: HomeView | null;
  /** The server's clock when the view came, milliseconds since 1970. */
  readonly toldMs: number;
  /** `performance.now()` when the view came. */
  readonly receivedAt: number;
  /** The API is being asked how it stands now. */
  readonly refreshing: boolean;
  /** What main has been asked and has not answered yet. */
  readonly pending: OperationName | null;
  /** How the last question went wrong; gone with the next one. */
  readonly fault: BridgeError | null;
  /** `performance.now()` when the fault came. */
  readonly faultAt: number;
  /** Somebody said that they are leaving, since when nobody sits here. */
  readonly left: boolean;
  readonly reset: () => void;
}

const start = {
  view: null,
  toldMs: 0,
  receivedAt: 0,
  refreshing: false,
  pending: null,
  fault: null,
  faultAt: 0,
  left: false,
} as const;

export const useHome = create<HomeStore>()((set) => ({ ...start, reset: () => set(start) }));

/** Takes in a view from main. The workstation's clock is read once, beside the offset that makes it the server's. */
export const receiveHome = (view: HomeView): void =>
  useHome.setState(({ left }) => ({
    view,
    toldMs: Date.now() + view.clockOffsetMs,
    receivedAt: performance.now(),
    left: left && view.seat.username === null,
  }));

/** The server's clock now, milliseconds since 1970. */
export const serverNow = (): number => {
  const { toldMs, receivedAt } = useHome.getState();
  return toldMs + performance.now() - receivedAt;
};
