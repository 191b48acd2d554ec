// What the companion needs of the world. The application in `companion/` stands on these alone; the
// adapters are behind them, and each has one fake in test/fakes.
import type { RouteBody, RouteName, RouteParams, RouteReply, Routes } from '../src/contract/api.ts';
import type { BridgeError, EventName, EventPayload } from '../src/contract/ipc.ts';
import type { Problem, ProblemName } from '../src/contract/problems.ts';
import type { ManagedSettings } from '../src/settings/managed-settings.ts';

// ---- time -------------------------------------------------------------------------------------

/** Ends what it was given for; safe to call twice. */
export type Cancel = () => void;

export interface Clock {
  /** The workstation's own clock, milliseconds since 1970. Shown and compared, never computed with. */
  wall(): number;
  /** Milliseconds from some start, never jumping. */
  monotonic(): number;
  /** Runs `work` once, after that many milliseconds. */
  after(ms: number, work: () => void): Cancel;
}

/** Randomness that needs no secrecy (`fraction`, 0 to below 1) and names that must not repeat (`uuid`). */
export interface Chance {
  fraction(): number;
  uuid(): string;
}

// ---- the reset API ----------------------------------------------------------------------------

export type NetworkCause = NonNullable<BridgeError['cause']>;

/** Why a call has no good reply. */
export type ApiFault =
  /** Nothing came back; whether the server acted is not known. */
  | { readonly kind: 'unreachable'; readonly cause: NetworkCause }
  /** Something came back that is not what the contract says. */
  | { readonly kind: 'malformed-reply' }
  | { readonly kind: 'problem'; readonly name: ProblemName; readonly details: Problem };

export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ApiFault };

type Part<K extends string, V> = [V] extends [undefined] ? unknown : { readonly [P in K]: V };
type TokenPart<N extends RouteName> = Routes[N]['auth'] extends 'none' ? unknown : { readonly token: string };

/** What one call takes: its parameters and body as the contract says, and the token where it needs one. */
export type ApiRequest<N extends RouteName> = Part<'params', RouteParams<N>> &
  Part<'body', RouteBody<N>> &
  TokenPart<N> & {
    readonly signal?: AbortSignal;
    /** For a write that is repeated on purpose: the key it had before. Otherwise each gets a new one. */
    readonly idempotencyKey?: string;
  };

/** One function per route of the contract. They never throw. */
export type ResetApi = {
  readonly [N in RouteName]: (request: ApiRequest<N>) => Promise<ApiResult<RouteReply<N>>>;
};

/** A reply told the server's time: milliseconds since 1970, and when (monotonic) it was asked and heard. */
export interface ServerTimeSample {
  readonly serverMs: number;
  readonly askedAt: number;
  readonly heardAt: number;
}

/** Makes a client for the API at an address that has passed the managed settings' rules. */
export type ConnectApi = (address: string, onServerTime: (sample: ServerTimeSample) => void) => ResetApi;

// ---- the OS keychain --------------------------------------------------------------------------

export interface KeychainEntry {
  readonly service: string;
  readonly account: string;
}

/**
 * Why the keychain did not do it: `locked` (somebody must unlock it), `denied` and `cancelled` (the OS
 * or the person refused), `unavailable` (there is none, or it did not answer in time), `failed`.
 */
export type KeychainFault = 'locked' | 'denied' | 'cancelled' | 'unavailable' | 'failed';

/** Saved passwords. What is stored never comes back to main: it is compared where it is read. */
export interface Keychain {
  compare(
    entry: KeychainEntry,
    password: string,
  ): Promise<'same' | 'different' | 'not-found' | KeychainFault>;
  /** Overwrites an entry that exists; never makes one. */
  replace(entry: KeychainEntry, password: string): Promise<'replaced' | 'not-found' | KeychainFault>;
  /** Asks the person to unlock it, where the system can be asked. */
  unlock(): Promise<'ok' | KeychainFault>;
  /** Writes, reads and removes an entry of Keyturn's own. */
  check(): Promise<'ok' | KeychainFault>;
}

// ---- settings ---------------------------------------------------------------------------------

export type SettingsReading =
  | { readonly kind: 'settings'; readonly settings: ManagedSettings }
  /** Nothing there: this workstation is not set up. */
  | { readonly kind: 'absent' }
  /** Something is there that may not be used; `reason` is for IT, in words, and names no value. */
  | { readonly kind: 'refused'; readonly reason: string; readonly location: string };

export interface ManagedSettingsSource {
  read(): Promise<SettingsReading>;
}

// ---- the desktop ------------------------------------------------------------------------------

export type TrayCommand = 'reset' | 'enrolment' | 'checks' | 'about' | 'quit';

export type TrayItem =
  | { readonly kind: 'command'; readonly command: TrayCommand; readonly label: string }
  | { readonly kind: 'separator' };

export type TrayState = 'normal' | 'not-set-up' | 'offline';

export interface TrayFace {
  readonly state: TrayState;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

export interface Tray {
  show(face: TrayFace): void;
  /** `hidden`: this desktop shows no tray icons. */
  check(): Promise<'shown' | 'hidden'>;
}

export interface Notifier {
  /** Shows one notification and takes it back. */
  check(title: string, body: string): Promise<'shown' | 'not-shown'>;
}

export interface Windows {
  /** Brings the one window to the front, making it if there is none. */
  show(): void;
  close(): void;
  /** Reaches the window if there is one. */
  send<N extends EventName>(event: N, payload: EventPayload<N>): void;
  onClosed(listener: () => void): void;
}

export interface Links {
  /** Opens an address from the managed settings in the person's browser. */
  open(url: string): void;
}

export interface Clipboard {
  write(text: string): Promise<void>;
  /** Empties it if it still holds `text`. */
  clearIf(text: string): Promise<void>;
}

export interface Application {
  readonly version: string;
  /** True only where the app is not packaged. */
  readonly development: boolean;
  /** BCP 47, what the OS is set to. */
  readonly locale: string;
  quit(): void;
}

/** Structured lines for IT. Fields hold names and numbers: never a secret, never what a person typed. */
export interface Log {
  note(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
