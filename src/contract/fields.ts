// The fields that several calls share: what a name, a password, a token look like.
import * as z from 'zod';

/** A name as a person types it: sAMAccountName, UPN or mail. Control characters never belong to one. */
export const Username = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .refine((name) => !/\p{Cc}/u.test(name), 'must not hold control characters');

/** At most 256 UTF-16 units (the limit of unicodePwd); never trimmed, never truncated. */
export const Password = z
  .string()
  .min(1)
  .max(256)
  .refine((value) => !value.includes('\0'), 'must not hold a zero character');

/** A code or a password, whatever the factor asks for. */
export const FactorResponse = z.string().min(1).max(256);

export const ResetReason = z.enum(['forgotten', 'expiring', 'expired', 'locked', 'compromised']);
export type ResetReason = z.infer<typeof ResetReason>;
export const Channel = z.enum(['companion', 'portal', 'kiosk', 'helpdesk']);
export type Channel = z.infer<typeof Channel>;

/** What people read over the phone: 7K3-M2P, without 0, O, 1 and I. */
export const Reference = z.string().regex(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/);
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The id of a saved credential in the managed settings: what is told of it goes to the audit trail. */
export const CredentialId = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** The id of one thing on the rest of the list; of a saved credential it begins with `saved:`. */
export const ChecklistId = z.string().regex(/^(saved:)?[a-z0-9-]{1,64}$/);
