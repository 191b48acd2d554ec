// Answers as they are compared between one who has an account and one who has none.
import type { Answer } from '../../support/engine.ts';

/** The answer without what is different each time. */
export function comparable({ status, body }: Answer): unknown {
  const always = { id: 'x', token: 'x', instance: 'x', expiresAt: 'x', reference: 'x' };
  const masked = Object.fromEntries(
    Object.entries({ ...body }).map(([key, value]) => [key, key in always ? 'x' : value]),
  );
  return { status, body: masked };
}
