// All factors there are: a new one is one file and one line here.
import type { FactorKind } from '../../src/contract/steps.ts';
import type { Database } from '../store/database.ts';
import { createCurrentPassword } from './current-password.ts';
import { createEmailCode } from './email-code.ts';
import type { Factor, Flow } from './factor.ts';
import { createHelpdeskCode } from './helpdesk-code.ts';
import type { FactorKeys } from './keys.ts';
import type { PasswordTryDeps } from './password-try.ts';
import { createRecoveryCode } from './recovery-code.ts';
import { createTotp } from './totp.ts';

export type Factors = ReadonlyMap<FactorKind, Factor>;

/** The factors of this installation, in the order in which they are offered. */
export function createFactors(
  deps: PasswordTryDeps & { readonly keys: FactorKeys; readonly mailCodes: boolean },
): Factors {
  const factors: Factor[] = [
    createTotp(deps.keys),
    ...(deps.mailCodes ? [createEmailCode(deps.keys)] : []),
    createRecoveryCode(deps.keys),
    createCurrentPassword(deps),
    createHelpdeskCode(deps.keys),
  ];
  return new Map(factors.map((factor) => [factor.kind, factor]));
}

/** Which of these kinds the account of a flow can use now; for strangers the same questions, and none. */
export async function usableFactors(
  factors: Factors,
  kinds: readonly FactorKind[],
  db: Database,
  flow: Flow,
  now: Date,
): Promise<FactorKind[]> {
  const usable: FactorKind[] = [];
  for (const kind of kinds) if ((await factors.get(kind)?.usable(db, flow, now)) === true) usable.push(kind);
  return usable;
}
