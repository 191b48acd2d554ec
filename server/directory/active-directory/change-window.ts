// What tells a change of Keyturn's own from others: whether anything was written since it was prepared, and when.
// pwdLastSet tells when the password was set, not by whom. Pure.
import type { PreparedChange } from '../directory.ts';
import type { Entry } from './entry.ts';
import { lastWrite } from './password-writes.ts';
import { passwordVersion } from './status.ts';

/** Milliseconds after its preparation in which a change may still be handed over. */
const handOverMs = 30_000;

const after = ({ preparedAt }: PreparedChange, ms: number): number => preparedAt.getTime() + ms;

/** Neither pwdLastSet nor, where it is counted on both sides, the number of writes is another one. */
export function isUnchanged(prepared: PreparedChange, entry: Entry): boolean {
  if (passwordVersion(entry) !== prepared.passwordVersionBefore) return false;
  const [writes, before] = [lastWrite(entry)?.version, prepared.passwordWritesBefore];
  return writes === undefined || before === null || writes === before;
}

/** `now` is by the clock of the controller. */
export const mayHandOver = (prepared: PreparedChange, now: Date): boolean =>
  now.getTime() <= after(prepared, handOverMs);

/**
 * Whether a password that was set then can be the one that was handed over: not before its preparation, and
 * not after the last try (`deadlineMs` long) could have been carried out by a controller that was as slow.
 */
export const canBeOurs = (prepared: PreparedChange, setAt: Date, deadlineMs: number): boolean =>
  setAt.getTime() >= after(prepared, 0) && setAt.getTime() <= after(prepared, handOverMs + 2 * deadlineMs);
