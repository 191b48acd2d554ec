// The error handler: every answer that is not success leaves here as problem+json.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problems } from '../../src/contract/problems.ts';
import { DirectoryUnavailable } from '../directory/directory.ts';
import { isDatabaseUnavailable } from '../store/unavailable.ts';
import { loggableError } from './redaction.ts';
import { ProblemError, problemBody } from './problem.ts';

/** Seconds after which trying again makes sense when nobody knows better. */
const defaultRetrySeconds = 5;

/** What the caller is told for any error. Pure. */
function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return withRetry(error);
  // First: the embedded directory is away because its database is.
  if (isDatabaseUnavailable(error)) return withRetry(new ProblemError('database-unavailable'));
  if (error instanceof DirectoryUnavailable) return withRetry(new ProblemError('directory-unavailable'));
  return new ProblemError(frameworkProblem(error) ?? 'unexpected');
}

/** Writes the problem, and logs what nobody expected (never a message that may hold what was sent). */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error);
  const { status } = problems[problem.problem];
  if (status === 500) {
    request.log.error({ err: loggableError(error, request.body) }, 'unexpected error');
  } else if (status === 503 && !(error instanceof ProblemError)) {
    request.log.warn({ problem: problem.problem, err: loggableError(error, request.body) }, 'unavailable');
  }
  return answerProblem(reply, problem);
}

/** Writes a problem with the header fields that belong to its status. */
export function answerProblem(reply: FastifyReply, problem: ProblemError): FastifyReply {
  const body = problemBody(problem);
  // Where a key has to be proven, the door has said so.
  if (body.status === 401 && !reply.hasHeader('www-authenticate'))
    reply.header('www-authenticate', 'Bearer realm="keyturn"');
  if (body.retryAfterSeconds !== undefined && (body.status === 429 || body.status === 503)) {
    reply.header('retry-after', String(body.retryAfterSeconds));
  }
  const instance = `urn:keyturn:request:${reply.request.id}`;
  return reply
    .code(body.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ instance, ...body });
}

function withRetry(error: ProblemError): ProblemError {
  const { status } = problems[error.problem];
  if (status !== 503 || error.members.retryAfterSeconds !== undefined) return error;
  return new ProblemError(error.problem, { ...error.members, retryAfterSeconds: defaultRetrySeconds });
}

/** Fastify's own refusals, by code where the status alone says too little. */
function frameworkProblem(
  error: unknown,
): 'bad-request' | 'not-found' | 'too-large' | 'unsupported-media-type' | undefined {
  if (!(error instanceof Error)) return undefined;
  const { statusCode = 500, code } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return 'not-found';
  if (statusCode === 413) return 'too-large';
  if (statusCode === 415) return 'unsupported-media-type';
  return statusCode >= 400 && statusCode < 500 ? 'bad-request' : undefined;
}
