// Values as Active Directory keeps them: FILETIME, objectGUID, SID, entries.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytes, integer, text, texts } from '../../../../../server/directory/active-directory/entry.ts';
import {
  forever,
  fromFiletime,
  minutesOfSpan,
  toFiletime,
} from '../../../../../server/directory/active-directory/filetime.ts';
import { dnOfId, guidOfId, idOfGuid } from '../../../../../server/directory/active-directory/guid.ts';
import {
  isProtected,
  isProtectedUser,
  sidText,
} from '../../../../../server/directory/active-directory/sid.ts';

describe('FILETIME', () => {
  test('an instant that ldapsearch and a calendar agree on', () => {
    expect(fromFiletime(134398983278484920n)?.toISOString()).toBe('2026-11-23T09:05:27.848Z');
    expect(fromFiletime(116444736000000000n)?.getTime()).toBe(0);
  });

  test('never, 0 and what no calendar reaches are no instant', () => {
    for (const value of [0n, -1n, 0x7fff_ffff_ffff_ffffn, toFiletime(new Date('+010000-01-01'))])
      expect(fromFiletime(value)).toBeNull();
  });

  test('every instant survives the way there and back', () => {
    const instants = fc.date({
      min: new Date('1602-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(instants, (at) => fromFiletime(toFiletime(at))?.getTime() === at.getTime()));
  });

  test('spans are negative, and the most negative one is for ever', () => {
    expect(minutesOfSpan(-18000000000n)).toBe(30);
    expect(minutesOfSpan(-36288000000000n)).toBe(42 * 24 * 60);
    expect(minutesOfSpan(0n)).toBe(0);
    expect(minutesOfSpan(forever)).toBeNull();
  });
});

describe('objectGUID', () => {
  const id = '1e372150-d92b-41db-8ee7-5acca4c5945d';
  const guid = Buffer.from('5021371e2bd9db418ee75acca4c5945d', 'hex');

  test('the first three fields are little-endian', () => {
    expect(idOfGuid(guid)).toBe(id);
    expect(guidOfId(id)).toEqual(guid);
    expect(dnOfId(id)).toBe(`<GUID=${id}>`);
  });

  test('every id survives the way there and back', () => {
    fc.assert(fc.property(fc.uuid(), (any) => idOfGuid(guidOfId(any)!) === any));
  });

  test('what is no id has no bytes, what is no GUID no text', () => {
    for (const no of ['', 'x', id.toUpperCase(), `${id}0`, `${id})(cn=*`]) expect(guidOfId(no)).toBeNull();
    expect(() => idOfGuid(Buffer.alloc(15))).toThrow(RangeError);
  });
});

describe('SIDs', () => {
  const domain = 'S-1-5-21-1-2-3';
  test('read from bytes, at any offset', () => {
    const builtIn = Buffer.from('01020000000000052000000020020000', 'hex');
    expect(sidText(builtIn)).toBe('S-1-5-32-544');
    expect(sidText(Buffer.concat([Buffer.alloc(3), builtIn]), 3)).toBe('S-1-5-32-544');
  });

  test.each([
    ['administrators', `${domain}-1104`, ['S-1-5-32-544'], true],
    ['domain admins', `${domain}-1104`, [`${domain}-512`], true],
    ['krbtgt', `${domain}-502`, [], true],
    ['domain users', `${domain}-1104`, [`${domain}-513`, 'S-1-5-32-545'], false],
    ['a group of RID 512 in no domain', `${domain}-1104`, ['S-1-5-80-512'], false],
  ] as const)('protected or not: %s', (_who, own, groups, is) => {
    expect(isProtected(own, groups)).toBe(is);
  });

  test('Protected Users is a group of the domain', () => {
    expect(isProtectedUser([`${domain}-525`])).toBe(true);
    expect(isProtectedUser([`${domain}-513`, 'S-1-5-32-525'])).toBe(false);
  });
});

test('entries: one value, many and none are read alike', () => {
  const raw = Buffer.from([0xff]);
  const entry = { dn: 'x', one: 'a', many: ['a', 'b'], none: [], number: '-42', binary: raw, mixed: [raw] };
  expect(texts(entry, 'one')).toEqual(['a']);
  expect(texts(entry, 'many')).toEqual(['a', 'b']);
  expect([text(entry, 'none'), text(entry, 'absent'), text(entry, 'binary')]).toEqual([null, null, null]);
  expect([integer(entry, 'number'), integer(entry, 'one')]).toEqual([-42n, null]);
  expect([bytes(entry, 'binary'), bytes(entry, 'mixed'), bytes(entry, 'one')]).toEqual([[raw], [raw], []]);
});
