// Saved passwords that Keyturn can't change on this computer: never told as up to date, and told once.
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CopiesView } from '../../../../src/contract/ipc.ts';
import { aCopiesView, beyondItem, someChecklist } from '../../../fakes/bridge-copies.ts';
import { someCredentials } from '../../../fakes/bridge-values.ts';
import { openPage, title } from '../support/page.tsx';

const changedAt = new Date(Date.now() - 3_600_000).toISOString();
const open = (change: Partial<CopiesView>) =>
  openPage({ screen: 'copies', copies: aCopiesView({ changedAt, ...change }) });
const words = () => screen.getByRole('main').textContent;
const upToDate = 'Your saved passwords are up to date';
const plain = 'Saved passwords on this computer';
const outOfReach = (required: boolean) =>
  someCredentials('updated', 'out-of-reach', 'updated', 'updated').map((line) => ({ ...line, required }));
const allOutOfReach = someCredentials('out-of-reach');

describe('what is said of all of them', () => {
  it.each<[string, Partial<CopiesView>, string]>([
    ['nothing within reach', { lines: allOutOfReach }, 'Keyturn cannot change these on this computer.'],
    ['one beside it', { lines: outOfReach(false) }, 'can change on this computer hold the new one; the rest'],
    [
      'one that must be there',
      { lines: outOfReach(true) },
      'hold the new one; the rest is for you to see to',
    ],
    ['no change that is known', { changedAt: null }, 'When your password changes, Keyturn updates these'],
  ])('is true with %s', async (_, change, lead) => {
    await open(change);
    expect(title()).toBe(plain);
    expect(words()).toContain(lead);
    expect(words()).not.toContain('The saved copies hold the new one.');
  });

  it('is that they are up to date where each is within reach and right', async () => {
    await open({ lines: someCredentials('updated', 'already-right', 'not-found') });
    expect(title()).toBe(upToDate);
    expect(words()).toContain('The saved copies hold the new one.');
  });
});

describe('one that is on the list to be ticked off', () => {
  it('is not told a second time beside it', async () => {
    await open({ lines: outOfReach(true), checklist: [beyondItem(), ...someChecklist()] });
    expect(screen.getByRole('checkbox', { name: 'VPN' })).toBeDefined();
    expect(words()).not.toContain('VPN: Keyturn cannot change it on this computer');
    expect(words()).toContain('Outlook updated');
  });

  it('leaves the list alone where there is nothing else', async () => {
    await open({ lines: allOutOfReach.slice(1, 2), checklist: [beyondItem()] });
    expect(title()).toBe('The rest of your list');
    expect(screen.getByRole('checkbox', { name: 'VPN' })).toBeDefined();
  });
});
