// A write that is sent again with the same Idempotency-Key is answered again and not done again
// (draft-ietf-httpapi-idempotency-key-header). What holds secrets leaves no trace of body or reply.
import { createHash } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Route, RouteName } from '../../src/contract/api.ts';
import { problems } from '../../src/contract/problems.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/database.ts';
import { ProblemError } from './problem.ts';
import { idempotencyKeys } from './tables.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Ledger {
  readonly db: Database;
  readonly clock: Clock;
}

declare module 'fastify' {
  interface FastifyInstance {
    idempotency: Ledger | null;
  }
}

/** How long a key is remembered. */
const rememberMs = 24 * 60 * 60 * 1_000;

/** Lets the routes of this server remember keys; without it the header has no effect. */
export function rememberKeys(app: FastifyInstance, ledger: Ledger): void {
  app.idempotency = ledger;
}

/**
 * Carries a call out, once per credential and key. Calls without the header, without a credential, that only
 * read or that are idempotent by themselves are carried out each time. Throws `idempotency-conflict` for a key that was
 * used for something else, whose call is still running (or was cut off by a crash: ask with GET), or whose reply was not
 * kept.
 */
export async function answerOnce(
  request: FastifyRequest,
  name: RouteName,
  route: Route,
  carryOut: () => Promise<unknown>,
): Promise<Answer> {
  const ledger = request.server.idempotency;
  const key = keyOf(request);
  const credential = request.admitted?.credential ?? null;
  const needsNone = route.method === 'GET' || route.idempotent === true;
  if (ledger === null || key === undefined || credential === null || needsNone) {
    return { status: route.status, body: await carryOut() };
  }
  const row = {
    key: sha256(`${credential}\n${key}`),
    route: name,
    fingerprint: route.secret ? null : sha256(`${request.url}\n${JSON.stringify(request.body ?? null)}`),
  };
  const taken = await take(ledger, row);
  if (taken !== undefined) return replay(taken, row, route);
  const finish = (values: Partial<Row>) =>
    ledger.db.update(idempotencyKeys).set(values).where(eq(idempotencyKeys.key, row.key));
  let body: unknown;
  try {
    body = await carryOut();
  } catch (error) {
    // A wrong answer has been counted and must not count twice; all other problems did nothing.
    if (route.secret && countsAsAnswer(error)) await finish({ status: 422 });
    else await ledger.db.delete(idempotencyKeys).where(eq(idempotencyKeys.key, row.key));
    throw error;
  }
  await finish({ status: route.status, reply: route.secret ? null : (body ?? null) });
  return { status: route.status, body };
}

function countsAsAnswer(error: unknown): boolean {
  return error instanceof ProblemError && problems[error.problem].status === 422;
}

/** Forgets keys whose time is over. */
export async function forgetOldKeys({ db, clock }: Ledger): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.forgetAt, clock.now()));
}

type Row = typeof idempotencyKeys.$inferSelect;

/** Writes the row unless it is there; returns the one that was there. */
async function take(
  { db, clock }: Ledger,
  row: Pick<Row, 'key' | 'route' | 'fingerprint'>,
): Promise<Row | undefined> {
  const forgetAt = new Date(clock.now().getTime() + rememberMs);
  const added = await db
    .insert(idempotencyKeys)
    .values({ ...row, forgetAt })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (added.length > 0) return undefined;
  const [there] = await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, row.key));
  // Gone in between: the call that had it came to nothing. Saying so is the caller's retry.
  return there ?? { ...row, status: null, reply: null, forgetAt };
}

function replay(there: Row, row: Pick<Row, 'route' | 'fingerprint'>, route: Route): Answer {
  if (there.route !== row.route || there.fingerprint !== row.fingerprint) throw conflict('different');
  if (there.status === null) throw conflict('unfinished');
  if (route.secret) throw conflict('not-kept');
  return { status: there.status, body: there.reply ?? undefined };
}

const conflicts = {
  different: problems['idempotency-conflict'].title,
  unfinished:
    'The call with this key was begun and its outcome is not known yet. Ask with GET where it stands.',
  'not-kept': 'The call with this key was carried out; its reply is not kept. Ask with GET where it stands.',
};

function conflict(why: keyof typeof conflicts): ProblemError {
  return new ProblemError('idempotency-conflict', { detail: conflicts[why] });
}

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new ProblemError('bad-request', {
    violations: [{ path: 'headers.idempotency-key', message: 'must be 1 to 255 visible ASCII characters' }],
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
