// Whether an access list grants an extended right to somebody. Pure (MS-DTYP 2.4.4 to 2.4.6).
import { idOfGuid } from './guid.ts';
import { sidText } from './sid.ts';

/** ADS_RIGHT_DS_CONTROL_ACCESS and GENERIC_ALL (MS-DTYP 2.4.3). */
const controlAccess = 0x100;
const genericAll = 0x1000_0000;
const inheritOnly = 0x08;
const objectTypePresent = 0x1;
const inheritedObjectTypePresent = 0x2;
const aceTypes = { allow: 0x00, deny: 0x01, allowObject: 0x05, denyObject: 0x06 } as const;

/** The rights that Keyturn's service account needs beyond attributes (MS-ADTS 5.1.3.2.1). */
export const extendedRight = {
  resetPassword: '00299570-246d-11d0-a768-00aa006e0529',
  unexpirePassword: 'ccc2dc7d-a6ad-4a7a-8846-c04e3cc53501',
} as const;

interface AccessControlEntry {
  readonly allows: boolean;
  /** Null: every extended right. */
  readonly right: string | null;
  readonly sid: string;
}

/** The first entry that speaks of the right and of one of the SIDs decides; without any it is not granted. */
export function grants(descriptor: Buffer, right: string, sids: ReadonlySet<string>): boolean {
  const decisive = entriesOf(descriptor).find(
    (entry) => sids.has(entry.sid) && (entry.right === null || entry.right === right),
  );
  return decisive?.allows ?? false;
}

/** The entries of the access list that hold for the object itself and concern extended rights. */
function entriesOf(descriptor: Buffer): AccessControlEntry[] {
  const list = descriptor.readUInt32LE(16);
  if (list === 0) return [];
  const count = descriptor.readUInt16LE(list + 4);
  const entries: AccessControlEntry[] = [];
  let at = list + 8;
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(descriptor, at);
    if (entry !== null) entries.push(entry);
    at += descriptor.readUInt16LE(at + 2);
  }
  return entries;
}

function entryAt(descriptor: Buffer, at: number): AccessControlEntry | null {
  const type = descriptor.readUInt8(at);
  const mask = descriptor.readUInt32LE(at + 4);
  const concerned = (mask & (controlAccess | genericAll)) !== 0;
  if (!concerned || (descriptor.readUInt8(at + 1) & inheritOnly) !== 0) return null;
  const allows = type === aceTypes.allow || type === aceTypes.allowObject;
  if (type === aceTypes.allow || type === aceTypes.deny)
    return { allows, right: null, sid: sidText(descriptor, at + 8) };
  if (type !== aceTypes.allowObject && type !== aceTypes.denyObject) return null;
  const flags = descriptor.readUInt32LE(at + 8);
  let next = at + 12;
  let right: string | null = null;
  if ((flags & objectTypePresent) !== 0) {
    right = idOfGuid(descriptor.subarray(next, next + 16));
    next += 16;
  }
  if ((flags & inheritedObjectTypePresent) !== 0) next += 16;
  return { allows, right, sid: sidText(descriptor, next) };
}
