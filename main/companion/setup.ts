// How this workstation is set up: the managed settings as last read, the API they name, and what the
// window is told about both.
import type { AppState } from '../../src/contract/ipc.ts';
import type { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { ApiAddress, ManagedSettings as Settings } from '../../src/settings/managed-settings.ts';
import type {
  Application,
  Clock,
  ConnectApi,
  ManagedSettingsSource,
  ResetApi,
  SettingsReading,
  Workstation,
} from '../ports.ts';
import { BridgeFailure, failure } from './failure.ts';
import { ServerTime } from './server-time.ts';

export interface SetupOptions {
  readonly source: ManagedSettingsSource;
  readonly connectApi: ConnectApi;
  readonly clock: Clock;
  readonly application: Application;
  readonly workstation: Pick<Workstation, 'platform'>;
}

interface Connection {
  readonly address: string;
  readonly api: ResetApi;
  readonly time: ServerTime;
}

export class Setup {
  readonly #options: SetupOptions;
  #reading: SettingsReading = { kind: 'absent' };
  /** Typed in, in development; kept in memory only. */
  #typedAddress: string | undefined;
  #connection: Connection | undefined;

  constructor(options: SetupOptions) {
    this.#options = options;
  }

  get reading(): SettingsReading {
    return this.#reading;
  }

  get addressTyped(): boolean {
    return this.#typedAddress !== undefined;
  }

  /** The settings in force; undefined where this workstation is not set up. */
  get settings(): ManagedSettings | undefined {
    const managed = this.#reading.kind === 'settings' ? this.#reading.settings : undefined;
    if (this.#typedAddress === undefined) return managed;
    return managed === undefined
      ? Settings.parse({ apiAddress: this.#typedAddress })
      : { ...managed, apiAddress: this.#typedAddress };
  }

  /** Reads the managed settings again; true when they have changed. */
  async reload(): Promise<boolean> {
    const before = JSON.stringify(this.#reading);
    this.#reading = await this.#options.source.read();
    return JSON.stringify(this.#reading) !== before;
  }

  /** Development only: elsewhere a typed address would be a phishing tool on a shared seat. */
  useAddress(url: string): void {
    if (!this.#options.application.development) throw failure('forbidden');
    const address = ApiAddress.safeParse(url);
    if (!address.success) throw new BridgeFailure({ code: 'bad-input' });
    this.#typedAddress = address.data;
  }

  /** The API that the settings name, and its time. Throws `not-set-up` where they name none. */
  connection(): Connection {
    const address = this.settings?.apiAddress;
    if (address === undefined) throw failure('not-set-up');
    if (this.#connection?.address !== address) {
      const time = new ServerTime(this.#options.clock);
      const api = this.#options.connectApi(address, (sample) => time.learn(sample));
      this.#connection = { address, api, time };
    }
    return this.#connection;
  }

  get language(): string {
    return this.settings?.language ?? this.#options.application.locale;
  }

  get quitAllowed(): boolean {
    return this.#options.application.development || this.settings?.allowQuit === true;
  }

  /** @param suggestedUsername the name to propose in "who are you" */
  state(suggestedUsername: string | null): AppState {
    const { settings } = this;
    const { version, development } = this.#options.application;
    return {
      setup: this.#setupState(),
      organisation: settings?.organisation ?? null,
      helpDesk: {
        phone: settings?.helpDesk.phone ?? null,
        hours: settings?.helpDesk.hours ?? null,
        hasLink: settings?.helpDesk.url !== undefined,
      },
      language: this.language,
      version,
      platform: this.#options.workstation.platform,
      development,
      quitAllowed: this.quitAllowed,
      suggestedUsername,
    };
  }

  #setupState(): AppState['setup'] {
    if (this.settings !== undefined) return { kind: 'ready' };
    if (this.#reading.kind !== 'refused') return { kind: 'not-set-up' };
    return { kind: 'refused', reason: this.#reading.reason, location: this.#reading.location };
  }
}
