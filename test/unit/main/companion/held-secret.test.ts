// A secret for a while: forgotten in time, and overwritten where it stood.
import { expect, it, vi } from 'vitest';
import { HeldSecret } from '../../../../main/companion/held-secret.ts';
import { FakeClock } from '../../../fakes/clock.ts';

/** A held secret, and the bytes that it stands in. */
function holding(text: string) {
  const made = vi.spyOn(Buffer, 'alloc');
  const clock = new FakeClock();
  const secret = new HeldSecret(clock);
  const forgotten = vi.fn();
  secret.hold(text, 1_000, forgotten);
  const bytes = made.mock.results[0]?.value as Buffer;
  made.mockRestore();
  return { clock, secret, forgotten, bytes };
}

it.each(['pässwörd 🔑', 'half \ud800 of a pair', ''])('is kept to the letter: %j', (text) => {
  expect(holding(text).secret.value).toBe(text);
});

it('is forgotten when its time is up, and overwritten', async () => {
  const { clock, secret, forgotten, bytes } = holding('secret');
  expect(bytes.toString('utf16le')).toBe('secret');
  // Nothing that leaves main stands in the same memory.
  expect(bytes.buffer.byteLength).toBe(12);
  await clock.advance(1_000);
  expect([secret.held, secret.value]).toEqual([false, undefined]);
  expect(bytes).toEqual(Buffer.alloc(12));
  expect(forgotten).toHaveBeenCalledOnce();
});

it('is overwritten where another takes its place, or nobody needs it any more', () => {
  const { clock, secret, forgotten, bytes } = holding('secret');
  secret.hold('other', 1_000);
  expect(bytes).toEqual(Buffer.alloc(12));
  expect(secret.value).toBe('other');
  secret.forget();
  expect(secret.held).toBe(false);
  expect(clock.timers).toBe(0);
  expect(forgotten).not.toHaveBeenCalled();
});
