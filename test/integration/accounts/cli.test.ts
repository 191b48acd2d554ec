// The administrator's commands as a process of its own, over a data folder.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../support/children.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder('accounts');
});
afterAll(() => {
  removeFolder(folder);
});

const key = randomBytes(32).toString('base64');
const accounts = (args: string[], { input = '', env = {} }: { input?: string; env?: object } = {}) =>
  run(process.execPath, ['server/accounts/cli.ts', ...args], {
    input,
    env: {
      ...{ PATH: process.env['PATH'] ?? '', KEYTURN_MODE: 'development', KEYTURN_DATA_DIR: folder },
      ...{ KEYTURN_MASTER_KEY: key, ...env },
    },
  });

test('an account from its making to its enrolment code', async () => {
  const made = await accounts(['create', 'amira', '--display-name', 'Amira Haddad'], {
    input: 'first-Lantern-77-violet\n',
  });
  expect(made).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Made the account amira') as string,
  });
  const code = await accounts(['enrolment-code', 'amira']);
  expect(code.stdout).toMatch(/ {4}[A-Z0-9]{4}(-[A-Z0-9]{4}){3}\n/);
  expect((await accounts(['list'])).stdout).toContain('amira  Amira Haddad  (password expires');
  const short = await accounts(['set-password', 'amira'], { input: 'short\n' });
  expect(short).toMatchObject({ code: 1, stderr: expect.stringContaining('too short') as string });
  const set = await accounts(['set-password', 'amira'], { input: 'second-Lantern-78-violet\n' });
  expect(set).toMatchObject({ code: 0, stdout: 'amira has a new password.\n' });
});

test('what can be done wrong is told in words', async () => {
  const cases: [string[], { input?: string; env?: object }, number, RegExp][] = [
    [['frob'], {}, 2, /no command "frob"/],
    [['enrolment-code', 'nobody'], {}, 1, /no account "nobody"/],
    [['enrolment-code', 'amira'], { env: { KEYTURN_MASTER_KEY: '' } }, 1, /Set KEYTURN_MASTER_KEY/],
    [['set-password', 'amira'], {}, 1, /No password on standard input/],
    [['list'], { env: { KEYTURN_LISTEN: 'nonsense' } }, 1, /KEYTURN_LISTEN/],
  ];
  for (const [args, given, code, words] of cases) {
    const ended = await accounts(args, given);
    expect(ended.stderr).toMatch(words);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  }
});
