// Where Electron comes from: the order of sources, and how long a refusal is believed.
import { describe, expect, it } from 'vitest';
import { chooseElectron } from '../../../scripts/electron.mjs';
import { firstCause } from '../../../scripts/electron/official.mjs';
import { isRefusalFresh } from '../../../scripts/electron/refusal.mjs';
import { repackSupported } from '../../../scripts/electron/repack.mjs';

const nothing = {
  overrideDir: undefined,
  officialInstalled: false,
  repackSupported: true,
  repackCached: false,
  refusedRecently: false,
};

describe('choosing an Electron', () => {
  it('takes the folder that Electron’s own variable names before all else', () => {
    expect(chooseElectron({ ...nothing, overrideDir: '/opt/electron', officialInstalled: true })).toBe(
      'override',
    );
  });

  it('takes the official binary when it is there, although a repack is cached', () => {
    expect(chooseElectron({ ...nothing, officialInstalled: true, repackCached: true })).toBe('official');
  });

  it('tries the official download first, and again once the refusal is old', () => {
    expect(chooseElectron(nothing)).toBe('download');
    expect(chooseElectron({ ...nothing, repackCached: true })).toBe('download');
  });

  it('falls back to the repack after a refusal, from the cache if it can', () => {
    expect(chooseElectron({ ...nothing, refusedRecently: true })).toBe('repack-install');
    expect(chooseElectron({ ...nothing, refusedRecently: true, repackCached: true })).toBe('repack-cached');
  });

  it('knows nothing but the download where there is no repack', () => {
    expect(chooseElectron({ ...nothing, repackSupported: false, refusedRecently: true })).toBe('download');
    expect(repackSupported('linux', 'arm64')).toBe(false);
    expect(repackSupported('darwin', 'x64')).toBe(false);
  });
});

describe('a refusal', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');

  it('is believed for a day', () => {
    expect(isRefusalFresh({ at: '2026-02-28T12:00:01Z' }, now)).toBe(true);
    expect(isRefusalFresh({ at: '2026-02-28T12:00:00Z' }, now)).toBe(false);
  });

  it('is not believed when it lies in the future or can’t be read', () => {
    expect(isRefusalFresh({ at: '2026-03-02T00:00:00Z' }, now)).toBe(false);
    expect(isRefusalFresh({ at: 'soon' }, now)).toBe(false);
    expect(isRefusalFresh(undefined, now)).toBe(false);
  });

  it('is told by its cause, without the stack', () => {
    expect(firstCause('TypeError: fetch failed\n    at node:internal/deps\n')).toBe('fetch failed');
    expect(firstCause('x\n  [cause]: Error: getaddrinfo ENOTFOUND host.example {\n')).toBe(
      'getaddrinfo ENOTFOUND host.example',
    );
    expect(firstCause('')).toBe('its installer gave no reason');
  });
});
