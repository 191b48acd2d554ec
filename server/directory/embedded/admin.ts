// What an administrator does to the embedded directory: `npm run accounts`, and the demo's seed.
import { asc, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../../store/database.ts';
import type { AccountId, DirectoryAccount } from '../directory.ts';
import { nameKey, optionalNameKey } from './names.ts';
import { hashPassword } from './password-hash.ts';
import { readPolicy } from './policy.ts';
import { accountOf } from './status.ts';
import { embeddedAccounts } from './tables.ts';

const Name = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .refine((name) => !/\p{Cc}/u.test(name), 'must not hold control characters');

const Fields = z.strictObject({
  username: Name,
  displayName: Name,
  upn: Name.nullish(),
  mail: z.email().nullish(),
  recoveryMail: z.email().nullish(),
  groups: z.array(Name).optional(),
  tier: z.enum(['standard', 'high']).optional(),
  disabled: z.boolean().optional(),
  protected: z.boolean().optional(),
  neverExpires: z.boolean().optional(),
  mustChange: z.boolean().optional(),
  accountExpiresAt: z.date().nullish(),
  passwordChangedAt: z.date().optional(),
  lockedAt: z.date().nullish(),
});

/** An account to be made. The policy is not applied: an administrator may set what it would refuse. */
export const NewAccount = Fields.extend({ password: z.string().min(1).max(256) });
export type NewAccount = z.infer<typeof NewAccount>;

/** What may be changed afterwards; absent fields stay as they are. */
export const AccountChange = Fields.partial();
export type AccountChange = z.infer<typeof AccountChange>;

/** Makes an account. Throws ZodError for a bad value, NameTaken for a username or UPN in use. */
export async function createAccount(db: Database, account: NewAccount): Promise<AccountId> {
  const { password, ...fields } = NewAccount.parse(account);
  const [row] = await db
    .insert(embeddedAccounts)
    .values({
      ...defined(fields),
      username: fields.username,
      displayName: fields.displayName,
      passwordHash: await hashPassword(password),
      passwordChangedAt: fields.passwordChangedAt ?? new Date(),
      usernameKey: nameKey(fields.username),
      upnKey: optionalNameKey(fields.upn),
      mailKey: optionalNameKey(fields.mail),
    })
    .onConflictDoNothing()
    .returning({ id: embeddedAccounts.id });
  if (row === undefined) throw new NameTaken(`An account named ${fields.username} is already there`);
  return row.id;
}

/** Thrown where a username or UPN belongs to another account. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken';
}

/** Changes what is given. False when there is no such account. */
export async function updateAccount(db: Database, id: AccountId, change: AccountChange): Promise<boolean> {
  const fields = AccountChange.parse(change);
  const keys = {
    usernameKey: fields.username === undefined ? undefined : nameKey(fields.username),
    upnKey: fields.upn === undefined ? undefined : optionalNameKey(fields.upn),
    mailKey: fields.mail === undefined ? undefined : optionalNameKey(fields.mail),
  };
  const changed = await db
    .update(embeddedAccounts)
    .set(defined({ ...fields, ...keys }))
    .where(eq(embeddedAccounts.id, id))
    .returning({ id: embeddedAccounts.id });
  return changed.length > 0;
}

/** The members that have a value; `undefined` is not a value for exact optional properties. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** All accounts by username, as the directory's port shows them. */
export async function listAccounts(db: Database, now: Date = new Date()): Promise<DirectoryAccount[]> {
  const policy = await readPolicy(db);
  const rows = await db.select().from(embeddedAccounts).orderBy(asc(embeddedAccounts.usernameKey));
  return rows.map((row) => accountOf(row, policy, now));
}
