// What counters are keyed by: HMACs, so that the database holds neither names that were typed nor addresses.
import { createHmac, hkdfSync } from 'node:crypto';
import { BlockList, isIP, isIPv4 } from 'node:net';
import type { AccountId } from '../directory/directory.ts';

/**
 * Whom a throttle counts for: an account of the directory, or a name that nobody has. Both count alike, so that
 * limits tell strangers nothing.
 */
export type Subject = { readonly account: AccountId } | { readonly unknownName: string };

/**
 * What is counted in silence while the caller is told only what the typed name says: the account itself, or for
 * a name that nobody has as much work. Null where the account is what is told, once something was proven.
 */
export function silent(told: Subject, subject: Subject): Subject | null {
  if ('account' in told) return null;
  return 'account' in subject ? subject : { account: subject.unknownName };
}

export interface Keys {
  /** The key of a subject: for an account, too; safe to store and to write to the audit trail. */
  subject(subject: Subject): string;
  /** The key of an address: IPv6 by its /64, which one household or desk has for itself (RFC 6177). */
  address(source: string): string;
}

/** `masterKey` is KEYTURN_MASTER_KEY; what is used here is derived from it (RFC 5869) and opens nothing else. */
export function createKeys(masterKey: Uint8Array): Keys {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'keyturn throttle', 32));
  const digest = (kind: string, value: string) =>
    createHmac('sha256', key).update(`${kind}\0${value}`).digest('base64url');
  return {
    subject: (subject) =>
      'account' in subject
        ? digest('account', subject.account)
        : digest('name', normalName(subject.unknownName)),
    address: (source) => digest('address', network(source)),
  };
}

/** One person types a name in many ways; they all count together. */
function normalName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** IPv4 as it is; of IPv6 the first 64 bits. What is no address counts as itself. */
export function network(source: string): string {
  if (isIP(source) !== 6) return source;
  const address = source.split('%', 1)[0] ?? source;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(Math.max(0, missing)).fill('0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Whether an address is in one of the ranges (`10.20.0.0/16`, `2001:db8::/32`, single addresses). */
export function inRanges(ranges: readonly string[]): (source: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (source) => isIP(source) !== 0 && list.check(source, isIPv4(source) ? 'ipv4' : 'ipv6');
}
