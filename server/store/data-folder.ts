// Makes the folder of the embedded database, or says in words why that can't be done.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder can't be used. The message is the rest of a sentence that begins with the setting. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

/** By the codes of mkdir(2) and access(2). */
const reasons: Readonly<Record<string, string>> = {
  ENOTDIR: 'lies below a file; name a folder',
  EEXIST: 'is a file; name a folder',
  EACCES: 'may not be used by the user who runs Keyturn; give that user the folder, or name another one',
  EPERM: 'may not be used by the user who runs Keyturn; give that user the folder, or name another one',
  EROFS: 'is on a file system that takes no changes; name a folder elsewhere',
  ENOSPC: 'is on a file system that is full; make room, or name a folder elsewhere',
  ENAMETOOLONG: 'is too long for a path; name a shorter one',
  ELOOP: 'goes round in circles by symbolic links; name a folder',
};

/** The words for what the file system answered, for {@link DataFolderUnusable}. */
export function folderReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
  return reasons[code] ?? `cannot be made or used (${code}); name another folder`;
}

/**
 * The absolute path of `dataDir`, made (mode 700) where it was absent; what stands in it can be read and
 * written. Throws {@link DataFolderUnusable}.
 */
export function makeDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The lock and the database of another user (started once as root) would refuse in less clear words.
    for (const path of [folder, join(folder, 'lock'), join(folder, 'postgres')])
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new DataFolderUnusable(folderReason(error), { cause: error });
  }
  return folder;
}
