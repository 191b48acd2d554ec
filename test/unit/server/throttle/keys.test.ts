// Keys of counters: the same for the same party, and nothing can be read from them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeys, inRanges, network } from '../../../../server/throttle/keys.ts';

const keys = createKeys(Buffer.alloc(32, 1));

describe('keys', () => {
  it('count a name the same however it is typed', () => {
    const key = keys.subject({ unknownName: 'Ana.Muñoz' });
    expect(keys.subject({ unknownName: '  ANA.MUN\u0303OZ ' })).toBe(key);
    expect(keys.subject({ unknownName: 'ana.munoz' })).not.toBe(key);
  });

  it('keep accounts, names and addresses apart, and hold none of them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (text) => {
        const all = [
          keys.subject({ account: text }),
          keys.subject({ unknownName: text }),
          keys.address(text),
        ];
        expect(new Set(all).size).toBe(3);
        for (const key of all) {
          expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
          expect(key).not.toContain(text);
        }
      }),
    );
  });

  it('differ with the master key', () => {
    const other = createKeys(Buffer.alloc(32, 2));
    expect(other.address('192.0.2.1')).not.toBe(keys.address('192.0.2.1'));
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::99', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (source, expected) => {
    expect(network(source)).toBe(expected);
  });

  it('is trusted within the ranges only', () => {
    const trusted = inRanges(['10.20.0.0/16', '192.0.2.7', '2001:db8::/32']);
    expect(['10.20.3.4', '192.0.2.7', '2001:db8:9::1'].map(trusted)).toEqual([true, true, true]);
    expect(['10.21.0.1', '192.0.2.8', '2001:db9::1', 'unknown', ''].map(trusted)).toEqual(
      Array(5).fill(false),
    );
  });
});
