// What a person reads when the server can't start: the setting, what is wrong, what to do, and no value.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { folderReason, makeDataFolder } from '../../../server/store/data-folder.ts';
import { startFaultWords } from '../../../server/start-faults.ts';
import { temporaryFolder } from '../../support/folders.ts';

const failed = (more: object): Error => Object.assign(new Error('hunter2'), more);

it.each([
  [{ code: 'EADDRINUSE', syscall: 'listen' }, /KEYTURN_LISTEN is in use by another program; .+/],
  [{ code: 'EACCES', syscall: 'listen' }, /KEYTURN_LISTEN may not be taken .+; name a port above 1023/],
  [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, /KEYTURN_LISTEN is no address of this machine; name .+/],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, /KEYTURN_LISTEN names a host that is not known/],
  [{ code: '28P01' }, /KEYTURN_DATABASE_URL is refused by the database; check its user and password/],
  [{ cause: failed({ code: '42501' }) }, /KEYTURN_DATABASE_URL names a user who may not make tables/],
  [{ code: '3D000' }, /KEYTURN_DATABASE_URL names a database that is not there; create it/],
])('%j is told in words', (more, words) => {
  const told = startFaultWords(failed(more));
  expect(told).toMatch(/^Keyturn cannot start\. One setting needs attention:\n {2}KEYTURN_/);
  expect(told).toMatch(words);
  expect(told).not.toMatch(/hunter2|EA|\d\d[A-Z0-9]{3}|\n\s+at /);
});

it('a real address that is not of this machine is told so', async () => {
  const error = await new Promise((resolve) => createServer().once('error', resolve).listen(0, '192.0.2.1'));
  expect(startFaultWords(error)).toContain('KEYTURN_LISTEN is no address of this machine');
});

it('PEM files that hold no certificate are told by their settings', () => {
  const nonsense = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  let thrown: unknown;
  try {
    createSecureContext({ cert: nonsense, key: nonsense });
  } catch (error) {
    thrown = error;
  }
  expect(startFaultWords(thrown)).toMatch(/KEYTURN_TLS_CERT_FILE and KEYTURN_TLS_KEY_FILE do not hold/);
});

describe('the data folder', () => {
  it('is made with all above it', () => {
    const folder = join(temporaryFolder('data'), 'a', 'b');
    expect(makeDataFolder(folder)).toBe(folder);
    expect(makeDataFolder(folder)).toBe(folder);
  });

  it('below a file, or a file itself, is refused in words', () => {
    const file = join(temporaryFolder('data'), 'file');
    writeFileSync(file, '');
    expect(() => makeDataFolder(join(file, 'data'))).toThrow('lies below a file; name a folder');
    expect(() => makeDataFolder(file)).toThrow('is a file; name a folder');
  });

  it('that is too long for a path is refused in words', () => {
    const folder = temporaryFolder('data');
    mkdirSync(folder, { recursive: true });
    expect(() => makeDataFolder(join(folder, 'a'.repeat(300)))).toThrow('is too long for a path');
  });

  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ELOOP', 'EIO'])('%s says what to do', (code) => {
    expect(folderReason(failed({ code }))).toMatch(/;.* (name|give) /);
  });
});
