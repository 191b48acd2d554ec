// Since when an account is locked, by the attributes of a controller.
import { expect, test } from 'vitest';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { toFiletime } from '../../../../../server/directory/active-directory/filetime.ts';
import { lockedAt } from '../../../../../server/directory/active-directory/status.ts';

const at = new Date('2026-11-23T09:05:27.848Z');
const entry = (attributes: Record<string, string>): Entry => ({ dn: 'CN=ana', ...attributes });
const lockoutTime = String(toFiletime(at));

test('a locked account is locked since lockoutTime', () => {
  expect(lockedAt(entry({ 'msDS-User-Account-Control-Computed': '16', lockoutTime }))).toEqual(at);
});

test('a lock that ended by itself leaves lockoutTime behind, and no instant', () => {
  expect(lockedAt(entry({ 'msDS-User-Account-Control-Computed': '0', lockoutTime }))).toBeNull();
});

test('where only one of them can be read, what is known is told', () => {
  expect(lockedAt(entry({ 'msDS-User-Account-Control-Computed': '16' }))).toBeNull();
  expect(lockedAt(entry({ lockoutTime }))).toEqual(at);
});
