// Small facts in one JSON file of the person's own folder. Written beside it and moved over it, so that a
// crash leaves the one or the other; nobody else may read it.
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseJson } from '../../src/json.ts';
import type { Store } from '../ports.ts';

export class JsonFile implements Store {
  readonly #path: string;
  #last: Promise<unknown> = Promise.resolve();
  /** The folder is as it should be, and nothing of an earlier crash is left in it. */
  #ready = false;

  /** @param path absolute; its folder is made where there is none */
  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<unknown> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const value = parseJson(text);
    // The message of a parser would quote what is there.
    if (value === undefined) throw new Error('there is no JSON in the file');
    return value;
  }

  /** Writes follow each other in the order in which they were asked for. Rejects where the disk refuses. */
  write(value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    const written = this.#last.then(() => this.#replace(text));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #replace(text: string): Promise<void> {
    const folder = dirname(this.#path);
    const beside = `${this.#path}.new`;
    try {
      if (!this.#ready) await makeReady(folder, beside);
      this.#ready = true;
      await writeThrough(beside, text);
      await rename(beside, this.#path);
    } catch (error) {
      this.#ready = false;
      await rm(beside, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(folder);
  }
}

/** What is left of an earlier crash goes first, and with it whatever rights it had. */
async function makeReady(folder: string, beside: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The folder may have been there before, made by Chromium with the person's own habits.
  await chmod(folder, 0o700);
  await rm(beside, { force: true });
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name is on the disk too; Windows has no such thing, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
