// The connection breaks around the moment of the change: what the directory did is found out, never guessed.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  DirectoryUnavailable,
  type Directory,
  type PreparedChange,
} from '../../../server/directory/directory.ts';
import { openStore, type Store } from '../../../server/store/database.ts';
import { removeFolder, temporaryFolder } from '../../support/folders.ts';
import { startTcpProxy, type TcpProxy } from '../../support/proxy.ts';
import { startDomain, type Domain } from '../../support/samba.ts';
import { makeCertificateAuthority, makeServerCertificate } from '../../support/tls.ts';
import { directoryOf, type Service } from './active-directory.ts';

const before = 'Correct-horse-1';
const after = 'Battery-staple-2';
/** `lockoutTime` with its one value `0`, as a modification holds it in BER; a search has the name alone. */
const unlocking = 'lockoutTime\x31\x03\x04\x01\x30';
let domain: Domain;
let store: Store;
let proxy: TcpProxy;
let directory: Directory;
let folder: string;
let service: Service;
let authorityFile: string;
let made = 0;
let username: string;
let dn: string;
let prepared: PreparedChange;

beforeAll(async () => {
  [domain, store] = await Promise.all([startDomain(), openStore({ memory: true })]);
  await domain.setPolicy({ minLength: 8, minAgeDays: 0, complexity: false, lockoutThreshold: 5 });
  service = await domain.addServiceAccount();
  folder = temporaryFolder('proxy');
  const authority = await makeCertificateAuthority(folder);
  authorityFile = authority.caFile;
  const names = { hosts: ['localhost'], addresses: ['127.0.0.1'] };
  const { certFile, keyFile } = await makeServerCertificate(folder, authority, names);
  const target = { host: domain.address, port: 636 };
  proxy = await startTcpProxy(target, { certFile, keyFile, caFile: domain.caFile });
  directory = directoryOf(domain, service, store.db, {
    urls: [`ldaps://${proxy.host}:${proxy.port}`],
    ca: readFileSync(authorityFile, 'utf8'),
    attemptMs: 1_000,
    deadlineMs: 1_000,
  });
});
afterAll(async () => {
  await directory.close();
  proxy.stop();
  await Promise.all([domain.stop(), store.close()]);
  removeFolder(folder);
});
beforeEach(async () => {
  made += 1;
  username = `agent${made}`;
  ({ dn } = await domain.addUser({ username, password: before }));
  prepared = await directory.prepareChange((await directory.find(username))!.id);
});
afterEach(async () => {
  domain.resume();
  await proxy.pass();
});

const isNow = async (password: string): Promise<boolean> => (await domain.kinit(username, password)).ok;

test('cut before the change reached the directory: unknown, then not changed', async () => {
  proxy.onRequest('unicodePwd', () => proxy.cut());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  expect(await directory.resolve(prepared)).toEqual({ kind: 'unreachable' });
  await proxy.pass();
  expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
  expect(await isNow(before)).toBe(true);
});

test('the answer lost after the directory took it: unknown, then accepted', async () => {
  proxy.onRequest('unicodePwd', () => proxy.dropReplies());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  expect(await isNow(after)).toBe(true);
  await proxy.pass();
  const resolution = await directory.resolve(prepared);
  expect(resolution).toMatchObject({ kind: 'accepted', unlocked: true, mustChange: false });
  const account = await directory.read(prepared.accountId);
  expect(resolution).toMatchObject({ passwordVersion: account?.passwordVersion });
});

test('the answer lost, and an administrator sets another password at once: nobody knows which one holds', async () => {
  proxy.onRequest('unicodePwd', () => proxy.dropReplies());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  expect(await isNow(after)).toBe(true);
  await domain.setPassword(dn, 'Administrators-own-3');
  await proxy.pass();
  expect(await directory.resolve(prepared)).toEqual({ kind: 'undetermined' });
});

test('the answer lost, and an administrator asks for another password: accepted, to be changed', async () => {
  proxy.onRequest('unicodePwd', () => proxy.dropReplies());
  expect(await directory.setPassword(prepared, after, before)).toEqual({ kind: 'unknown' });
  expect(await isNow(after)).toBe(true);
  await domain.setAttributes(dn, { pwdLastSet: '0' });
  await proxy.pass();
  expect(await directory.resolve(prepared)).toMatchObject({ kind: 'accepted', mustChange: true });
});

