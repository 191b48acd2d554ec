// Who sits at which workstation, from what the operating system says.
import { hostname, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readWorkstation, type SystemFacts } from '../../../../main/system/workstation.ts';

const LINUX: SystemFacts = {
  platform: 'linux',
  hostname: 'floor-12.corp.example',
  username: 'ana',
  release: '6.1.0',
  env: {},
};
const WINDOWS: SystemFacts = {
  ...LINUX,
  platform: 'win32',
  hostname: 'FLOOR-12',
  env: { USERDOMAIN: 'CORP' },
};

describe('the workstation', () => {
  it('is this one', () => {
    expect(readWorkstation()).toMatchObject({
      name: hostname().split('.')[0],
      osUser: userInfo().username,
      platform: process.platform,
    });
  });

  it('has its name without the domain, and the zone of now', () => {
    const workstation = readWorkstation(LINUX);
    expect(workstation).toMatchObject({ name: 'floor-12', platform: 'linux', osVersion: '6.1.0' });
    const before = process.env['TZ'];
    try {
      for (const zone of ['Asia/Manila', 'America/Sao_Paulo']) {
        process.env['TZ'] = zone;
        expect(workstation.zone()).toBe(zone);
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('has a name even where the system has none', () => {
    expect(readWorkstation({ ...LINUX, hostname: '' }).name).toBe('unnamed');
  });

  it('is of a system that Keyturn is made for', () => {
    expect(() => readWorkstation({ ...LINUX, platform: 'freebsd' })).toThrow();
  });
});

describe('the person', () => {
  it.each<[SystemFacts, string, string | null]>([
    [LINUX, 'ana', null],
    [{ ...LINUX, username: String.raw`CORP\ana` }, 'ana', 'CORP'],
    [{ ...LINUX, username: 'ana@corp.example' }, 'ana', 'corp.example'],
    [WINDOWS, 'ana', 'CORP'],
    [{ ...WINDOWS, env: { USERDOMAIN: 'floor-12' } }, 'ana', null],
    [{ ...WINDOWS, env: { USERDOMAIN: 'two words' } }, 'ana', null],
    [{ ...WINDOWS, env: {} }, 'ana', null],
    [{ ...LINUX, env: { USERDOMAIN: 'CORP' } }, 'ana', null],
  ])('of %j is %s in %s', (facts, osUser, domain) => {
    expect(readWorkstation(facts)).toMatchObject({ osUser, domain });
  });
});
