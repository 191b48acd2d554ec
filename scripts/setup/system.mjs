// What the operating system must bring: libraries for Electron and, for the tests, real services.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from './debian.mjs';
import { debianPackages, programs } from './needs.mjs';
import { SetupStop } from './stop.mjs';

/**
 * @param {'start' | 'test'} profile
 * @returns {import('./profiles.mjs').Step}
 */
export function systemStep(profile) {
  return {
    title: 'system packages',
    async run(say) {
      if (process.platform === 'linux' && isDebian(readOsRelease())) {
        return installDebianPackages({ profile, needed: debianPackages[profile], say });
      }
      if (profile === 'test' && process.platform !== 'linux') {
        throw new SetupStop(
          'The whole test suite starts a domain controller, a database and a desktop session of its ' +
            `own, which ${process.platform} can't run. Run it on Debian 12 or later (a container will do).\n` +
            'Here these run: npm run check, npm run test:unit, npm run build.',
        );
      }
      if (process.platform === 'linux') return checkPrograms(profile, say);
      return false;
    },
  };
}

/**
 * @param {string} osRelease the text of /etc/os-release
 */
export function isDebian(osRelease) {
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value = '']) =>
    value.replaceAll(/["']/g, '').split(/\s+/),
  );
  return ids.includes('debian');
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/**
 * On a Linux without apt the packages have other names, so the programs are looked for instead.
 *
 * @param {'start' | 'test'} profile
 * @param {(line: string) => void} say
 */
function checkPrograms(profile, say) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const missing = programs[profile].filter(
    ({ names }) => !names.some((name) => folders.some((folder) => existsSync(join(folder, name)))),
  );
  if (missing.length === 0) return false;
  const list = missing.map(({ names, purpose }) => `  ${names.join(' or ')} (${purpose})`).join('\n');
  const words = `These programs are missing; install them with your system's package manager:\n${list}`;
  if (profile === 'test') throw new SetupStop(words);
  say(words);
  return false;
}
