// Security identifiers: read from bytes, and the ones that mean an account is protected. Pure (MS-DTYP 2.4.2).

/** `S-1-5-21-…` of the bytes at an offset. */
export function sidText(bytes: Buffer, at = 0): string {
  const count = bytes.readUInt8(at + 1);
  const authority = bytes.readUIntBE(at + 2, 6);
  const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(at + 8 + 4 * index));
  return ['S', bytes.readUInt8(at), authority, ...parts].join('-');
}

/** Groups whose members AdminSDHolder protects (MS-ADTS 3.1.1.6.1.2): by RID in a domain, and built in. */
const protectedRids = new Set([512, 516, 518, 519, 521, 526, 527]);
const protectedBuiltIns = new Set([544, 548, 549, 550, 551, 552].map((rid) => `S-1-5-32-${rid}`));
/** The domain's own Administrator and krbtgt. */
const protectedAccounts = new Set([500, 502]);
const protectedUsersRid = 525;

const ridOf = (sid: string): number => Number(sid.slice(sid.lastIndexOf('-') + 1));
const ofDomain = (sid: string): boolean => sid.startsWith('S-1-5-21-');

/** The account, or a group it is in, is one that AdminSDHolder protects. */
export const isProtected = (account: string, groups: readonly string[]): boolean =>
  protectedAccounts.has(ridOf(account)) ||
  groups.some((sid) => protectedBuiltIns.has(sid) || (ofDomain(sid) && protectedRids.has(ridOf(sid))));

/** A member of Protected Users: no LDAP bind of it ever succeeds. */
export const isProtectedUser = (groups: readonly string[]): boolean =>
  groups.some((sid) => ofDomain(sid) && ridOf(sid) === protectedUsersRid);
