// The reset API as this workstation asks it about whoever sits here: where it is, by which device, and whether a call
// that came to nothing says something about the network.
import type { RouteReply } from '../../src/contract/api.ts';
import type { ApiFault } from '../ports.ts';
import type { Device, DeviceResult, EnrolAt } from './device.ts';
import type { Seat } from './seat.ts';
import type { Setup } from './setup.ts';

export interface StatusSourceOptions {
  readonly setup: Setup;
  readonly seat: Seat;
  readonly device: Device;
}

type Call<T> = Parameters<typeof Device.prototype.call<T>>[1];

export class StatusSource {
  readonly #options: StatusSourceOptions;

  constructor(options: StatusSourceOptions) {
    this.#options = options;
  }

  /** Null where this workstation is not set up. */
  get at(): EnrolAt | null {
    const { setup } = this.#options;
    if (setup.settings === undefined) return null;
    const { api, address } = setup.connection();
    return { api, address, enrolmentToken: setup.settings.enrolmentToken };
  }

  /** Whom the API is asked about, and as whom: what it says to one holds for no other. */
  get subject(): string {
    const { at } = this;
    return JSON.stringify([this.#options.seat.username, at?.address, at?.enrolmentToken]);
  }

  /** One call of the device, at the API of now. Never throws. */
  async call<T>(make: (api: EnrolAt['api']) => Call<T>): Promise<DeviceResult<T>> {
    const { at } = this;
    return at === null ? { kind: 'revoked' } : this.#options.device.call(at, make(at.api));
  }

  read(username: string): Promise<DeviceResult<RouteReply<'readPasswordStatus'>>> {
    return this.call((api) => (proof) => api.readPasswordStatus({ ...proof, query: { username } }));
  }
}

/** Whether nobody answered as agreed. A 4xx is an answer, whatever it asks for, and no fault of the network. */
export const isSilence = (fault: ApiFault): boolean =>
  fault.kind !== 'problem' || fault.details.status >= 500;

/** For how long the API wants to be left alone, seconds. */
export const patienceOf = (fault: ApiFault): number =>
  fault.kind === 'problem' ? (fault.details.retryAfterSeconds ?? 0) : 0;
