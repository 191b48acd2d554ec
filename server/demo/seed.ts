// Begins the demo afresh: empties its database but for the audit trail, and lets the agents move in.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { createAccount, updateAccount } from '../directory/embedded/admin.ts';
import { setPolicy } from '../directory/embedded/policy.ts';
import { newRecoveryCodes } from '../factors/recovery-code.ts';
import { seal } from '../factors/seal.ts';
import { recoveryCodes, totpFactors } from '../factors/tables.ts';
import { newTotpSecret } from '../factors/totp.ts';
import type { Parts } from '../parts.ts';
import type { Database } from '../store/database.ts';
import { type Agent, agents, mailboxes, maxAgeDays } from './agents.ts';
import { endOfDay } from './expiring.ts';

/** An agent with what a real one would have in their pocket; it lives in memory alone. */
export interface SeededAgent {
  readonly agent: Agent;
  readonly id: string;
  /** Base32; null: no authenticator app. */
  readonly totpSecret: string | null;
  readonly recoveryCodes: readonly string[];
  /** Of the password as it was seeded. */
  readonly passwordVersion: string;
}

const dayMs = 86_400_000;

export async function seedDemo(parts: Parts): Promise<SeededAgent[]> {
  const { db } = parts.store;
  await empty(db);
  // A lock stays until somebody comes to undo it, so that the demo looks the same an hour later.
  await setPolicy(db, { maxAgeDays, lockoutMinutes: 0 });
  const seeded: SeededAgent[] = [];
  for (const agent of agents) seeded.push(await moveIn(parts, agent));
  return seeded;
}

async function empty(db: Database): Promise<void> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'audit_events'`,
  );
  const names = rows.map(({ name }) => sql.identifier(name));
  await db.execute(sql`truncate ${sql.join(names, sql`, `)}`);
}

async function moveIn(parts: Parts, agent: Agent): Promise<SeededAgent> {
  const { store, directory, clock } = parts;
  const now = clock.now();
  const { work, home } = mailboxes(agent);
  const id = await createAccount(store.db, {
    username: agent.username,
    displayName: agent.displayName,
    password: agent.password,
    upn: work,
    mail: work,
    recoveryMail: home,
    passwordChangedAt: changedAt(agent, now),
    ...agent.account,
  });
  if (agent.locked === true) await updateAccount(store.db, id, { lockedAt: now });
  const account = await directory.read(id);
  return {
    agent,
    id,
    passwordVersion: account?.passwordVersion ?? '',
    totpSecret: agent.proof === 'app-and-codes' ? await enrolApp(parts, id) : null,
    recoveryCodes: agent.proof === 'none' ? [] : await issueCodes(parts, id),
  };
}

/** So that it expires at the end of its day, and the people are called the same all day long. */
function changedAt({ passwordDays }: Agent, now: Date): Date {
  const expiresAt = endOfDay(now, maxAgeDays - passwordDays);
  return new Date(Math.min(now.getTime(), expiresAt.getTime() - maxAgeDays * dayMs));
}

async function enrolApp({ store, keys, clock }: Parts, accountId: string): Promise<string> {
  const secret = newTotpSecret();
  const id = randomUUID();
  const [sealedSecret, now] = [seal(keys, { accountId, factorId: id }, secret), clock.now()];
  await store.db
    .insert(totpFactors)
    .values({ id, accountId, sealedSecret, sessionId: randomUUID(), begunAt: now, confirmedAt: now });
  return secret;
}

async function issueCodes({ store, keys, clock }: Parts, accountId: string): Promise<readonly string[]> {
  const { codes, rows } = await newRecoveryCodes(keys, accountId, clock.now());
  await store.db.insert(recoveryCodes).values(rows);
  return codes;
}
