// How often the password of an account was written, as replication counts it: pwdLastSet tells when it was set
// last, this how many times. A directory that does not show it leaves pwdLastSet alone to judge.
import type { Connection } from './connection.ts';
import { bytes, text, type Entry } from './entry.ts';
import { LdapRefusal, mayAnswerElsewhere } from './ldap-answer.ts';

/** The attribute that counts. */
export const writesAttribute = 'replPropertyMetaData';

/** The last write of unicodePwd. */
export interface PasswordWrite {
  /** One more for each write, wherever it happened. */
  readonly version: number;
  /** By the clock of the controller that was asked for it, in whole seconds. */
  readonly at: Date;
  /** invocationId of that controller, as bytes. */
  readonly origin: Buffer;
}

/** ATTRTYP of unicodePwd: 1.2.840.113556.1.4.90, its prefix being the ninth of every schema (MS-DRSR 5.16.4). */
const unicodePwd = 0x0009_005a;
const headerBytes = 16;
const propertyBytes = 48;
/** From 1601-01-01, where DSTIME begins, to 1970-01-01, in seconds. */
const unixEpochSeconds = 11_644_473_600;

/**
 * Reads the value of replPropertyMetaData, as Windows keeps it and Samba describes it (replPropertyMetaDataBlob in
 * drsblobs.idl); null where it holds no write of unicodePwd, is of another version or may not be read. Pure.
 */
export function lastWrite(entry: Entry): PasswordWrite | null {
  const [vector] = bytes(entry, writesAttribute);
  if (vector === undefined || vector.length < headerBytes || vector.readUInt32LE(0) !== 1) return null;
  const count = vector.readUInt32LE(8);
  for (let index = 0; index < count; index += 1) {
    const start = headerBytes + index * propertyBytes;
    if (start + propertyBytes > vector.length) return null;
    if (vector.readUInt32LE(start) !== unicodePwd) continue;
    return {
      version: vector.readUInt32LE(start + 4),
      at: new Date((Number(vector.readBigUInt64LE(start + 8)) - unixEpochSeconds) * 1_000),
      origin: vector.subarray(start + 16, start + 32),
    };
  }
  return null;
}

/** Whether this controller itself was asked for it, and has not heard of it from another one. Throws NoAnswer. */
export async function isOwnWrite(connection: Connection, { origin }: PasswordWrite): Promise<boolean> {
  const attributes = ['invocationId'];
  try {
    const [root] = await connection.search({ base: '', scope: 'base', attributes: ['dsServiceName'] });
    const base = root === undefined ? null : text(root, 'dsServiceName');
    if (base === null) return false;
    const [own] = await connection.search({ base, scope: 'base', attributes, binary: attributes });
    return own !== undefined && (bytes(own, 'invocationId')[0]?.equals(origin) ?? false);
  } catch (error) {
    if (error instanceof LdapRefusal && !mayAnswerElsewhere(error)) return false;
    throw error;
  }
}
