// Reads how long a server asks to be left alone.

/**
 * Seconds that a `Retry-After` asks for (RFC 9110 §10.2.3: seconds, or an HTTP date), undefined when
 * there is none that can be read. A date is measured against the reply's own `Date`.
 */
export function retryAfterSeconds(header: string | undefined, date: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  // Date.parse would take nearly anything for a date; HTTP's end in GMT (RFC 9110 §5.6.7).
  const until = Date.parse(header.endsWith(' GMT') ? header : '');
  const now = Date.parse(date ?? '');
  return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}
