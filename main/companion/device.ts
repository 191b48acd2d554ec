// This workstation and OS user as the reset API knows them: enrolled by itself, with a key that stays in the
// OS keychain and is proven on each call.
import * as z from 'zod';
import { Token } from '../../src/contract/api.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import type {
  ApiFault,
  ApiResult,
  Application,
  DeviceKey,
  DeviceKeys,
  Keychain,
  Log,
  ResetApi,
  Workstation,
} from '../ports.ts';

export interface DeviceOptions {
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

/** What a call of the device came to. `not-enrolled`: there is no enrolment token, or the API does not take it. */
export type DeviceResult<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'not-enrolled'; readonly why: 'no-token' | 'refused' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'fault'; readonly fault: ApiFault };

/** What a call of a device is made with. */
interface Proof {
  readonly token: string;
  readonly key: DeviceKey;
}

/** Name of the entry in the keychain. */
const NAME = 'device';

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
    if (!this.#read) this.#enrolled = await this.#readSaved();
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

  /** What an earlier run has kept; undefined where there is nothing that can be used. */
  async #readSaved(): Promise<Enrolled | undefined> {
    const answer = await this.#options.keychain.readOwn(NAME).catch(() => 'failed' as const);
    this.#read = true;
    if (typeof answer === 'string') {
      this.#kept = answer === 'not-found';
      if (!this.#kept) this.#options.log.note('device-key-unreadable', { keychain: answer });
      return undefined;
    }
    const saved = Saved.safeParse(parseJson(answer.secret));
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
