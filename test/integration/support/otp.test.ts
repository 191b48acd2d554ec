// Shows that oathtool is asked for what the standard says.
import { expect, test } from 'vitest';
import { oathtool } from '../../support/otp.ts';

test('gives the codes of RFC 6238 appendix B, cut to six digits', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const codeAt = (seconds: number): Promise<string> => oathtool(secret, { now: new Date(seconds * 1000) });
  expect(await Promise.all([59, 1111111109, 1234567890, 2000000000].map(codeAt))).toEqual([
    '287082',
    '081804',
    '005924',
    '279037',
  ]);
});
