// What the companion needs of the world. The application in `companion/` stands on these alone; the
// adapters are behind them, and each has one fake in test/fakes.
import type { RouteBody, RouteName, RouteParams, RouteQuery, RouteReply } from '../src/contract/api.ts';
import type { Routes } from '../src/contract/api.ts';
import type { BridgeError, EventName, EventPayload } from '../src/contract/ipc.ts';
import type { Problem, ProblemName } from '../src/contract/problems.ts';
import type { PublicJwk } from '../src/contract/reminders.ts';
import type { ManagedSettings } from '../src/settings/managed-settings.ts';
import type { Keychain } from './keychain-port.ts';

export type { KeychainEntry, KeychainFault, FoundEntries, KeychainReach, Keychain } from './keychain-port.ts';

// ---- time -------------------------------------------------------------------------------------

/** Ends what it was given for; safe to call twice. */
export type Cancel = () => void;

export interface Clock {
  /** The workstation's own clock, milliseconds since 1970. Shown and compared, never computed with. */
  wall(): number;
  /** Milliseconds from some start, never jumping; on some systems it stands still in sleep. */
  monotonic(): number;
  /** Milliseconds from some start, in sleep too; nobody can set it. */
  elapsed(): number;
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
type TokenPart<N extends RouteName> = Routes[N]['auth'] extends 'none'
  ? unknown
  : Routes[N]['auth'] extends 'enrolment' | 'device'
    ? { readonly token: string; readonly key: DeviceKey }
    : { readonly token: string };

/** What one call takes: its parameters, query and body as the contract says, the token where it needs one, and the key it is bound to. */
export type ApiRequest<N extends RouteName> = Part<'params', RouteParams<N>> &
  Part<'query', RouteQuery<N>> &
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

/** A proof of possession covers one call (RFC 9449 §4.2). */
export interface ProofFor {
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  /** The token that the call carries; absent for the call that gets one. */
  readonly token?: string;
  /** What the server gave (§8); its freshness needs no clock of the workstation. */
  readonly nonce?: string;
  /** By the server's clock as far as it is known, milliseconds since 1970. */
  readonly now: number;
}

/** A private P-256 key in use: it proves, and never shows itself but to be saved. */
export interface DeviceKey {
  readonly publicJwk: PublicJwk;
  prove(what: ProofFor): Promise<string>;
}

/** Makes keys and brings saved ones back to use. */
export interface DeviceKeys {
  /** `saved`: the private key as JSON, for the keychain alone. */
  create(): Promise<{ readonly key: DeviceKey; readonly saved: string }>;
  /** Null where the text is not one of ours. */
  open(saved: string): Promise<DeviceKey | null>;
}

/** A reply told the server's time: milliseconds since 1970, and when (`elapsed`) it was asked and heard. */
export interface ServerTimeSample {
  readonly serverMs: number;
  readonly askedAt: number;
  readonly heardAt: number;
}

/** Makes a client for the API at an address that has passed the managed settings' rules. */
export type ConnectApi = (address: string, onServerTime: (sample: ServerTimeSample) => void) => ResetApi;

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

// ---- what is kept between starts -------------------------------------------------------------

/** Small facts without secrets, in the person's own folder. */
export interface Store {
  /** What was written last; undefined where there is nothing. Rejects where there is something that can't be read. */
  read(): Promise<unknown>;
  /** Whole, or not at all. */
  write(value: unknown): Promise<void>;
}

// ---- the workstation and who sits there ------------------------------------------------------

export interface Workstation {
  readonly name: string;
  readonly osUser: string;
  /** The domain of the OS account, where it has one. */
  readonly domain: string | null;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly osVersion: string;
  /** Names the present sign-in to the OS, for every program of it; null where the system does not. */
  readonly signIn: string | null;
  /** IANA name of the zone, read anew: people travel. */
  zone(): string;
}

/** `lock`, `unlock`: of the screen. `leave`, `enter`: another person's session came in front, or this one again. `network`: it changed, perhaps for the better. */
export type PresenceEvent = 'lock' | 'unlock' | 'leave' | 'enter' | 'suspend' | 'resume' | 'network';

/** What happens around the person. The same event may come twice. */
export interface Presence {
  on(listener: (event: PresenceEvent) => void): Cancel;
  /** Resolves when `lock` or `leave` has been told of a session that was locked or left from the start. */
  settled(): Promise<void>;
  /** Seconds since the last touch. Never rejects. */
  idleSeconds(): Promise<number>;
}

export interface Autostart {
  /** Starts the companion hidden at sign-in from now on, or no more. Answers whether it is so now. */
  set(on: boolean): Promise<boolean>;
}

/** The network that a domain's sign-in needs. */
export interface Domain {
  /** Whether a controller of the workstation's domain answers from here; `none`: it belongs to no domain. */
  reachable(): Promise<'yes' | 'no' | 'none'>;
}

// ---- the desktop ------------------------------------------------------------------------------

export type TrayCommand = 'home' | 'reset' | 'copies' | 'enrolment' | 'checks' | 'about' | 'quit';

export type TrayItem =
  | { readonly kind: 'command'; readonly command: TrayCommand; readonly label: string }
  /** Words that can't be chosen. */
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'separator' };

export type TrayState = 'fine' | 'soon' | 'urgent' | 'expired' | 'locked' | 'offline' | 'not-set-up';

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

/** `change`: the person chose "Change now". `later`: they chose "Later". `closed` without a choice is a dismissal. */
export type NoticeEvent = 'shown' | 'suppressed' | 'failed' | 'clicked' | 'change' | 'later' | 'closed';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Stays until it is answered, and asks to break through do-not-disturb. */
  readonly urgent: boolean;
  /** Words of the buttons, where the desktop has them; `later` is null where it can't be put off. */
  readonly change: string;
  readonly later: string | null;
}

/** `missing`: this desktop has no notifications. `kept-back`: do not disturb is on. `refused`: it does not show Keyturn's. */
export type NoticeAbility = 'shown' | 'missing' | 'kept-back' | 'refused';

export interface Notifier {
  /** Shows a notice; `heard` gets every event once, `shown`, `suppressed` or `failed` first. The notice is taken back by calling the answer. */
  show(notice: Notice, heard: (event: NoticeEvent) => void): Cancel;
  /** Shows one notification and takes it back. */
  check(title: string, body: string): Promise<NoticeAbility>;
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

// ---- all of it -------------------------------------------------------------------------------

export interface Ports {
  readonly application: Application;
  readonly autostart: Autostart;
  readonly chance: Chance;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly connectApi: ConnectApi;
  readonly deviceKeys: DeviceKeys;
  readonly keychain: Keychain;
  readonly links: Links;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly presence: Presence;
  readonly settings: ManagedSettingsSource;
  readonly store: Store;
  /** In which sign-in the window came by itself. */
  readonly signIns: Store;
  /** The journal of saved credentials. */
  readonly copies: Store;
  readonly domain: Domain;
  readonly tray: Tray;
  readonly windows: Windows;
  readonly workstation: Workstation;
}
