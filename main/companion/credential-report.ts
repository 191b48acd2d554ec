// Tells the server what became of the saved credentials. It holds no secret, so it may be repeated: with
// the same key, so that it counts once.
import type { RouteBody } from '../../src/contract/api.ts';
import type { Chance, Clock, ResetApi } from '../ports.ts';
import { jitteredWait } from './backoff.ts';

const TRIES = 6;
const BACKOFF = { firstMs: 2_000, longestMs: 60_000 };

/** Resolves when the server has it, or does not take it; never rejects. */
export async function reportCredentials(
  { api, clock, chance }: { readonly api: ResetApi; readonly clock: Clock; readonly chance: Chance },
  key: { readonly params: { readonly id: string }; readonly token: string },
  items: RouteBody<'reportSavedCredentials'>['items'],
): Promise<void> {
  if (items.length === 0) return;
  const idempotencyKey = chance.uuid();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const result = await api.reportSavedCredentials({ ...key, body: { items }, idempotencyKey });
    if (result.ok || (result.fault.kind === 'problem' && result.fault.details.status < 500)) return;
    const wait = jitteredWait(attempt, BACKOFF, chance.fraction());
    await new Promise<void>((resolve) => void clock.after(wait, resolve));
  }
}
