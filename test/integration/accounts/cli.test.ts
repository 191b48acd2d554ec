// The administrator's commands: as a process over a data folder, and what each of them answers.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseCommand } from '../../../server/accounts/cli/arguments.ts';
import { CommandFault } from '../../../server/accounts/cli/command-fault.ts';
import { carryOut } from '../../../server/accounts/cli/commands.ts';
import { auditEvents } from '../../../server/audit/tables.ts';
import { devices } from '../../../server/devices/tables.ts';
import { loadConfig } from '../../../server/config/config.ts';
import { openParts, type Parts } from '../../../server/parts.ts';
import { run } from '../../support/children.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';

let folder: string;
let parts: Parts;
const settings = (more: Record<string, string> = {}) => ({
  KEYTURN_MODE: 'development',
  KEYTURN_DATA_DIR: folder,
  KEYTURN_MASTER_KEY: randomBytes(32).toString('base64'),
  ...more,
});
const asProcess = (args: string[], { input = '', env = {} }: { input?: string; env?: object } = {}) =>
  run(process.execPath, ['server/accounts/cli.ts', ...args], {
    input,
    env: { PATH: process.env['PATH'] ?? '', ...settings(), ...env },
  });

beforeAll(async () => {
  folder = temporaryFolder('accounts');
  const made = await asProcess(['create', 'amira', '--display-name', 'Amira Haddad'], {
    input: 'first-Lantern-77-violet\n',
  });
  expect(made).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Made the account amira') as string,
  });
  parts = await openParts(loadConfig(settings(), () => ''));
});
afterAll(async () => {
  await parts.close();
  removeFolder(folder);
});

/** A command in this process. */
const accounts = (args: string[], password = '') => {
  const command = parseCommand(args);
  if (command.do === 'help') throw new Error('not a command');
  return carryOut({ parts, askPassword: () => Promise.resolve(password) }, command);
};

describe('an account that was made by the process', () => {
  test('is listed', async () => {
    expect(await accounts(['list'])).toMatch(
      /^amira {2}Amira Haddad {2}\(password expires \d{4}-\d\d-\d\d\)$/,
    );
  });

  test('gets a help-desk code, which is in the audit trail and not in it', async () => {
    const printed = await accounts(['enrolment-code', 'amira']);
    const code = /^ {4}([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})$/m.exec(printed)![1]!;
    const events = await parts.store.db.select().from(auditEvents);
    const issued = events.find(({ type }) => type === 'enrolment-code.issued')!;
    expect(issued).toMatchObject({ actorKind: 'administrator', targetKind: 'account', outcome: 'succeeded' });
    expect(JSON.stringify({ ...issued, sequence: 0 })).not.toContain(code);
  });

  test('gets none while the directory is away, and nothing is left intended', async () => {
    const administered = async () =>
      (await parts.store.db.select().from(auditEvents)).filter(
        ({ type }) => type === 'directory.administered',
      );
    const before = await administered();
    const away = vi.spyOn(parts.directory, 'prepareChange').mockRejectedValue(new Error('away'));
    await expect(accounts(['set-password', 'amira'], 'second-Lantern-78-violet')).rejects.toThrow('away');
    away.mockRestore();
    expect(await administered()).toEqual(before);
  });

  test('is not made without its row in the audit trail', async () => {
    const stopped = vi.spyOn(parts.clock, 'now').mockImplementationOnce(() => {
      throw new Error('stopped');
    });
    await expect(accounts(['create', 'bela'], 'first-Lantern-79-violet')).rejects.toThrow('stopped');
    stopped.mockRestore();
    expect(await accounts(['list'])).not.toContain('bela');
  });

  test('gets a new password, within the policy', async () => {
    await expect(accounts(['set-password', 'amira'], 'short')).rejects.toThrow(/At least 12 characters/);
    expect(await accounts(['set-password', 'amira'], 'second-Lantern-78-violet')).toBe(
      'amira has a new password.',
    );
  });

  test('is unlocked only when it was locked', async () => {
    expect(await accounts(['unlock', 'amira'])).toBe('amira was not locked.');
  });
});

test('workstations are listed, and removed once', async () => {
  expect(await accounts(['devices'])).toBe('No workstation is enrolled yet.');
  const [id, at] = [randomUUID(), new Date('2026-11-23T09:00:00.000Z')];
  await parts.store.db.insert(devices).values({
    id,
    thumbprint: 'x',
    tokenHash: 'x',
    name: 'FLOOR-12 / ana',
    platform: 'win32',
    osVersion: '10.0.26100',
    appVersion: '1.0.0',
    enrolledAt: at,
    lastSeenAt: at,
  });
  const line = `${id}  FLOOR-12 / ana  (win32 10.0.26100, Keyturn 1.0.0, enrolled 2026-11-23, last seen 2026-11-23`;
  expect(await accounts(['devices'])).toBe(`${line})`);
  expect(await accounts(['revoke-device', id.toUpperCase()])).toMatch(
    /^Removed .+ unless you allow it: allow-device /,
  );
  expect(await accounts(['revoke-device', id])).toContain('was removed before');
  expect(await accounts(['devices'])).toMatch(/removed \d{4}-\d\d-\d\d\)$/);
  expect(await accounts(['devices', '--removed'])).toContain(id);
  expect(await accounts(['allow-device', id])).toContain('let in again');
  expect(await accounts(['allow-device', id])).toContain('was not removed');
  expect(await accounts(['devices', '--removed'])).toBe('There is no such workstation.');
  const events = await parts.store.db.select().from(auditEvents);
  for (const event of ['device.revoked', 'device.allowed'])
    expect(events.filter(({ type }) => type === event)).toMatchObject([
      { actorKind: 'administrator', targetKind: 'device', targetId: id },
    ]);
});

