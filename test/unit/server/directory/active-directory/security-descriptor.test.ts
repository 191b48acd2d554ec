// Access lists decide by their first entry that speaks of the right and of the one who asks.
import { expect, test } from 'vitest';
import { guidOfId } from '../../../../../server/directory/active-directory/guid.ts';
import {
  extendedRight,
  grants,
} from '../../../../../server/directory/active-directory/security-descriptor.ts';

const me = 'S-1-5-21-1-2-3-1104';
const someone = 'S-1-5-21-1-2-3-1105';
const controlAccess = 0x100;

const sid = (text: string): Buffer => {
  const [, revision, authority, ...parts] = text.split('-').map(Number);
  const buffer = Buffer.alloc(8 + 4 * parts.length);
  buffer.writeUInt8(revision!, 0);
  buffer.writeUInt8(parts.length, 1);
  buffer.writeUIntBE(authority!, 2, 6);
  parts.forEach((part, index) => buffer.writeUInt32LE(part, 8 + 4 * index));
  return buffer;
};

interface Ace {
  readonly type: number;
  readonly who: string;
  readonly mask?: number;
  readonly flags?: number;
  readonly right?: string;
  readonly inherited?: string;
}

const ace = ({ type, who, mask = controlAccess, flags = 0, right, inherited }: Ace): Buffer => {
  const object = type === 5 || type === 6;
  const present = Buffer.alloc(object ? 4 : 0);
  if (object) present.writeUInt32LE((right ? 1 : 0) | (inherited ? 2 : 0));
  const types = [right, inherited].map((one) => (one === undefined ? Buffer.alloc(0) : guidOfId(one)!));
  const head = Buffer.alloc(8);
  head.writeUInt8(type, 0);
  head.writeUInt8(flags, 1);
  head.writeUInt32LE(mask, 4);
  const whole = Buffer.concat([head, present, ...types, sid(who)]);
  whole.writeUInt16LE(whole.length, 2);
  return whole;
};

const descriptor = (...aces: Ace[]): Buffer => {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(20, 16);
  const list = Buffer.alloc(8);
  list.writeUInt16LE(aces.length, 4);
  return Buffer.concat([head, list, ...aces.map(ace)]);
};

const { resetPassword: reset, unexpirePassword: other } = extendedRight;
const inherited = 'bf967aba-0de6-11d0-a285-00aa003049e2';

test.each([
  ['nothing', [], false],
  ['this right to me', [{ type: 5, who: me, right: reset }], true],
  ['this right, inherited by users', [{ type: 5, who: me, right: reset, inherited }], true],
  ['all extended rights', [{ type: 0, who: me }], true],
  ['all of them, by an object entry without a type', [{ type: 5, who: me, inherited }], true],
  ['full control', [{ type: 0, who: me, mask: 0xf01ff }], true],
  ['generic all', [{ type: 0, who: me, mask: 0x1000_0000 }], true],
  ['another right', [{ type: 5, who: me, right: other }], false],
  ['somebody else', [{ type: 5, who: someone, right: reset }], false],
  ['reading', [{ type: 0, who: me, mask: 0x20014 }], false],
  ['only for what is below', [{ type: 5, who: me, right: reset, flags: 0x0a }], false],
  [
    'denied first',
    [
      { type: 6, who: me, right: reset },
      { type: 0, who: me },
    ],
    false,
  ],
  [
    'denied after',
    [
      { type: 5, who: me, right: reset },
      { type: 1, who: me },
    ],
    true,
  ],
  [
    'denied to somebody else',
    [
      { type: 1, who: someone },
      { type: 0, who: me },
    ],
    true,
  ],
  ['an audit entry', [{ type: 2, who: me }], false],
] as [string, Ace[], boolean][])('%s', (_what, aces, granted) => {
  expect(grants(descriptor(...aces), reset, new Set([me, 'S-1-1-0']))).toBe(granted);
});

test('a descriptor without an access list grants nothing that could be read', () => {
  expect(grants(Buffer.alloc(20), reset, new Set([me]))).toBe(false);
});
