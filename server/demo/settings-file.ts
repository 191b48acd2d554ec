// The managed settings of the demo's companion, as IT would set them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { agents, organisation } from './agents.ts';

/** What the keychain of a demo workstation holds before a reset; nobody has saved the softphone's. */
export const savedCopies = agents.flatMap(({ username, password }) =>
  ['VPN', 'CRM', 'Mail'].map((name) => ({ service: serviceOf(name), account: username, password })),
);

function serviceOf(name: string): string {
  return `${organisation} ${name}`;
}

/** Writes the file, with its folder. */
export function writeSettingsFile(file: string, apiAddress: string): void {
  const savedCredential = (id: string, name: string) => ({ id, name, service: serviceOf(name) });
  const settings = ManagedSettings.parse({
    apiAddress,
    organisation,
    helpDesk: { phone: '4400', hours: 'Every day, 07:00 to 23:00' },
    savedCredentials: [
      savedCredential('vpn', 'VPN'),
      savedCredential('crm', 'CRM'),
      savedCredential('mail', 'Mail'),
      savedCredential('softphone', 'Softphone'),
    ],
    allowQuit: true,
  });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}
