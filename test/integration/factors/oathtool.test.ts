// A second opinion on codes: Debian's oathtool makes them, Keyturn judges them.
import { expect, test } from 'vitest';
import { matchingStep, newTotpSecret } from '../../../server/factors/totp.ts';
import { oathtool } from '../../support/otp.ts';

test('codes of oathtool are right in their step and the ones beside it, and in no other', async () => {
  for (let count = 0; count < 3; count += 1) {
    const secret = newTotpSecret();
    const now = new Date(Date.UTC(2026, 11, 3, 9, count, 7));
    const code = await oathtool(secret, { now });
    const step = Math.floor(now.getTime() / 30_000);
    const judged = await Promise.all(
      [-60, -30, 0, 30, 60].map((seconds) =>
        matchingStep(secret, code, null, new Date(now.getTime() + seconds * 1_000)),
      ),
    );
    expect(judged).toEqual([null, step, step, step, null]);
  }
});
