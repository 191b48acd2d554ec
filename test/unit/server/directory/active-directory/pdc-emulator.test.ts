// Wrong passwords are all counted by the PDC emulator alone: that it is not listed is told.
import { expect, test } from 'vitest';
import type { Connection, Search } from '../../../../../server/directory/active-directory/connection.ts';
import { isPdcEmulator, pdcNote } from '../../../../../server/directory/active-directory/pdc-emulator.ts';

const settings = (name: string): string => `CN=NTDS Settings,CN=${name},CN=Servers,CN=Site`;

test.each([
  ['the holder of the role', settings('DC1'), settings('dc1'), 'yes'],
  ['another one', settings('DC2'), settings('DC1'), 'no'],
  ['one that does not say who it is', undefined, settings('DC1'), 'unknown'],
  ['one that does not show the role', settings('DC1'), undefined, 'unknown'],
] as const)('%s', async (_what, dsServiceName, fSMORoleOwner, evidence) => {
  const connection = {
    root: { domainDn: 'DC=corp', configurationDn: 'CN=Configuration,DC=corp', controls: new Set() },
    search: ({ base }: Search) =>
      Promise.resolve([{ dn: base, ...(base === '' ? { dsServiceName } : { fSMORoleOwner }) }]),
  } as Partial<Connection> as Connection;
  expect(await isPdcEmulator(connection)).toBe(evidence);
});

test('is told only where every listed controller is known to be another one', () => {
  expect(pdcNote(['no', 'no'])).toContain('PDC emulator');
  expect(pdcNote(['no', 'yes'])).toBeNull();
  expect(pdcNote(['no', 'unknown'])).toBeNull();
});
