// What a device learns of an account: never a wrong date, and nothing of who it is.
import { describe, expect, test } from 'vitest';
import { PasswordStatus } from '../../../../src/contract/reminders.ts';
import type { PolicyRule } from '../../../../src/contract/steps.ts';
import type { DirectoryAccount } from '../../../../server/directory/directory.ts';
import { harmless, statusOf } from '../../../../server/reminders/status-view.ts';

const now = new Date('2026-12-03T09:00:00.000Z');
const changedAt = new Date('2026-09-04T09:00:00.000Z');
const free = { locked: false, lockedAt: null };
const account = (over: Partial<DirectoryAccount>): DirectoryAccount => ({
  id: 'id',
  displayName: 'Ana',
  mail: null,
  recoveryMail: null,
  enabled: true,
  accountExpired: false,
  names: { username: 'ana', domain: null, upn: null, mail: null },
  protected: false,
  tier: 'standard',
  ...free,
  groups: [],
  status: { kind: 'unknown' },
  passwordVersion: '1',
  ...over,
});
const told = (over: Partial<DirectoryAccount>) => PasswordStatus.parse(statusOf(account(over), now));

describe('a status', () => {
  test('expires at the directory’s instant; at that instant it has expired', () => {
    const at = new Date(now.getTime() + 1);
    expect(told({ status: { kind: 'expires', at, changedAt } })).toEqual({
      kind: 'expires',
      at: at.toISOString(),
      changedAt: changedAt.toISOString(),
      ...free,
    });
    expect(told({ status: { kind: 'expires', at: now, changedAt } })).toEqual({
      kind: 'expired',
      since: now.toISOString(),
      changedAt: changedAt.toISOString(),
      ...free,
    });
  });

  test('expired stays so, even if the directory’s clock is ahead', () => {
    const since = new Date(now.getTime() + 30_000);
    expect(told({ status: { kind: 'expired', since, changedAt } })).toMatchObject({
      kind: 'expired',
      since: since.toISOString(),
    });
  });

  test.each(['must-change', 'unknown'] as const)('%s has no date', (kind) => {
    expect(told({ status: { kind } })).toEqual({ kind, ...free });
  });

  test('never says when it was changed, if that is known', () => {
    expect(told({ status: { kind: 'never', changedAt: null } })).toEqual({
      kind: 'never',
      changedAt: null,
      ...free,
    });
  });

  test('locked says since when, if that is known', () => {
    expect(told({ locked: true, lockedAt: changedAt })).toMatchObject({
      locked: true,
      lockedAt: changedAt.toISOString(),
    });
    expect(told({ locked: true, lockedAt: null })).toMatchObject({ locked: true, lockedAt: null });
  });

  test('of nobody is unknown', () => {
    expect(statusOf(null, now)).toEqual({ kind: 'unknown', ...free });
  });
});

test('rules hold no word of whose they are', () => {
  const rules: PolicyRule[] = [
    { id: 'min-length', text: 'rule.min-length', source: 'directory', params: { min: 12 } },
    { id: 'not-name', text: 'rule.not-name', source: 'directory', params: { parts: ['ana', 'Muñoz'] } },
    { id: 'not-common', text: 'rule.not-common', source: 'keyturn', params: { words: ['Muñoz'] } },
    { id: 'min-age', text: 'rule.min-age', source: 'directory', params: { until: changedAt.toISOString() } },
  ];
  const told = harmless(rules);
  expect(told.rules.map(({ id }) => id)).toEqual(['min-length', 'not-name', 'not-common']);
  expect(JSON.stringify(told)).not.toMatch(/ana|Muñoz|2026/);
});
