// Wrong passwords are all counted by the PDC emulator alone: that it is not listed is told.
import { expect, test } from 'vitest';
import type { Connection, Search } from '../../../../../server/directory/active-directory/connection.ts';
import {
  isPdcAmong,
  isPdcEmulator,
  pdcNote,
} from '../../../../../server/directory/active-directory/pdc-emulator.ts';

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

test.each([
  ['the holder answers', [['a', 'a']], true],
  [
    'another one answers beside it',
    [
      ['b', 'a'],
      ['a', 'a'],
    ],
    true,
  ],
  [
    'only others answer',
    [
      ['b', 'a'],
      ['c', 'a'],
    ],
    false,
  ],
  [
    'they don’t agree: it was seized or moved',
    [
      ['a', 'a'],
      ['b', 'c'],
    ],
    false,
  ],
  [
    'one does not show the role',
    [
      ['a', 'a'],
      ['b', null],
    ],
    false,
  ],
  ['nobody shows it', [[null, null]], false],
  ['nobody answers', [], false],
] as [string, [string | null, string | null][], boolean][])(
  'among those that answer: %s',
  (_what, roles, is) => {
    expect(isPdcAmong(roles.map(([own, holder]) => ({ own, holder })))).toBe(is);
  },
);

test('is told only where every listed controller is known to be another one', () => {
  expect(pdcNote(['no', 'no'])).toContain('PDC emulator');
  expect(pdcNote(['no', 'yes'])).toBeNull();
  expect(pdcNote(['no', 'unknown'])).toBeNull();
});
