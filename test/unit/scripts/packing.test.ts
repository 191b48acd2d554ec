// Installers: around which Electron, and that nothing is published.
import { expect, it } from 'vitest';
import { packArguments } from '../../../scripts/packing/pack.mjs';
import { refuse } from '../../../scripts/packing/runtime.mjs';

const official = { version: '45.4.1', wanted: '45.4.1', isStandIn: false, reason: undefined };

it('are made around the pinned Electron only', () => {
  expect(refuse(official)).toBeUndefined();
  expect(refuse({ ...official, version: '45.4.0' })).toMatch(
    /here is 45\.4\.0; the companion is made for 45\.4\.1/,
  );
});

it('are never made around the stand-in, whatever version it says it is', () => {
  expect(refuse({ ...official, isStandIn: true })).toMatch(/stand-in .+ must not be installed anywhere/);
});

it('are refused with the reason and all ways out where the official one can’t be had', () => {
  const words = refuse({ ...official, version: undefined, reason: 'fetch failed' });
  expect(words).toMatch(/^Electron 45\.4\.1 is not here and can't be downloaded \(fetch failed\)\./);
  expect(words).toMatch(
    /\nRun this on a network .+ ELECTRON_OVERRIDE_DIST_PATH\.\n.+npm run dist -- --trial$/,
  );
});

it('are left out of a trial, and published by neither', () => {
  const options = { runtime: { folder: '/e', version: '45.4.1' }, output: '/o' };
  const release = packArguments({ ...options, installers: true });
  expect(release).not.toContain('--dir');
  expect(packArguments({ ...options, installers: false })).toContain('--dir');
  expect(release.join(' ')).toContain('--publish never');
  expect(release).toContain('-c.electronDist=/e');
});
