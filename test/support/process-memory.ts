// Looks for a secret in the memory of running processes (proc(5): maps, mem).
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Where a secret stands, and in which form; never the secret itself. */
interface MemoryHit {
  readonly form: 'utf8' | 'latin1' | 'utf16' | 'json';
  /** The mapping's name, such as `[heap]`; empty where it has none. */
  readonly mapping: string;
  readonly at: number;
}

interface MemorySearch {
  readonly hits: readonly MemoryHit[];
  /** How much was read: a search that read nothing has shown nothing. */
  readonly bytes: number;
}

const MAPPING = /^([0-9a-f]+)-([0-9a-f]+) r..p \S+ \S+ \S+\s*(.*)$/;
const CHUNK = 16 * 1024 * 1024;

/**
 * Searches all readable private mappings of a process, as far as they can be read. V8 keeps a text in Latin-1 where
 * it can, else in UTF-16; what goes elsewhere is UTF-8, and in calls of the API JSON. None for a process that has ended.
 */
export function searchMemory(pid: number, secret: string): MemorySearch {
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [
    ['utf8', Buffer.from(secret)],
    ['latin1', Buffer.from(secret, 'latin1')],
    ['utf16', Buffer.from(secret, 'utf16le')],
    ['json', Buffer.from(json)],
    ['json', Buffer.from(json, 'latin1')],
  ] as const;
  const overlap = Math.max(...forms.map(([, bytes]) => bytes.length));
  const hits: MemoryHit[] = [];
  let bytes = 0;
  let memory: number;
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return { hits, bytes };
  }
  try {
    for (const [from, to, mapping] of mappingsOf(pid)) {
      for (let at = from; at < to; at += CHUNK) {
        const chunk = readSome(memory, at, Math.min(CHUNK + overlap, to - at));
        bytes += Math.min(chunk.length, CHUNK);
        for (const [form, wanted] of forms)
          for (let found = chunk.indexOf(wanted); found >= 0; found = chunk.indexOf(wanted, found + 1))
            if (found < CHUNK) hits.push({ form, mapping, at: at + found });
      }
    }
  } finally {
    closeSync(memory);
  }
  return { hits, bytes };
}

function mappingsOf(pid: number): [number, number, string][] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to, name = ''] = MAPPING.exec(line) ?? [];
      return from === undefined || to === undefined ? [] : [[parseInt(from, 16), parseInt(to, 16), name]];
    });
}

// Guard pages and what was unmapped meanwhile can't be read.
function readSome(memory: number, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  try {
    return buffer.subarray(0, readSync(memory, buffer, 0, length, at));
  } catch {
    return buffer.subarray(0, 0);
  }
}
