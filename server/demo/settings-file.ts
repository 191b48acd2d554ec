// The managed settings of the demo's companion, as IT would set them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { agents, atTheWorkstation, organisation } from './agents.ts';

/** What the keychain of a demo workstation holds before a reset; nobody has saved the softphone's. */
export const savedCopies = agents.flatMap(({ username, password }) =>
  ['VPN', 'CRM', 'Mail'].map((name) => ({ service: serviceOf(name), account: username, password })),
);

function serviceOf(name: string): string {
  return `${organisation} ${name}`;
}

export interface DemoApi {
  readonly apiAddress: string;
  readonly enrolmentToken: string;
}

/** Writes the file, with its folder. */
export function writeSettingsFile(file: string, { apiAddress, enrolmentToken }: DemoApi): void {
  const savedCredential = (id: string, name: string) => ({ id, name, service: serviceOf(name) });
  const settings = ManagedSettings.parse({
    apiAddress,
    enrolmentToken,
    organisation,
    helpDesk: { phone: '4400', hours: 'Every day, 07:00 to 23:00' },
    savedCredentials: [
      savedCredential('vpn', 'VPN'),
      savedCredential('crm', 'CRM'),
      savedCredential('mail', 'Mail'),
      savedCredential('softphone', 'Softphone'),
    ],
    // Whatever the person who plays is called on this machine.
    seat: { mode: 'os-user', account: atTheWorkstation, exclude: [] },
    // They read the demo's page meanwhile.
    resetIdleSeconds: 900,
    autostart: false,
    allowQuit: true,
  });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}
