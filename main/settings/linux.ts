// Managed settings on Linux: one file that only root can have written. Opened once, without following a
// link or waiting for a pipe; checked and read through that one descriptor, so that nothing can be
// exchanged in between.
import { constants, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { ManagedSettingsSource, SettingsReading } from '../ports.ts';
import { parseSettings } from './parse.ts';

const LINUX_LOCATION = '/etc/keyturn/managed-settings.json';

/** No settings come near this, in bytes. */
const LARGEST = 256 * 1024;

const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads the file at `location`. `owner` is the numeric user that must own it: root, except in tests
 * that can't be root.
 */
export function linuxSettings(location: string = LINUX_LOCATION, owner = 0): ManagedSettingsSource {
  const refused = (reason: string): SettingsReading => ({ kind: 'refused', reason, location });
  const read = async (): Promise<SettingsReading> => {
    let file: FileHandle;
    try {
      file = await open(location, FLAGS);
    } catch (error) {
      const reason = whyNotOpened(error);
      return reason === undefined ? { kind: 'absent' } : refused(reason);
    }
    try {
      const objection = objectionTo(await file.stat(), owner);
      if (objection !== undefined) return refused(objection);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST + 1), 0, LARGEST + 1, 0);
      if (bytesRead > LARGEST) return refused('the file is too large');
      return parseSettings(buffer.toString('utf8', 0, bytesRead), location);
    } catch {
      return refused('the file can not be read');
    } finally {
      await file.close();
    }
  };
  return { read };
}

/** Undefined when there simply is no file. */
function whyNotOpened(error: unknown): string | undefined {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return undefined;
    case 'ELOOP':
    case 'EMLINK':
      return 'it is a symbolic link; only a regular file is taken';
    case 'EACCES':
    case 'EPERM':
      return 'the file may not be read by the people who work here';
    case 'ENXIO':
      return 'it is no regular file';
    default:
      return 'the file can not be opened';
  }
}

function objectionTo(stat: Stats, owner: number): string | undefined {
  if (!stat.isFile()) return 'it is no regular file';
  if (stat.uid !== owner) return 'the file does not belong to root';
  if ((stat.mode & 0o020) !== 0) return 'the file can be written by its group';
  if ((stat.mode & 0o002) !== 0) return 'the file can be written by everybody';
  if (stat.size > LARGEST) return 'the file is too large';
  return undefined;
}
