// Groups are named by people.
import { expect, test } from 'vitest';
import { inGroup } from '../../../../server/directory/group-membership.ts';

test('by name or DN, in any case, and never by a part', () => {
  const groups = ['Help Desk', 'CN=Help Desk,OU=Groups,DC=corp,DC=test'];
  expect(inGroup(groups, 'help desk')).toBe(true);
  expect(inGroup(groups, 'cn=help desk,ou=groups,dc=corp,dc=test')).toBe(true);
  expect(inGroup(groups, 'Help')).toBe(false);
  expect(inGroup([], '')).toBe(false);
});
