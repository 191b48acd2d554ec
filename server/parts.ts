// Opens everything that the rooms are given, from the settings; what is opened is closed in reverse order.
import { type AccountDeps, defaultSessionMinutes } from './accounts/deps.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Config, ConfigFaults } from './config/config.ts';
import { type Courier, createCourier } from './courier/courier.ts';
import { type Outbox, createOutbox } from './courier/outbox.ts';
import type { DeviceDeps } from './devices/deps.ts';
import { type Nonces, createNonces } from './devices/nonces.ts';
import type { Directory } from './directory/directory.ts';
import { mailCodeMinutes } from './factors/email-code.ts';
import { type Factors, createFactors } from './factors/index.ts';
import { type FactorKeys, deriveFactorKeys } from './factors/keys.ts';
import { openDirectory } from './open-directory.ts';
import type { ReminderDeps } from './reminders/deps.ts';
import { isPassedOver, noteMail } from './reminders/mail-sweep.ts';
import type { SweepDeps } from './reminders/sweep.ts';
import type { ReportDeps } from './reports/audited.ts';
import { type ResetDeps, defaultResetSettings } from './resets/deps.ts';
import { DataFolderUnusable } from './store/data-folder.ts';
import { type Store, openStore } from './store/database.ts';
import { type Throttle, createThrottle } from './throttle/throttle.ts';

export interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly directory: Directory;
  readonly throttle: Throttle;
  readonly keys: FactorKeys;
  readonly factors: Factors;
  readonly nonces: Nonces;
  /** Null: mail is not set up. */
  readonly courier: Courier | null;
  readonly outbox: Outbox;
  close(): Promise<void>;
}

/** Opens the store (which may fail: ConfigFaults for a folder that can't be used, StoreLocked, SchemaMismatch, the database is away); all others connect when asked. `instead`: parts of the demo's own. */
export async function openParts(
  config: Config,
  instead: { readonly courier?: Courier } = {},
): Promise<Parts> {
  const clock = systemClock;
  const { organisation, timeZone, mail } = config;
  const masterKey = config.masterKey.reveal();
  const store = await openConfigured(config.database);
  const { db } = store;
  const directory = openDirectory(config, db, clock);
  const throttle = createThrottle({ ...config.throttle, masterKey });
  const courier =
    instead.courier ?? (mail === null ? null : createCourier({ ...mail, url: mail.url.reveal() }));
  const outbox = createOutbox({
    db,
    clock,
    courier,
    organisation,
    timeZone,
    codeMinutes: mailCodeMinutes,
    settled: noteMail,
    isStale: (notice, mail, now) => isPassedOver(directory, notice, mail, now),
  });
  const keys = deriveFactorKeys(masterKey);
  // Somebody must have declared addresses that do not depend on the password.
  const mailCodes =
    courier !== null && (config.directory.kind === 'embedded' || config.emailCodeAttribute !== null);
  const factors = createFactors({ db, directory, throttle, keys, mailCodes });
  return {
    config,
    clock,
    store,
    directory,
    throttle,
    keys,
    factors,
    courier,
    outbox,
    nonces: createNonces(masterKey),
    close: async () => {
      outbox.stop();
      await outbox.drain();
      courier?.close();
      await directory.close();
      await store.close();
    },
  };
}

async function openConfigured(database: Config['database']): Promise<Store> {
  try {
    return await openStore('url' in database ? { url: database.url.reveal() } : database);
  } catch (error) {
    if (!(error instanceof DataFolderUnusable)) throw error;
    throw new ConfigFaults([{ setting: 'KEYTURN_DATA_DIR', what: error.message }]);
  }
}

/** What the rooms of resets are given. */
export function resetDeps(parts: Parts): ResetDeps {
  const { factorsRequired, organisation } = parts.config;
  return {
    ...parts,
    db: parts.store.db,
    settings: { ...defaultResetSettings, factorsRequired, organisation },
  };
}

/** What the rooms of account sessions are given. */
export function accountDeps(parts: Parts): AccountDeps {
  const { organisation } = parts.config;
  return { ...parts, db: parts.store.db, settings: { sessionMinutes: defaultSessionMinutes, organisation } };
}

/** What the room of devices is given. */
export function deviceDeps(parts: Parts): DeviceDeps {
  const { enrolmentToken, publicUrl } = parts.config;
  return { ...parts, db: parts.store.db, enrolmentToken, publicUrl };
}

/** What the room of reminders is given. */
export function reminderDeps(parts: Parts): ReminderDeps {
  return { ...parts, db: parts.store.db };
}

/** What the calls of auditors are given. */
export function reportDeps(parts: Parts): ReportDeps {
  return { ...accountDeps(parts), roles: parts.config.roles };
}

/** What a sweep of all accounts is given. */
export function sweepDeps({ config, store, clock, directory, courier, outbox }: Parts): SweepDeps {
  const { lastMail } = config;
  return { db: store.db, clock, directory, lastMail, outbox: courier === null ? null : outbox };
}
