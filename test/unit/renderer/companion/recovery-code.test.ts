// Recovery codes as people copy them from paper.
import { expect, it } from 'vitest';
import { parseRecoveryCode } from '../../../../renderer/companion/screens/proof/recovery-code.ts';

it.each(['ACDE-FGHJ-KMNP-3467', 'acde fghj kmnp 3467', ' acdefghjkmnp3467\n', 'ＡＣＤＥ-FGHJ-KMNP-3467'])(
  'reads %j',
  (text) => {
    expect(parseRecoveryCode(text)).toBe('ACDE-FGHJ-KMNP-3467');
  },
);

it.each(['', 'ACDE', 'ACDE-FGHJ-KMNP-346', 'ACDE-FGHJ-KMNP-3467-A', 'ACDE-FGHJ-KMNP-346!'])(
  'refuses %j',
  (text) => {
    expect(parseRecoveryCode(text)).toBeNull();
  },
);
