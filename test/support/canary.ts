// Searches everything that a run has written for secrets that must not be there.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finderOf, patternsOf } from './canary-patterns.ts';
import { strings } from './processes.ts';

/** Where a secret was found and in which shape; never the secret itself, only its name. */
interface Hit {
  readonly secret: string;
  readonly place: string;
  readonly encoding: string;
}

/** What was found, and how much was read: a search that read nothing has shown nothing. */
export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly files: number;
  readonly bytes: number;
  readonly processes: number;
}

const CHUNK = 4 * 1024 * 1024;
const ZEROS = Buffer.alloc(CHUNK);

/** A password nobody chose, which directories accept and programs like to escape. */
export function plantCanary(): string {
  return `Kanari "${randomBytes(9).toString('base64url')}" é & 7`;
}

/**
 * Looks for the secrets (name to value) in all files below the roots and in the arguments and
 * environment of the processes. Rejects when a root is not there.
 */
export async function searchCanary(
  secrets: Readonly<Record<string, string>>,
  roots: readonly string[],
  pids: readonly number[] = [],
): Promise<SearchResult> {
  const wanted = Object.entries(secrets).flatMap(([secret, value]) =>
    patternsOf(value).map((pattern) => ({ secret, pattern })),
  );
  const overlap = Math.max(...wanted.map(({ pattern }) => pattern.bytes.length)) + 2;
  const hits = new Map<string, Hit>();
  const find = finderOf(wanted);
  const look = (place: string, bytes: Buffer): void => {
    for (const { secret, pattern } of find(bytes)) {
      const hit = { secret, place, encoding: pattern.encoding };
      hits.set(JSON.stringify(hit), hit);
    }
  };

  let files = 0;
  let bytes = 0;
  for (const root of roots)
    for (const file of await filesBelow(root)) {
      // A file's name is written too.
      look(`name of ${file.slice(0, root.length)}…`, Buffer.from(file));
      files += 1;
      bytes += eachChunk(file, overlap, (chunk) => look(file, chunk));
    }
  for (const pid of pids)
    for (const part of ['cmdline', 'environ'] as const)
      look(`/proc/${pid}/${part}`, Buffer.from(strings(pid, part).join('\0')));
  return { hits: [...hits.values()], files, bytes, processes: pids.length };
}

async function filesBelow(root: string): Promise<string[]> {
  if (statSync(root).isFile()) return [root];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((one) => join(one.parentPath, one.name));
}

/** Reads a file in overlapping chunks; one that has gone meanwhile has nothing in it any more. */
function eachChunk(file: string, overlap: number, look: (chunk: Buffer) => void): number {
  const buffer = Buffer.alloc(CHUNK);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  try {
    let total = 0;
    let kept = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, kept, CHUNK - kept, null);
      if (read === 0) return total;
      total += read;
      const chunk = buffer.subarray(0, kept + read);
      if (!chunk.equals(ZEROS.subarray(0, chunk.length))) look(chunk);
      kept = Math.min(overlap, chunk.length);
      buffer.copyWithin(0, chunk.length - kept, chunk.length);
    }
  } finally {
    closeSync(descriptor);
  }
}
