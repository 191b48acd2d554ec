// Set-up: what counts as installed, so that a second run skips and a stale one does not.
import { describe, expect, it } from 'vitest';
import { missingPackages, parseInstalled } from '../../../scripts/setup/debian.mjs';
import { npmCommand } from '../../../scripts/lib/npm.mjs';
import { matchesLock } from '../../../scripts/setup/npm.mjs';
import { isDebian } from '../../../scripts/setup/system.mjs';

describe('Debian packages', () => {
  const installed = parseInstalled(
    [
      'installed\tlibgtk-3-0t64\tlibgtk-3-0 (= 3.24.41-4)',
      'config-files\tunzip\t',
      'installed\tmawk\tawk, other:any (= 1)',
      '',
    ].join('\n'),
  );

  it('are there by name or by what they provide', () => {
    expect([...installed]).toEqual(['libgtk-3-0t64', 'libgtk-3-0', 'mawk', 'awk', 'other']);
  });

  it('are missing when removed, though their configuration is left', () => {
    expect(missingPackages([['unzip']], installed)).toEqual([['unzip']]);
  });

  it('are not missing when one of several alternatives is there', () => {
    expect(missingPackages([['gawk', 'mawk'], ['libgtk-3-0']], installed)).toEqual([]);
  });

  it('are asked for on Debian and its children only', () => {
    expect(isDebian('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
    expect(isDebian('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
    expect(isDebian('ID=fedora\nVARIANT_ID=debian\n')).toBe(false);
  });
});

describe('npm packages', () => {
  const zod = { version: '4.0.0', integrity: 'sha512-a' };
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/zod': zod,
    'node_modules/only-on-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  };

  it('are up to date without packages for other systems', () => {
    expect(matchesLock(wanted, { 'node_modules/zod': zod })).toBe(true);
  });

  it('are stale when one is missing, differs, or is no longer wanted', () => {
    expect(matchesLock(wanted, {})).toBe(false);
    expect(matchesLock(wanted, { 'node_modules/zod': { ...zod, version: '4.0.1' } })).toBe(false);
    expect(matchesLock(wanted, { 'node_modules/zod': { ...zod, integrity: 'sha512-c' } })).toBe(false);
    expect(matchesLock(wanted, { 'node_modules/zod': zod, 'node_modules/old': zod })).toBe(false);
  });

  it('are stale when npm never finished', () => {
    expect(matchesLock(wanted, undefined)).toBe(false);
  });
});

describe('npm itself', () => {
  const started = { npm_execpath: '/usr/lib/npm-cli.js', npm_node_execpath: process.execPath };

  it('runs on the Node of this script', () => {
    const env = { ...started, npm_node_execpath: '/gone' };
    expect(npmCommand({ env, platform: 'linux' })).toEqual([process.execPath, '/usr/lib/npm-cli.js']);
  });

  it('runs on its own Node once an installation took the one of this script away', () => {
    const command = npmCommand({ env: started, platform: 'linux', execPath: '/gone' });
    expect(command).toEqual([process.execPath, '/usr/lib/npm-cli.js']);
  });

  it('is looked for where both are gone, or npm did not start this script', () => {
    const env = { ...started, npm_node_execpath: '/gone' };
    expect(npmCommand({ env, platform: 'linux', execPath: '/gone' })).toEqual(['npm']);
    expect(npmCommand({ env: {}, platform: 'linux' })).toEqual(['npm']);
  });
});
