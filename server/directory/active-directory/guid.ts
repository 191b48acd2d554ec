// An account's identity: objectGUID as bytes and as the text of it (MS-DTYP 2.3.4). Pure.
import type { AccountId } from '../directory.ts';

const text = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;

/** The text of an objectGUID: its first three fields are little-endian. */
export function idOfGuid(guid: Buffer): AccountId {
  if (guid.length !== 16) throw new RangeError(`An objectGUID has 16 bytes, not ${guid.length}`);
  const hex = (from: number, to: number): string => guid.subarray(from, to).toString('hex');
  const reversed = (from: number, to: number): string =>
    Buffer.from(guid.subarray(from, to)).reverse().toString('hex');
  return [reversed(0, 4), reversed(4, 6), reversed(6, 8), hex(8, 10), hex(10, 16)].join('-');
}

/** The bytes, for a filter; null for what is no id. */
export function guidOfId(id: AccountId): Buffer | null {
  const fields = text.exec(id)?.slice(1);
  if (fields === undefined) return null;
  const bytes = fields.map((field, at) => {
    const buffer = Buffer.from(field, 'hex');
    return at < 3 ? buffer.reverse() : buffer;
  });
  return Buffer.concat(bytes);
}

/** A DN that names the object whatever it is called and wherever it was moved (MS-ADTS 3.1.1.3.1.2.4). */
export const dnOfId = (id: AccountId): string => `<GUID=${id}>`;
