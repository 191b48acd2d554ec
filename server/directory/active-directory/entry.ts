// Reads the values of an LDAP entry, in which one value, many and none look different. Pure.
import type { Entry } from 'ldapts';

export type { Entry } from 'ldapts';

/** All values as text; bytes that are no UTF-8 are left out. */
export function texts(entry: Entry, attribute: string): string[] {
  const value = entry[attribute];
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.filter((one): one is string => typeof one === 'string');
}

/** The first value as text; null where there is none, or where it may not be read. */
export const text = (entry: Entry, attribute: string): string | null => texts(entry, attribute)[0] ?? null;

/** The first value as an integer of any size; null where there is none. */
export function integer(entry: Entry, attribute: string): bigint | null {
  const value = text(entry, attribute);
  return value !== null && /^-?\d{1,20}$/.test(value) ? BigInt(value) : null;
}

/** All values as bytes, for attributes that were asked for as such. */
export function bytes(entry: Entry, attribute: string): Buffer[] {
  const value = entry[attribute];
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.filter((one) => Buffer.isBuffer(one));
}