test('of many workstations the first 200 are listed, or those that are asked for', async () => {
  const at = new Date('2026-11-23T09:00:00.000Z');
  const facts = {
    platform: 'win32',
    osVersion: '10',
    appVersion: '1.0.0',
    enrolledAt: at,
    lastSeenAt: at,
  } as const;
  const many = Array.from({ length: 201 }, (_each, index) => {
    const [thumbprint, name] = [`many${index}`, `HALL-${String(index).padStart(3, '0')} / bela`];
    return { id: randomUUID(), thumbprint, tokenHash: thumbprint, name, ...facts };
  });
  await parts.store.db.insert(devices).values(many);
  const lines = (await accounts(['devices', 'BELA'])).split('\n');
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toMatch(/^There are more than these 200\./);
  expect((await accounts(['devices', 'hall-007'])).split('\n')).toEqual([
    expect.stringMatching(/HALL-007 \/ bela/) as string,
  ]);
  expect(await accounts(['devices', 'hall%'])).toBe('There is no such workstation.');
});

describe('an account that is made', () => {
  test('has a first password that the directory would take, or is not made', async () => {
    const made = accounts(['create', 'dora'], 'short');
    await expect(made).rejects.toThrow(CommandFault);
    await expect(made).rejects.toThrow(/does not take this password[^]+At least 12 characters/);
    expect(await accounts(['list'])).not.toContain('dora');
  });

  test('without addresses is told of what its holder goes without', async () => {
    const printed = await accounts(['create', 'dora'], 'first-Lantern-80-violet');
    expect(printed).toMatch(/accounts -- change dora --recovery-mail ADDRESS/);
    expect(printed).toMatch(/accounts -- change dora --mail ADDRESS/);
    const args = ['create', 'emil', '--mail', 'e@corp.example', '--recovery-mail', 'e@home.example'];
    expect(await accounts(args, 'first-Lantern-81-violet')).not.toMatch(/No --/);
  });

  test('gets its addresses later', async () => {
    expect(await accounts(['change', 'dora', '--recovery-mail', 'dora@home.example'])).toBe(
      'Changed the account dora.',
    );
    expect(await parts.directory.find('dora')).toMatchObject({
      recoveryMail: 'dora@home.example',
      displayName: 'dora',
      mail: null,
    });
  });
});

test('an account is put into groups, and taken out of them', async () => {
  await accounts(['create', 'vera', '--group', 'Auditors'], 'first-Lantern-83-violet');
  const groups = async () => (await parts.directory.find('vera'))?.groups;
  expect(await groups()).toEqual(['Auditors']);
  await accounts(['change', 'vera', '--mail', 'vera@corp.example']);
  expect(await groups()).toEqual(['Auditors']);
  await accounts(['change', 'vera', '--group', 'Auditors', '--group', 'Night shift']);
  expect(await accounts(['list'])).toMatch(/^vera .*, in Auditors and Night shift\)$/m);
  await accounts(['change', 'vera', '--group', '']);
  expect(await groups()).toEqual([]);
});

test.each([
  [['unlock', 'nobody'], /no account "nobody"/],
  [['revoke-device', 'FLOOR-12'], /no workstation FLOOR-12/],
  [['allow-device', 'FLOOR-12'], /no workstation FLOOR-12/],
  [['revoke-device', '9f1c8b2e-5a5b-4a0f-9a6e-0c8b7f1f2d3c'], /no workstation 9f1c8b2e/],
  [['create', 'amira'], /already there/],
])('%j is refused in words', async (args, words) => {
  await expect(accounts(args, 'some-Lantern-79-violet')).rejects.toThrow(CommandFault);
  await expect(accounts(args, 'some-Lantern-79-violet')).rejects.toThrow(words);
});

test.each<[string[], Record<string, string>, number, RegExp]>([
  [['frob'], {}, 2, /no command "frob"/],
  [['enrolment-code', 'amira'], { KEYTURN_MASTER_KEY: '' }, 1, /Set KEYTURN_MASTER_KEY/],
  [['list'], { KEYTURN_LISTEN: 'nonsense' }, 1, /KEYTURN_LISTEN/],
  [
    ['create', 'bela'],
    { KEYTURN_DATA_DIR: '/etc/hostname/keyturn' },
    1,
    /KEYTURN_DATA_DIR lies below a file/,
  ],
  // The tests of this file have it open.
  [['list'], {}, 1, /Stop the server, run this command, start it again/],
])('the process says what was wrong with %j', async (args, env, code, words) => {
  const ended = await asProcess(args, { env });
  expect(ended.stderr).toMatch(words);
  expect(ended.code).toBe(code);
  expect(ended.stderr).not.toMatch(/^\s+at /m);
});

test('the process says what an address looks like', async () => {
  const ownFolder = temporaryFolder('accounts-address');
  const { code, stderr } = await asProcess(['create', 'bela', '--mail', 'bela'], {
    input: 'first-Lantern-82-violet\n',
    env: { KEYTURN_DATA_DIR: ownFolder },
  });
  expect([code, stderr]).toEqual([1, '--mail must be an address such as amira@corp.example.\n']);
  removeFolder(ownFolder);
});
