// The krb5.conf that makes one controller the only KDC of a realm.
import { expect, test } from 'vitest';
import { pinned } from '../../../../../server/directory/active-directory/kerberos.ts';

test.each([
  ['ldaps://dc1.corp.test', 'dc1.corp.test'],
  // The port of a KDC is not the one of LDAPS.
  ['ldaps://dc1.corp.test:3269', 'dc1.corp.test'],
  ['ldaps://[fd00::1]:636', '[fd00::1]'],
])('%s is the one KDC, by no word of DNS or of a later file', (controller, kdc) => {
  expect(pinned('CORP.TEST', controller).split('\n')).toEqual([
    '[libdefaults]',
    '  dns_lookup_kdc = false',
    '[realms]',
    '  CORP.TEST = {',
    `    kdc = ${kdc}`,
    '  }*',
    '',
  ]);
});
