// FILETIME: 100 ns since 1601-01-01 UTC, larger than a double can count (MS-DTYP 2.3.3). Pure.

/** 1970-01-01 as a FILETIME. */
const unixEpoch = 116_444_736_000_000_000n;
const ticksPerMillisecond = 10_000n;
/** "Never", in attributes that hold a span (maxPwdAge, lockoutDuration). */
export const forever = -0x8000_0000_0000_0000n;

/** What lies beyond the years of four digits (RFC 3339) is as good as never. */
const lastInstant = BigInt(Date.UTC(9999, 11, 31, 23, 59, 59, 999));

/** An instant, down to the millisecond; null for 0, and for never or as good as never. */
export function fromFiletime(value: bigint): Date | null {
  if (value <= 0n) return null;
  const ms = (value - unixEpoch) / ticksPerMillisecond;
  return ms > lastInstant ? null : new Date(Number(ms));
}

export const toFiletime = (instant: Date): bigint =>
  BigInt(instant.getTime()) * ticksPerMillisecond + unixEpoch;

/** Minutes of a span, which Active Directory keeps as negative ticks; null for "never". */
export const minutesOfSpan = (span: bigint): number | null =>
  span === forever ? null : Number(-span / ticksPerMillisecond) / 60_000;
