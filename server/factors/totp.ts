// Codes of an authenticator app (RFC 6238): one step of tolerance, each step taken once.
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Database } from '../store/database.ts';
import type { Factor, Flow, Settle } from './factor.ts';
import { nobody, rejected } from './factor.ts';
import type { FactorKeys } from './keys.ts';
import { seal, unseal } from './seal.ts';
import { totpFactors } from './tables.ts';

/** Seconds a code lives, and the tolerance on both sides: one step (RFC 6238 §5.2), never more. */
const period = 30;

/** 160 bits, as RFC 4226 §4 recommends, in base32. */
export const newTotpSecret = (): string => generateSecret();

/** What the QR code holds (Key URI format). `issuer` is the organisation, `label` the account's name. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  generateURI({ secret, issuer, label });

/**
 * The time step in which `code` is right, or null. Steps up to `lastStep` are not taken again. Spaces are
 * ignored; anything but six digits is wrong.
 */
export async function matchingStep(
  secret: string,
  code: string,
  lastStep: number | null,
  now: Date,
): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const result = await verify({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    period,
    epochTolerance: period,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

const confirmedOf = (db: Database, flow: Flow) =>
  db
    .select()
    .from(totpFactors)
    .where(and(eq(totpFactors.accountId, flow.accountId ?? nobody), isNotNull(totpFactors.confirmedAt)))
    .limit(1);

/** The factor over the sealed secrets of `totp_factors`. */
export function createTotp(keys: FactorKeys): Factor {
  const absent = { id: nobody, accountId: nobody, lastStep: null };
  // A stranger's try opens this one: as much work, and no code is right for it.
  const sealedForNobody = seal(keys, { accountId: nobody, factorId: nobody }, newTotpSecret());

  return {
    kind: 'totp',
    async usable(db, flow) {
      return (await confirmedOf(db, flow)).length > 0;
    },
    async examine(db, flow, response, now): Promise<Settle> {
      const [row = { ...absent, sealedSecret: sealedForNobody }] = await confirmedOf(db, flow);
      const secret = unseal(keys, { accountId: row.accountId, factorId: row.id }, row.sealedSecret);
      const step = await matchingStep(secret, response, row.lastStep, now);
      if (step === null || row.id === nobody) return rejected;
      return async (tx) => {
        const taken = await tx
          .update(totpFactors)
          .set({ lastStep: step })
          .where(
            and(
              eq(totpFactors.id, row.id),
              isNotNull(totpFactors.confirmedAt),
              or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, step)),
            ),
          )
          .returning({ id: totpFactors.id });
        return taken.length > 0 ? { kind: 'proven' } : { kind: 'rejected' };
      };
    },
  };
}
