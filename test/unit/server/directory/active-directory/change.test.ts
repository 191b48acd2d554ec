// How a password is handed to a controller that behaves like Windows, which the tests' controller does not.
import { Ber, BerReader, BerWriter } from 'ldapts';
import type { Change, Control } from 'ldapts';
import { expect, test } from 'vitest';
import { createUncounted } from '../../../../../server/directory/active-directory/bad-passwords.ts';
import { setPassword } from '../../../../../server/directory/active-directory/change.ts';
import type { Connection } from '../../../../../server/directory/active-directory/connection.ts';
import type { Controllers } from '../../../../../server/directory/active-directory/controllers.ts';
import { policyHintsOid } from '../../../../../server/directory/active-directory/controls.ts';
import type { Entry } from '../../../../../server/directory/active-directory/entry.ts';
import { guidOfId } from '../../../../../server/directory/active-directory/guid.ts';
import { LdapRefusal, NoAnswer } from '../../../../../server/directory/active-directory/ldap-answer.ts';
import type { Write } from '../../../../../server/directory/active-directory/writes.ts';
import { DirectoryUnavailable } from '../../../../../server/directory/directory.ts';

const id = '1e372150-d92b-41db-8ee7-5acca4c5945d';
const url = 'ldaps://127.0.0.1:1';
const before = '134398983278484920';
const after = '134398999999999999';

const prepared = {
  id: crypto.randomUUID(),
  accountId: id,
  controller: url,
  passwordVersionBefore: before,
  passwordWritesBefore: null,
  preparedAt: new Date('2026-03-01T08:00:00Z'),
};

interface Sent {
  readonly dn: string;
  readonly operations: readonly string[];
  readonly values: readonly string[];
  readonly controls: readonly Control[];
}

/** One controller without a network; `answers` are what it throws, modification by modification. */
function controllerLike({
  controls = [policyHintsOid],
  pwdLastSet = after,
  answers = [] as unknown[],
  time = '20260301080000.0Z',
}) {
  const sent: Sent[] = [];
  const buffers: Buffer[] = [];
  const entry: Entry = {
    dn: 'CN=Ana',
    objectGUID: guidOfId(id)!,
    sAMAccountName: 'areyes',
    userAccountControl: '512',
    'msDS-User-Account-Control-Computed': '0',
    'msDS-UserPasswordExpiryTimeComputed': '0',
    pwdLastSet: before,
  };
  const found: Partial<Record<string, Entry[]>> = {
    [`<GUID=${id}>`]: [entry],
    '': [{ dn: '', currentTime: time }],
  };
  const connection = {
    controller: url,
    usable: true,
    root: { domainDn: 'DC=corp', configurationDn: 'CN=Configuration,DC=corp', controls: new Set(controls) },
    search: ({ base }) => Promise.resolve(found[base] ?? []),
    modify(dn, changes, used = []) {
      sent.push({ dn, controls: used, ...spread(changes, buffers) });
      const answer = answers.shift();
      if (answer instanceof Error) return Promise.reject(answer);
      if (sent.at(-1)?.values.some((value) => value.startsWith('"'))) entry.pwdLastSet = pwdLastSet;
      return Promise.resolve();
    },
    pages: () => ({ next: () => Promise.reject(new Error('nothing is listed here')) }),
    destroy: () => undefined,
  } satisfies Connection as Connection;
  const controllers = {
    settings: {
      urls: [url],
      baseDn: 'DC=corp',
      ca: undefined,
      bindDn: 'svc',
      bindPassword: 'x',
      attemptMs: 500,
      deadlineMs: 1_000,
    },
    order: () => [url],
    anywhere: (work) => work(connection),
    on: (_url, work) => work(connection),
    connect: () => Promise.resolve(connection),
    putAside: () => undefined,
    close: () => undefined,
  } satisfies Controllers;
  const written: Write[] = [];
  const uncounted = createUncounted();
  const changer = {
    controllers,
    reader: {
      groupNames: { namesOf: () => Promise.resolve([]) },
      ownAccount: () => Promise.resolve(null),
      emailCodeAttribute: undefined,
    },
    uncounted,
    writes: {
      last: () => Promise.resolve(null),
      lastOf: () => Promise.resolve(new Map<string, Write>()),
      remember: (_id: string, write: Write) => {
        written.push(write);
        return Promise.resolve();
      },
    },
    now: () => new Date('2026-03-01T08:00:00Z'),
  };
  return {
    sent,
    buffers,
    written,
    uncounted,
    set: (...args: [string, string?]) => setPassword(changer, prepared, args[0], args[1]),
  };
}

