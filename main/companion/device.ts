// This workstation and OS user as the reset API knows them: enrolled by itself, with a key that stays in the
// OS keychain and is proven on each call.
import * as z from 'zod';
import { Token } from '../../src/contract/api.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { parseJson } from '../../src/json.ts';
import type {
  ApiFault,
  ApiResult,
  Application,
  Clock,
  DeviceKey,
  DeviceKeys,
  Keychain,
  Log,
  ResetApi,
  Workstation,
} from '../ports.ts';

export interface DeviceOptions {
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly deviceKeys: DeviceKeys;
  readonly workstation: Workstation;
  readonly application: Application;
  readonly log: Log;
}

/** Where a device enrols, and by which right. */
export interface EnrolAt {
  readonly api: ResetApi;
  readonly address: ManagedSettings['apiAddress'];
  readonly enrolmentToken: ManagedSettings['enrolmentToken'];
}

/**
 * What a call of the device came to. `not-enrolled`: there is no enrolment token, or the API does not take it.
 * `not-now`: the keychain, still locked or slow, does not say which key this device has; nobody was asked.
 */
export type DeviceResult<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'not-enrolled'; readonly why: 'no-token' | 'refused' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'fault'; readonly fault: ApiFault };

/** What a call of a device is made with. */
interface Proof {
  readonly token: string;
  readonly key: DeviceKey;
}

/** Name of the entry in the keychain. */
const NAME = 'device';

/** A keychain that can't be read so often is done without, and how far apart these readings are, milliseconds. */
const READINGS = 3;
const BETWEEN_READINGS_MS = 10_000;

/** What the keychain keeps. The enrolment token tells whether IT has rolled out another one since. */
const Saved = z.strictObject({
  jwk: z.string(),
  deviceId: z.uuid(),
  token: Token,
  apiAddress: z.string(),
  enrolmentToken: z.string(),
});
type Saved = z.infer<typeof Saved>;

interface Enrolled extends Omit<Saved, 'jwk'> {
  readonly key: DeviceKey;
}

type Ready = Exclude<DeviceResult<Enrolled>, { kind: 'revoked' }>;

export class Device {
  readonly #options: DeviceOptions;
  #enrolled: Enrolled | undefined;
  #read = false;
  #unreadable = 0;
  /** The last reading that failed, by the monotonic clock. */
  #readAt = -Infinity;
  #kept = true;
  #enrolling: Promise<Ready> | undefined;

  constructor(options: DeviceOptions) {
    this.#options = options;
  }

  /** False where the keychain did not take the key, which then ends with this run. */
  get kept(): boolean {
    return this.#kept;
  }

  /**
   * Makes one call, enrolling first where that is needed. A device that the API does not know any more enrols anew,
   * once; one that IT removed does so only with another enrolment token than it had. Never throws.
   */
  async call<T>(at: EnrolAt, make: (proof: Proof) => Promise<ApiResult<T>>): Promise<DeviceResult<T>> {
    for (let anew = false; ; anew = true) {
      const ready = await this.#ready(at);
      if (ready.kind !== 'value') return ready;
      const { token, key, enrolmentToken } = ready.value;
      const result = await make({ token, key });
      if (result.ok) return { kind: 'value', value: result.value };
      const { fault } = result;
      const name = fault.kind === 'problem' ? fault.name : undefined;
      const anotherToken = enrolmentToken !== at.enrolmentToken;
      const forgets = name === 'device-unknown' || (name === 'device-revoked' && anotherToken);
      if (!forgets || anew) return name === 'device-revoked' ? { kind: 'revoked' } : { kind: 'fault', fault };
      if (this.#enrolled === ready.value) this.#enrolled = undefined;
    }
  }

  /** Enrols where that is needed, and makes no further call. */
  async enrol(at: EnrolAt): Promise<DeviceResult<undefined>> {
    const ready = await this.#ready(at);
    return ready.kind === 'value' ? { kind: 'value', value: undefined } : ready;
  }

  async #ready(at: EnrolAt): Promise<Ready> {
    if (at.enrolmentToken === undefined) return { kind: 'not-enrolled', why: 'no-token' };
    this.#enrolling ??= this.#enrol(at, at.enrolmentToken).finally(() => (this.#enrolling = undefined));
    return this.#enrolling;
  }

  async #enrol({ api, address }: EnrolAt, enrolmentToken: string): Promise<Ready> {
    if (!this.#read) await this.#readSaved();
    if (!this.#read) return { kind: 'not-now' };
    if (this.#enrolled?.apiAddress === address) return { kind: 'value', value: this.#enrolled };
    const { key, saved } = await this.#options.deviceKeys.create();
    const body = { ...this.#facts(), publicJwk: key.publicJwk };
    const result = await api.enrolDevice({ token: enrolmentToken, key, body });
    if (!result.ok) {
      const { fault } = result;
      const refused = fault.kind === 'problem' && fault.name === 'enrolment-refused';
      return refused ? { kind: 'not-enrolled', why: 'refused' } : { kind: 'fault', fault };
    }
    const facts = { ...result.value, apiAddress: address, enrolmentToken };
    await this.#keep({ ...facts, jwk: saved });
    this.#enrolled = { ...facts, key };
    return { kind: 'value', value: this.#enrolled };
  }

  /**
   * Takes up what an earlier run has kept, where there is something that can be used. A keychain that is locked at the
   * sign-in may be open a moment later: a key that could not be read is not lost, and read for again.
   */
  async #readSaved(): Promise<void> {
    const { clock, keychain, log } = this.#options;
    if (clock.monotonic() - this.#readAt < BETWEEN_READINGS_MS) return;
    const answer = await keychain.readOwn(NAME).catch(() => 'failed' as const);
    if (typeof answer === 'string' && answer !== 'not-found') {
      log.note('device-key-unreadable', { keychain: answer });
      this.#readAt = clock.monotonic();
      this.#kept = false;
      this.#read = ++this.#unreadable >= READINGS;
      return;
    }
    this.#read = true;
    this.#kept = true;
    this.#unreadable = 0;
    if (answer !== 'not-found') this.#enrolled = await this.#open(answer.secret);
  }

  /** The device that a secret of the keychain is about; undefined where it can't be used. */
  async #open(secret: string): Promise<Enrolled | undefined> {
    const saved = Saved.safeParse(parseJson(secret));
    const key = saved.success ? await this.#options.deviceKeys.open(saved.data.jwk) : null;
    if (!saved.success || key === null) {
      this.#options.log.note('device-key-unusable');
      return undefined;
    }
    const { deviceId, token, apiAddress, enrolmentToken } = saved.data;
    return { deviceId, token, apiAddress, enrolmentToken, key };
  }

  async #keep(saved: Saved): Promise<void> {
    const { keychain, log } = this.#options;
    // What could not be read may well be a good key: the one of this run stays in memory.
    if (this.#unreadable > 0) return;
    const written = await keychain.writeOwn(NAME, JSON.stringify(saved)).catch(() => 'failed' as const);
    this.#kept = written === 'ok';
    if (written !== 'ok') log.note('device-key-not-kept', { keychain: written });
  }

  /** What IT reads in reports, cut to what the contract takes. */
  #facts() {
    const { workstation, application } = this.#options;
    const { name, osUser, platform, osVersion } = workstation;
    return {
      name: `${name} / ${osUser}`.slice(0, 120),
      platform,
      osVersion: osVersion.slice(0, 80),
      appVersion: application.version.slice(0, 40),
    };
  }
}
