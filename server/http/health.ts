// Whether the process runs, and whether what it needs answers.
import type { FastifyInstance } from 'fastify';
import type { ProblemName } from '../../src/contract/problems.ts';
import { implement } from './implement.ts';
import { ProblemError } from './problem.ts';

/** What one part says: nothing when all is well, notes on what works less well than it could. */
interface PartReport {
  readonly ok: boolean;
  /** For IT: what does not work. */
  readonly detail?: string | undefined;
  readonly notes?: readonly string[];
  /** For everybody. */
  readonly hints?: readonly string[];
}

export interface HealthParts {
  /** Each may reject or take its time: both mean "not ok". */
  readonly database: () => Promise<PartReport>;
  readonly directory: () => Promise<PartReport>;
  /** Null: mail is not set up. */
  readonly mail: () => Promise<PartReport | null>;
}

type Part = keyof HealthParts;

const problemOf = {
  database: 'database-unavailable',
  directory: 'directory-unavailable',
  mail: 'mail-unavailable',
} as const satisfies Record<Part, ProblemName>;

/** Milliseconds after which a part that has not answered counts as not answering. */
const deadline = 4_000;
/** Milliseconds an answer is good for, so that asking often costs the parts nothing. */
const freshFor = 2_000;

/**
 * `/v1/health/live` and `/v1/health/ready`. Details and notes name controllers and missing rights: they are for
 * callers on this machine, everybody else learns which part works and what the directory does not do. `ownNotes`: the server's own.
 */
export function healthRoutes(
  app: FastifyInstance,
  parts: HealthParts,
  ownNotes: () => readonly string[] = () => [],
): void {
  const read = cached(() => readParts(parts));
  implement(app, 'healthLive', () => Promise.resolve({ status: 'live' }));
  implement(app, 'healthReady', async ({ isLocal }) => {
    const { database, directory, mail } = await read();
    const reports = { database, directory, mail };
    for (const part of Object.keys(reports) as Part[]) {
      const { ok, detail } = reports[part] ?? { ok: true };
      const told = isLocal ? { detail: `${part}: ${detail ?? 'does not answer'}` } : {};
      if (!ok) throw new ProblemError(problemOf[part], told);
    }
    return {
      status: 'ready',
      database: wire(database, isLocal),
      directory: wire(directory, isLocal),
      mail: mail === null ? null : wire(mail, isLocal),
      notes: [
        ...Object.values(reports).flatMap((report) => report?.hints ?? []),
        ...(isLocal
          ? [...ownNotes(), ...Object.values(reports).flatMap((report) => report?.notes ?? [])]
          : []),
      ],
    };
  });
}

interface Reports extends Record<Exclude<Part, 'mail'>, PartReport> {
  readonly mail: PartReport | null;
}

async function readParts(parts: HealthParts): Promise<Reports> {
  const [database, directory, mail] = await Promise.all([
    ask(parts.database),
    ask(parts.directory),
    ask(parts.mail),
  ]);
  return { database, directory, mail };
}

/** Errors of others may hold addresses and names: the word for it is ours. */
async function ask<R extends PartReport | null>(part: () => Promise<R>): Promise<R | PartReport> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartReport>((resolve) => {
    timer = setTimeout(() => {
      resolve({ ok: false, detail: 'does not answer in time' });
    }, deadline);
  });
  try {
    return await Promise.race([part(), late]);
  } catch {
    return { ok: false, detail: 'does not answer' };
  } finally {
    clearTimeout(timer);
  }
}

/** One question at a time, and its answer for a while. Counted by the monotonic clock. */
function cached<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: { readonly value: Promise<T>; readonly at: number } | undefined;
  return () => {
    const now = performance.now();
    if (answer === undefined || now - answer.at > freshFor) answer = { value: read(), at: now };
    return answer.value;
  };
}

function wire({ ok, detail }: PartReport, isLocal: boolean): { ok: boolean; detail?: string } {
  return { ok, ...(detail === undefined || !isLocal ? {} : { detail }) };
}