test('never arrived, and an administrator asks for another password: not changed', async () => {
  proxy.onRequest('unicodePwd', () => proxy.cut());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  await domain.setAttributes(dn, { pwdLastSet: '0' });
  await proxy.pass();
  expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
});

test('a directory that counts no writes is judged by pwdLastSet alone', async () => {
  proxy.onRequest('unicodePwd', () => proxy.dropReplies());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  await proxy.pass();
  const uncounted = { ...prepared, passwordWritesBefore: null };
  expect(prepared.passwordWritesBefore).toBe(1);
  expect(await directory.resolve(uncounted)).toMatchObject({ kind: 'accepted' });
});

test('set by somebody else long after the preparation: nobody knows whose it is', async () => {
  const preparedAt = new Date(prepared.preparedAt.getTime() - 120_000);
  await domain.setPassword(dn, after);
  expect(await directory.resolve({ ...prepared, preparedAt })).toEqual({ kind: 'undetermined' });
});

test('a change that was prepared too long ago is not handed over', async () => {
  const preparedAt = new Date(prepared.preparedAt.getTime() - 120_000);
  const late = directory.setPassword({ ...prepared, preparedAt }, after);
  await expect(late).rejects.toThrow(DirectoryUnavailable);
  expect(await isNow(before)).toBe(true);
});

test('everything after the change lost: unknown, then accepted', async () => {
  proxy.onRequest(unlocking, () => proxy.cut());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  await proxy.pass();
  expect(await directory.resolve(prepared)).toMatchObject({ kind: 'accepted' });
});

test('an unreachable controller has been handed nothing', async () => {
  proxy.cut();
  await expect(directory.setPassword(prepared, after)).rejects.toThrow(DirectoryUnavailable);
  await proxy.pass();
  expect(await directory.resolve(prepared)).toEqual({ kind: 'not-changed' });
});

test('a stalled connection has been handed nothing, and the deadline holds', async () => {
  proxy.stall();
  const start = performance.now();
  await expect(directory.setPassword(prepared, after)).rejects.toThrow(DirectoryUnavailable);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('a controller that hangs with the change in hand: the verdict is what really happened', async () => {
  proxy.onRequest('unicodePwd', () => domain.hang());
  expect(await directory.setPassword(prepared, after)).toEqual({ kind: 'unknown' });
  expect(await directory.resolve(prepared)).toEqual({ kind: 'unreachable' });
  domain.resume();
  const { kind } = await directory.resolve(prepared);
  expect(['accepted', 'not-changed']).toContain(kind);
  expect(await isNow(kind === 'accepted' ? after : before)).toBe(true);
  expect(await isNow(kind === 'accepted' ? before : after)).toBe(false);
});

test('an unlock without an answer is unknown', async () => {
  proxy.onRequest(unlocking, () => proxy.dropReplies());
  expect(await directory.unlock(prepared.accountId)).toEqual({ kind: 'unknown' });
});

test('a bind without an answer is asked of no other controller: it may have been counted', async () => {
  const both = directoryOf(domain, service, store.db, {
    urls: [`ldaps://${proxy.host}:${proxy.port}`, domain.url],
    ca: readFileSync(authorityFile, 'utf8') + readFileSync(domain.caFile, 'utf8'),
    attemptMs: 1_000,
  });
  proxy.onRequest('Wrong-one-1', () => proxy.dropReplies());
  const verified = both.verifyPassword(prepared.accountId, 'Wrong-one-1');
  await expect(verified).rejects.toThrow(DirectoryUnavailable);
  await proxy.pass();
  expect(await both.badPasswordCount(prepared.accountId)).toBe(1);
  await both.close();
});

test('no error, outcome or log of all this holds a password', async () => {
  proxy.onRequest('unicodePwd', () => proxy.cut());
  const told = await directory.setPassword(prepared, after, before).catch((error: unknown) => error);
  await proxy.pass();
  const refusal = await directory.setPassword(prepared, 'x', 'not-it').catch((error: unknown) => error);
  for (const one of [told, refusal]) {
    const text = one instanceof Error ? `${one.stack}${JSON.stringify(one.cause)}` : JSON.stringify(one);
    for (const secret of [before, after, 'not-it']) expect(text).not.toContain(secret);
  }
});
