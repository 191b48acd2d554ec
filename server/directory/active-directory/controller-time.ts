// A controller's own clock: what it writes and counts is judged by no other one.
import type { Connection } from './connection.ts';
import { text } from './entry.ts';
import { NoAnswer } from './ldap-answer.ts';

/** `20260301080000.0Z` (RFC 4517 3.3.13) as Active Directory writes it; null for anything else. Pure. */
export function generalizedTime(value: string): Date | null {
  const fields = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.\d+Z$/.exec(value);
  if (fields === null) return null;
  const [, year, month, day, hour, minute, second] = fields;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * currentTime of the rootDSE (MS-ADTS 3.1.1.3.2.3), in whole seconds: never ahead of the controller.
 * Throws NoAnswer where it tells none.
 */
export async function controllerTime(connection: Connection): Promise<Date> {
  const [root] = await connection.search({ base: '', scope: 'base', attributes: ['currentTime'] });
  const time = root === undefined ? null : generalizedTime(text(root, 'currentTime') ?? '');
  if (time === null) throw new NoAnswer('does not tell its time', false);
  return time;
}