function spread(changes: readonly Change[], buffers: Buffer[]): Pick<Sent, 'operations' | 'values'> {
  const values = changes.flatMap(({ modification }): (string | Buffer)[] => modification.values);
  for (const value of values) if (Buffer.isBuffer(value)) buffers.push(value);
  return {
    operations: changes.map(({ operation, modification }) => `${operation} ${modification.type}`),
    values: values.map((value) => (Buffer.isBuffer(value) ? value.toString('utf16le') : value)),
  };
}

test('no current password is tried where nobody knows how many wrong ones were counted; a reset goes on', async () => {
  const { sent, uncounted, set } = controllerLike({});
  uncounted.note(id, [url]);
  await expect(set('New-one-2', 'Current-one-1')).rejects.toThrow(DirectoryUnavailable);
  expect(sent).toEqual([]);
  expect(await set('New-one-2')).toMatchObject({ kind: 'accepted' });
});

test('a reset is one replace, with the policy-hints control sent critical', async () => {
  const { sent, written, set } = controllerLike({});
  expect(await set('New "quoted" 🔑')).toMatchObject({ kind: 'accepted', passwordVersion: after });
  const [reset, unlocked] = sent;
  expect(reset).toMatchObject({
    dn: `<GUID=${id}>`,
    operations: ['replace unicodePwd'],
    values: ['"New "quoted" 🔑"'],
  });
  expect(reset?.controls).toMatchObject([{ type: policyHintsOid, critical: true }]);
  const writer = new BerWriter();
  reset?.controls[0]?.write(writer);
  const reader = new BerReader(writer.buffer);
  reader.readSequence();
  expect([reader.readString(), reader.readBoolean()]).toEqual([policyHintsOid, true]);
  expect(reader.readString(Ber.OctetString, true)).toEqual(Buffer.from('3003020101', 'hex'));
  expect(unlocked?.operations).toEqual(['replace lockoutTime']);
  expect(written).toMatchObject([{ passwordVersion: after, controller: url }]);
});

test.each([
  ['everywhere', [], true],
  ['not on a controller that refuses', [null, new LdapRefusal(50, '')], false],
] as const)('the unlocking after a change is told: %s', async (_what, answers, everywhere) => {
  const { set } = controllerLike({ answers: [...answers] });
  expect(await set('Quite-new-1')).toMatchObject({ kind: 'accepted', everywhere });
});

test('without the control in the rootDSE none is sent', async () => {
  const { sent, set } = controllerLike({ controls: [] });
  await set('Quite-new-1');
  expect(sent[0]?.controls).toEqual([]);
});

test('a change is delete and add, and needs no control', async () => {
  const { sent, set } = controllerLike({});
  await set('Quite-new-1', 'Correct-horse-1');
  expect(sent[0]).toMatchObject({
    operations: ['delete unicodePwd', 'add unicodePwd'],
    values: ['"Correct-horse-1"', '"Quite-new-1"'],
    controls: [],
  });
});

test('the bytes of passwords are wiped, whatever comes of them', async () => {
  for (const answers of [[], [new LdapRefusal(53, '0000052D: x')], [new NoAnswer('is gone', true)]]) {
    const { buffers, set } = controllerLike({ answers });
    await set('Quite-new-1', 'Correct-horse-1');
    expect(buffers).toHaveLength(2);
    for (const buffer of buffers) expect(buffer.every((byte) => byte === 0)).toBe(true);
  }
});

test('pwdLastSet 0 after a reset (no Unexpire-Password): accepted, and must change', async () => {
  const { set } = controllerLike({ pwdLastSet: '0' });
  expect(await set('Quite-new-1')).toMatchObject({
    kind: 'accepted',
    passwordVersion: '0',
    mustChange: true,
    expiresAt: null,
    changedAt: new Date('2026-03-01T08:00:00Z'),
  });
});

test.each([
  ['no answer', new NoAnswer('does not answer in time', true)],
  ['busy', new LdapRefusal(51, '')],
  ['unavailable', new LdapRefusal(52, '')],
  ['a result that was not foreseen', new LdapRefusal(80, '')],
  ['a bug of ours', new TypeError('x is not a function')],
])('once handed over, %s is unknown and never thrown', async (_what, answer) => {
  const { sent, set } = controllerLike({ answers: [answer] });
  expect(await set('Quite-new-1')).toEqual({ kind: 'unknown' });
  expect(sent).toHaveLength(1);
});

test('a change that was prepared too long ago is not handed over', async () => {
  const { sent, set } = controllerLike({ time: '20260301080031.0Z' });
  await expect(set('Quite-new-1')).rejects.toThrow(DirectoryUnavailable);
  expect(sent).toEqual([]);
});

test('a controller that is no longer listed is not written', async () => {
  const { sent } = controllerLike({});
  const changer = { controllers: { settings: { urls: ['ldaps://dc9'] } } } as never;
  await expect(setPassword(changer, prepared, 'Quite-new-1', undefined)).rejects.toThrow(
    DirectoryUnavailable,
  );
  expect(sent).toEqual([]);
});
