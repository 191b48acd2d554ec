// The calls of account sessions, each handed to its file.
import type { FastifyInstance } from 'fastify';
import { implement } from '../http/implement.ts';
import type { AccountDeps } from './deps.ts';
import { beginTotp, confirmTotp } from './enrolment.ts';
import { listFactors, removeFactor } from './factors.ts';
import { authenticateSession, endSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { challengeSession, verifySession } from './verify.ts';

/** Serves `/v1/sessions` and `/v1/account/factors`. */
export function accountRoutes(app: FastifyInstance, deps: AccountDeps): void {
  const find = ({ token }: { token: string }) => authenticateSession(deps, token);

  implement(app, 'createSession', ({ body, source }) => signIn(deps, body, source));
  implement(app, 'challengeSession', async ({ token, body, source }) => ({
    step: await challengeSession(deps, token, body.factor, source),
  }));
  implement(app, 'verifySession', async ({ token, body, source }) => ({
    step: await verifySession(deps, token, body, source),
  }));
  implement(app, 'endSession', async (call) => endSession(deps, await find(call), call.source));
  implement(app, 'listFactors', async (call) => listFactors(deps, await find(call)));
  implement(app, 'enrolTotp', async (call) => beginTotp(deps, await find(call), call.source));
  implement(app, 'confirmTotp', async (call) =>
    confirmTotp(deps, await find(call), call.body.code, call.source),
  );
  implement(app, 'removeFactor', async (call) =>
    removeFactor(deps, await find(call), call.params.id, call.source),
  );
}
