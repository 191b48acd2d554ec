// The steps of a reset as they go over the wire. The server computes them (src/reset/next-step.ts),
// clients show them; nobody stores them.
import * as z from 'zod';

export const FactorKind = z.enum([
  'totp',
  'email-code',
  'recovery-code',
  'current-password',
  'helpdesk-code',
  'manager-approval',
  'security-key',
]);
export type FactorKind = z.infer<typeof FactorKind>;

/** An instant, RFC 3339 in UTC with milliseconds. */
export const Instant = z.iso.datetime();

/** One factor that may be used now. `hint` appears only after the first proof, so that strangers learn nothing. */
export const FactorOffer = z.object({
  kind: FactorKind,
  hint: z.string().optional(),
  /** True once a code was asked for, whether or not there is anybody to send it to. */
  sent: z.boolean().optional(),
  resendAfter: Instant.optional(),
});
export type FactorOffer = z.infer<typeof FactorOffer>;

/** A password rule by id. `text` is a key of the catalogue under `rule.`; `params` fill its placeholders. */
export const PolicyRule = z.discriminatedUnion('id', [
  z.object({
    id: z.literal('min-length'),
    text: z.literal('rule.min-length'),
    source: z.enum(['directory', 'keyturn']),
    params: z.object({ min: z.int().min(0) }),
  }),
  z.object({
    id: z.literal('max-length'),
    text: z.literal('rule.max-length'),
    source: z.enum(['directory', 'keyturn']),
    params: z.object({ max: z.int().min(1) }),
  }),
  /** MS-SAMR 3.1.1.7.2: at least three of the five character categories. */
  z.object({
    id: z.literal('classes'),
    text: z.literal('rule.classes'),
    source: z.literal('directory'),
    params: z.object({ required: z.int().min(1).max(5) }),
  }),
  /** MS-SAMR 3.1.1.7.2: the account name and each part of the display name of three or more characters. */
  z.object({
    id: z.literal('not-name'),
    text: z.literal('rule.not-name'),
    source: z.literal('directory'),
    params: z.object({ parts: z.array(z.string()) }),
  }),
  z.object({
    id: z.literal('not-common'),
    text: z.literal('rule.not-common'),
    source: z.literal('keyturn'),
    params: z.object({ words: z.array(z.string()) }),
  }),
  /** Only the directory can check it, when the password is set. */
  z.object({
    id: z.literal('not-previous'),
    text: z.literal('rule.not-previous'),
    source: z.literal('directory'),
    params: z.object({ count: z.int().min(1) }),
  }),
  /** The password may not be changed before `until`. */
  z.object({
    id: z.literal('min-age'),
    text: z.literal('rule.min-age'),
    source: z.literal('directory'),
    params: z.object({ until: Instant }),
  }),
]);
export type PolicyRule = z.infer<typeof PolicyRule>;
export type PolicyRuleId = PolicyRule['id'];

export const Policy = z.object({ rules: z.array(PolicyRule) });
export type Policy = z.infer<typeof Policy>;

export const VerifyStep = z.object({
  kind: z.literal('verify'),
  required: z.int().min(1),
  satisfied: z.array(FactorKind),
  factors: z.array(FactorOffer),
});
const AwaitApprovalStep = z.object({
  kind: z.literal('await-approval'),
  approver: z.enum(['manager', 'helpdesk']),
  matchCode: z.string(),
});
export const NewPasswordStep = z.object({
  kind: z.literal('new-password'),
  policy: Policy,
  /** True when the person may prove the current password too, so that history and minimum age hold (delete and add). */
  currentPasswordUsable: z.boolean(),
  /** True when the account is locked and its holder may keep the password (POST …/unlock). */
  unlockOffered: z.boolean(),
});
export const WorkingStep = z.object({ kind: z.literal('working'), since: Instant });
/** The names the directory knows the account by; account templates of saved credentials are filled from them. */
export const AccountNames = z.object({
  username: z.string(),
  domain: z.string().nullable(),
  upn: z.string().nullable(),
  mail: z.string().nullable(),
});
export type AccountNames = z.infer<typeof AccountNames>;

export const CompletedStep = z.object({
  kind: z.literal('completed'),
  names: AccountNames,
  changedAt: Instant.nullable(),
  unlocked: z.boolean(),
  confirmed: z.enum(['yes', 'not-possible', 'no']),
  expiresAt: Instant.nullable(),
  /** True when the directory will ask for another change at the next sign-in (pwdLastSet is 0: the service account lacks Unexpire-Password). */
  mustChange: z.boolean().optional(),
  systems: z.array(
    z.object({ id: z.string(), name: z.string(), state: z.enum(['pending', 'updated', 'not-updated']) }),
  ),
});
export const EndedStep = z.object({
  kind: z.literal('ended'),
  outcome: z.enum(['expired', 'cancelled', 'refused', 'throttled', 'undetermined']),
  retryAfterSeconds: z.int().min(0).optional(),
});

export const Step = z.discriminatedUnion('kind', [
  VerifyStep,
  AwaitApprovalStep,
  NewPasswordStep,
  WorkingStep,
  CompletedStep,
  EndedStep,
]);
export type Step = z.infer<typeof Step>;

/** What became of one saved credential on the workstation. */
export const CredentialOutcome = z.enum([
  'updated',
  'already-right',
  'not-found',
  'locked',
  'denied',
  'cancelled',
  'unavailable',
  'failed',
]);
export type CredentialOutcome = z.infer<typeof CredentialOutcome>;
