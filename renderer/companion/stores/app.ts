// What the window knows of the companion itself, and which screen is shown.
import { create } from 'zustand';
import type { AppState, BridgeError, Screen } from '../../../src/contract/ipc.ts';

interface AppStore {
  /** Null until main has told it. */
  readonly state: AppState | null;
  readonly screen: Screen;
  /** Why the window could not be opened properly. */
  readonly fault: BridgeError | null;
  readonly reset: () => void;
}

const start = { state: null, screen: 'home', fault: null } as const;

export const useApp = create<AppStore>()((set) => ({ ...start, reset: () => set(start) }));

/** Goes to another screen; a running reset stays where it is, in main. */
export const show = (screen: Screen): void => useApp.setState({ screen });
