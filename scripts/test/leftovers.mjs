// Finds processes that a test run left behind. Linux only: other systems have no /proc.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {{ pid: number, command: string }} Leftover */

/** How long a process that was told to end may take, in milliseconds. */
const grace = 3_000;

/**
 * Processes that carry the run's mark in their environment, or work in its folder: a database
 * server, for one, overwrites its environment with its title.
 *
 * @param {string} mark `NAME=value`
 * @param {string} folder
 * @returns {Promise<Leftover[]>} those still there after a short grace
 */
export async function findLeftovers(mark, folder) {
  const until = Date.now() + grace;
  for (;;) {
    const found = processes().filter(({ pid }) => belongs(pid, mark, folder));
    if (found.length === 0 || Date.now() > until) return found;
    await wait(100);
  }
}

/**
 * Ends them for good; the run has failed already.
 * @param {Leftover[]} leftovers
 */
export async function stopLeftovers(leftovers) {
  for (const { pid } of leftovers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
  if (leftovers.length > 0) await wait(200);
}

/** @returns {Leftover[]} every process but this one */
function processes() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: commandLine(name) }));
}

/**
 * @param {number} pid
 * @param {string} mark
 * @param {string} folder
 */
function belongs(pid, mark, folder) {
  const inside = (/** @type {string} */ path) => path === folder || path.startsWith(`${folder}/`);
  return (
    read(`/proc/${pid}/environ`).split('\0').includes(mark) ||
    inside(link(`/proc/${pid}/cwd`)) ||
    openFiles(pid).some(inside)
  );
}

/** @param {number} pid */
function openFiles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => link(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

/** @param {string} pid */
function commandLine(pid) {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

/**
 * What can't be read has ended, or is another user's.
 * @param {string} file
 */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} file */
function link(file) {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
