// How long a claim holds. Servers' clocks may be apart: who may take over is judged by the database's clock
// alone, and whether a holder has enough time left by the monotonic clock of its own process.
import type { SQL } from 'drizzle-orm';
import { fromNow } from '../store/time.ts';

/** Milliseconds a claim holds without being renewed: then its server is taken for dead. */
const leaseMs = 15_000;

/** When a claim that is made or renewed now ends. */
export const leaseEnd = (): SQL<Date> => fromNow(leaseMs);

/**
 * Whether work of `ms` milliseconds that begins at `now` ends within a lease whose statement was sent at `sentAt`,
 * both monotonic: the database began to count no earlier than that. Pure.
 */
export const leaseOutlasts = (sentAt: number, now: number, ms: number): boolean =>
  now + ms <= sentAt + leaseMs;
