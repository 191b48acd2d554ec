// Remembers that Electron's release host could not be reached, so that each start does not wait
// for it anew.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../lib/paths.mjs';

const file = join(cacheDir, 'electron', 'refused.json');

/** How long a refusal is believed: one day, in milliseconds. */
const believedFor = 24 * 60 * 60_000;

/** @returns {unknown} what was remembered, if anything */
export function readRefusal() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} refusal what `readRefusal` gave
 * @param {number} now milliseconds since 1970
 */
export function isRefusalFresh(refusal, now) {
  if (typeof refusal !== 'object' || refusal === null || !('at' in refusal)) return false;
  const at = Date.parse(String(refusal.at));
  return at <= now && now - at < believedFor;
}

/** @param {string} reason */
export function rememberRefusal(reason) {
  mkdirSync(join(cacheDir, 'electron'), { recursive: true });
  writeFileSync(file, JSON.stringify({ at: new Date().toISOString(), reason }));
}
