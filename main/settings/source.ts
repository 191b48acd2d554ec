// Which source of managed settings holds on this system.
import { readFile } from 'node:fs/promises';
import type { ManagedSettingsSource } from '../ports.ts';
import { linuxSettings } from './linux.ts';
import { parseSettings } from './parse.ts';

/**
 * The one source: a file named on the command line in development, the system's own elsewhere. Windows
 * and macOS have none yet: there every workstation is "not set up", whatever lies on its disk.
 */
export function settingsSource(
  platform: NodeJS.Platform,
  developmentFile: string | undefined,
): ManagedSettingsSource {
  if (developmentFile !== undefined) return developmentSettings(developmentFile);
  return platform === 'linux' ? linuxSettings() : { read: () => Promise.resolve({ kind: 'absent' }) };
}

/** Any file at all, for development only. */
function developmentSettings(location: string): ManagedSettingsSource {
  const read: ManagedSettingsSource['read'] = async () => {
    try {
      return parseSettings(await readFile(location, 'utf8'), location);
    } catch {
      return { kind: 'refused', reason: 'the file can not be read', location };
    }
  };
  return { read };
}
