// The copies as the window shows them: what is listed before anything was done, and what became of a run.
import { describe, expect, it } from 'vitest';
import { credentialLines, plannedLines } from '../../../../main/companion/copies-view.ts';
import { SavedCredentialSettings } from '../../../../src/settings/saved-credential-settings.ts';

const settings = SavedCredentialSettings.parse([
  { id: 'vpn', name: 'VPN', service: 'vpn', required: true },
  { id: 'rdp', name: 'Remote desktop', service: 'TERMSRV/host', exactTarget: true },
]);
const reachable = ({ exactTarget }: { readonly exactTarget: boolean }) => !exactTarget;

describe('the copies as they are shown', () => {
  it('are listed before anything was done for a change, with those that are out of reach', () => {
    expect(plannedLines({ settings, reachable })).toEqual([
      { id: 'vpn', name: 'VPN', required: true, state: 'waiting' },
      { id: 'rdp', name: 'Remote desktop', required: false, state: 'out-of-reach' },
    ]);
  });

  it.each([
    [true, 'working'],
    [false, 'unknown'],
  ])('tell an intent without an outcome by whether a run is under way: %s', (working, state) => {
    const run = {
      why: 'elsewhere',
      changedAt: '2026-11-23T09:00:00.000Z',
      entries: [{ id: 'vpn', required: false, state: 'intended' }],
    } as const;
    expect(
      credentialLines({ settings, reachable }, { working, run: { ...run, entries: [...run.entries] } })[0],
    ).toMatchObject({ id: 'vpn', state });
  });
});
