// Notices that the workstation came to another network, where the system has no word for it: compares
// addresses now and then.
import type { NetworkInterfaceInfo } from 'node:os';
import type { Cancel, Clock } from '../ports.ts';

/** Looks so often, milliseconds: beside resume and unlock, which are told. */
const PACE_MS = 60_000;

export interface NetworkReading {
  readonly online: boolean;
  readonly interfaces: Readonly<NodeJS.Dict<NetworkInterfaceInfo[]>>;
}

export interface NetworkWatchOptions {
  readonly clock: Clock;
  readonly read: () => NetworkReading;
  /** It changed, and something may be reached now. */
  readonly changed: () => void;
}

export function watchNetwork({ clock, read, changed }: NetworkWatchOptions): Cancel {
  let before = summary(read());
  let cancel: Cancel;
  const look = (): void => {
    const reading = read();
    const now = summary(reading);
    if (now !== before && reading.online) changed();
    before = now;
    cancel = clock.after(PACE_MS, look);
  };
  cancel = clock.after(PACE_MS, look);
  return () => cancel();
}

function summary({ online, interfaces }: NetworkReading): string {
  const addresses = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    // Temporary addresses of IPv6 come and go within one network; its first half stays (RFC 8981).
    infos
      .filter(({ internal }) => !internal)
      .map(({ address, family }) =>
        family === 'IPv6' ? `${name} ${address.split(':').slice(0, 4).join(':')}` : `${name} ${address}`,
      ),
  );
  return JSON.stringify([online, [...new Set(addresses)].sort()]);
}
