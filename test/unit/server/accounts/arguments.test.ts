// The command line of an administrator: what is understood, and that no password can be an argument.
import { expect, test } from 'vitest';
import { UsageFault, parseCommand } from '../../../../server/accounts/cli/arguments.ts';

test.each([
  [[], { do: 'help' }],
  [['--help'], { do: 'help' }],
  [['create', '-h'], { do: 'help' }],
  [['list'], { do: 'list' }],
  [['devices'], { do: 'devices', part: null, removed: false }],
  [['devices', 'ana', '--removed'], { do: 'devices', part: 'ana', removed: true }],
  [['allow-device', 'ID'], { do: 'allow-device', id: 'ID' }],
  [['revoke-device', 'ID'], { do: 'revoke-device', id: 'ID' }],
  [['enrolment-code', 'amira'], { do: 'enrolment-code', name: 'amira' }],
  [['unlock', 'amira@corp.example'], { do: 'unlock', name: 'amira@corp.example' }],
  [
    ['create', 'amira', '--display-name', 'Amira Haddad', '--mail', 'a@corp.example', '--high-tier'],
    {
      do: 'create',
      name: 'amira',
      displayName: 'Amira Haddad',
      mail: 'a@corp.example',
      recoveryMail: null,
      groups: [],
      highTier: true,
      mustChange: false,
    },
  ],
  [
    ['change', 'amira', '--recovery-mail', 'a@home.example'],
    {
      do: 'change',
      name: 'amira',
      displayName: null,
      mail: null,
      recoveryMail: 'a@home.example',
      groups: null,
    },
  ],
  [
    ['change', 'amira', '--group', 'Auditors', '--group', 'Night shift'],
    {
      do: 'change',
      name: 'amira',
      displayName: null,
      mail: null,
      recoveryMail: null,
      groups: ['Auditors', 'Night shift'],
    },
  ],
  [
    ['change', 'amira', '--group', ''],
    { do: 'change', name: 'amira', displayName: null, mail: null, recoveryMail: null, groups: [] },
  ],
])('%j', (args, command) => {
  expect(parseCommand(args)).toEqual(command);
});

test.each([
  [['frob'], /no command "frob"/],
  [['unlock'], /needs the name/],
  [['unlock', 'amira', 'zoe'], /takes one name/],
  [['change', 'amira'], /needs --display-name, --mail, --recovery-mail or --group/],
  [['list', 'amira'], /takes no name/],
  [['devices', 'amira', 'ana'], /takes one name/],
  [['list', '--removed'], /--removed belongs to "devices"/],
  [['revoke-device'], /needs the id/],
  [['allow-device'], /needs the id/],
  [['set-password', 'amira', '--password', 'secret'], /--password/],
  [['set-password', 'amira', 'secret'], /takes one name/],
])('%j is refused in words', (args, words) => {
  expect(() => parseCommand(args)).toThrow(UsageFault);
  expect(() => parseCommand(args)).toThrow(words);
});
