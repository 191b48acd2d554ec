// The managed settings of the demo's companion, as IT would set them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { organisation } from './agents.ts';

/** Writes the file, with its folder. */
export function writeSettingsFile(file: string, apiAddress: string): void {
  const savedCredential = (id: string, name: string) => ({ id, name, service: `${organisation} ${name}` });
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
