// What names the present sign-in.
import { expect, it } from 'vitest';
import { readSignIn } from '../../../../main/system/sign-in.ts';

const BOOT = 'b0075eed';
const files =
  (sessionid: string | null, boot: string | null = BOOT) =>
  (path: string) =>
    path === '/proc/self/sessionid' ? sessionid : boot;

it.each<[string | null, string | undefined, string | null]>([
  ['3', '7', `${BOOT} audit 3`],
  ['4294967295', '7', `${BOOT} 7`],
  [null, '7', `${BOOT} 7`],
  ['4294967295', undefined, null],
])('is of audit session %s and XDG_SESSION_ID %s: %s', (sessionid, named, expected) => {
  const env = named === undefined ? {} : { XDG_SESSION_ID: named };
  expect(readSignIn('linux', env, files(sessionid))).toBe(expected);
});

it('is nothing without a boot to tell it from, and on other systems', () => {
  expect(readSignIn('linux', { XDG_SESSION_ID: '7' }, files('3', null))).toBeNull();
  expect(readSignIn('win32', {}, files('3'))).toBeNull();
});
