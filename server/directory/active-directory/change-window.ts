// The time in which a change can be Keyturn's own: pwdLastSet tells when the password was set, not by whom. Pure.
import type { PreparedChange } from '../directory.ts';

/** Milliseconds after its preparation in which a change may still be handed over. */
const handOverMs = 30_000;

const after = ({ preparedAt }: PreparedChange, ms: number): number => preparedAt.getTime() + ms;

/** `now` is by the clock of the controller. */
export const mayHandOver = (prepared: PreparedChange, now: Date): boolean =>
  now.getTime() <= after(prepared, handOverMs);

/**
 * Whether a password that was set then can be the one that was handed over: not before its preparation, and
 * not after the last try (`deadlineMs` long) could have been carried out by a controller that was as slow.
 */
export const canBeOurs = (prepared: PreparedChange, setAt: Date, deadlineMs: number): boolean =>
  setAt.getTime() >= after(prepared, 0) && setAt.getTime() <= after(prepared, handOverMs + 2 * deadlineMs);
