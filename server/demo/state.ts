// What the demo page shows of each agent now: how the account stands, and what is in their pocket.
import { isNotNull } from 'drizzle-orm';
import { generate } from 'otplib';
import type { DirectoryAccount } from '../directory/directory.ts';
import { recoveryCodes } from '../factors/tables.ts';
import type { Parts } from '../parts.ts';
import type { DemoMail, Mailbox } from './mailbox.ts';
import { atTheWorkstation, organisation } from './agents.ts';
import type { Elsewhere, GivenPassword } from './elsewhere.ts';
import { expiringWords } from './expiring.ts';
import type { SeededAgent } from './seed.ts';

/** How the companion is opened. */
interface Desktop {
  /** Whether the desktop shows one. */
  readonly tray: boolean;
  /** The command that opens its window where it shows none. */
  readonly companion: string;
}

type Tone = 'fine' | 'soon' | 'urgent' | 'quiet';

export interface DemoState {
  readonly organisation: string;
  readonly desktop: Desktop;
  /** Seconds until all codes change. */
  readonly codeSeconds: number;
  readonly agents: readonly {
    readonly name: string;
    readonly username: string;
    readonly state: { readonly words: string; readonly tone: Tone };
    readonly try: string;
    /** Whether they sit at the demo's workstation. */
    readonly atTheWorkstation: boolean;
    readonly code: string | null;
    readonly recoveryCodesLeft: number;
    /** The seeded set, used ones included. */
    readonly recoveryCodes: readonly string[];
    /** Null: changed by its owner since the demo began; nobody else knows it. */
    readonly password: string | null;
  }[];
  readonly mails: readonly DemoMail[];
}

/** Milliseconds before it expires that a password is worth a colour. */
const soonMs = 14 * 86_400_000;

/** Seconds a code of an authenticator app lives (RFC 6238). */
const period = 30;

export interface Demo {
  readonly parts: Parts;
  readonly seeded: readonly SeededAgent[];
  readonly mailbox: Mailbox;
  readonly elsewhere: Elsewhere;
  readonly desktop: Desktop;
}

export async function demoState(demo: Demo): Promise<DemoState> {
  const { parts, seeded, mailbox, elsewhere, desktop } = demo;
  const now = parts.clock.now();
  const used = await usedCodes(parts);
  const shown = seeded.map(async ({ agent, id, totpSecret, passwordVersion, ...rest }) => {
    const account = await parts.directory.read(id);
    const state = stateOf(account, now);
    return {
      name: agent.displayName,
      username: agent.username,
      try: agent.try.replace('{state}', state.words),
      atTheWorkstation: agent.username === atTheWorkstation,
      state,
      code: totpSecret === null ? null : await generate({ secret: totpSecret }),
      recoveryCodes: rest.recoveryCodes,
      recoveryCodesLeft: rest.recoveryCodes.length - (used.get(id) ?? 0),
      password: known(account?.passwordVersion, [
        { password: agent.password, passwordVersion },
        elsewhere.given(id),
      ]),
    };
  });
  return {
    organisation,
    desktop,
    codeSeconds: period - (Math.floor(now.getTime() / 1_000) % period),
    agents: await Promise.all(shown),
    mails: mailbox.latest(),
  };
}

/** The password that the account has now, where it is one that the demo gave. */
const known = (version: string | undefined, given: readonly (GivenPassword | undefined)[]): string | null =>
  given.find((one) => one !== undefined && one.passwordVersion === version)?.password ?? null;

/** How the account stands, in a few words; the worst first. */
function stateOf(
  account: DirectoryAccount | null,
  now: Date,
): { readonly words: string; readonly tone: Tone } {
  if (account === null || !account.enabled) return { words: 'Disabled', tone: 'quiet' };
  if (account.locked) return { words: 'Locked', tone: 'urgent' };
  const { status } = account;
  switch (status.kind) {
    case 'expired':
      return { words: 'Expired', tone: 'urgent' };
    case 'must-change':
      return { words: 'Must change', tone: 'soon' };
    case 'never':
      return { words: 'Never expires', tone: 'fine' };
    case 'unknown':
      return { words: 'Not known', tone: 'quiet' };
    case 'expires':
      return {
        words: expiringWords(status.at, now),
        tone: status.at.getTime() - now.getTime() <= soonMs ? 'soon' : 'fine',
      };
  }
}

async function usedCodes({ store }: Parts): Promise<Map<string, number>> {
  const rows = await store.db
    .select({ accountId: recoveryCodes.accountId })
    .from(recoveryCodes)
    .where(isNotNull(recoveryCodes.usedAt));
  const counts = new Map<string, number>();
  for (const { accountId } of rows) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return counts;
}
