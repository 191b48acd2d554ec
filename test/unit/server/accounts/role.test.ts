// Roles: only members of the group that is set, and nobody where none is.
import { expect, test } from 'vitest';
import { hasRole } from '../../../../server/accounts/role.ts';
import type { DirectoryAccount } from '../../../../server/directory/directory.ts';

const account: DirectoryAccount = {
  id: 'a',
  names: { username: 'ana', domain: null, upn: null, mail: null },
  displayName: 'Ana',
  mail: null,
  recoveryMail: null,
  enabled: true,
  accountExpired: false,
  protected: false,
  locked: false,
  lockedAt: null,
  tier: 'standard',
  passwordVersion: '1',
  status: { kind: 'unknown' },
  groups: ['Auditors', 'CN=Auditors,CN=Users,DC=corp,DC=test', 'Staff'],
};

test.each([
  ['by name, in any case', account, { auditor: 'AUDITORS', admin: null }, true],
  ['by DN', account, { auditor: 'cn=auditors,cn=users,dc=corp,dc=test', admin: null }, true],
  ['as an administrator', account, { auditor: null, admin: 'Staff' }, true],
  ['in another group', account, { auditor: 'Audit', admin: 'Admins' }, false],
  ['without a group set', account, { auditor: null, admin: null }, false],
  ['without any group', { ...account, groups: [] }, { auditor: 'Auditors', admin: null }, false],
  ['disabled', { ...account, enabled: false }, { auditor: 'Auditors', admin: null }, false],
  [
    'whose account has expired',
    { ...account, accountExpired: true },
    { auditor: 'Auditors', admin: null },
    false,
  ],
  ['who is gone', null, { auditor: 'Auditors', admin: null }, false],
] as const)('an auditor %s', (_who, who, groups, expected) => {
  expect(hasRole(who, 'auditor', groups)).toBe(expected);
});
