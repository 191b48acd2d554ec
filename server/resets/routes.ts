// The calls of a reset, each handed to its file.
import type { FastifyInstance } from 'fastify';
import { implement } from '../http/implement.ts';
import { challengeReset } from './challenge.ts';
import { createReset } from './create.ts';
import type { ResetDeps } from './deps.ts';
import { authenticate } from './facts.ts';
import { cancelReset, extendReset, readReset, reportSavedCredentials } from './life.ts';
import { checkPassword, setPassword } from './password.ts';
import { unlockAccount } from './unlock.ts';
import { verifyReset } from './verify.ts';

/** Serves `/v1/resets`. */
export function resetRoutes(app: FastifyInstance, deps: ResetDeps): void {
  const find = ({ params, token }: { params: { id: string }; token: string }) =>
    authenticate(deps.db, params.id, token);

  implement(app, 'createReset', ({ body, source }) => createReset(deps, body, source));
  implement(app, 'readReset', async (call) => readReset(deps, await find(call)));
  implement(app, 'challengeReset', async (call) => ({
    step: await challengeReset(deps, await find(call), call.body.factor, call.source),
  }));
  implement(app, 'verifyReset', async (call) => ({
    step: await verifyReset(deps, await find(call), call.body, call.source),
  }));
  implement(app, 'checkPassword', async (call) => checkPassword(deps, await find(call), call.body.password));
  implement(app, 'setPassword', async (call) => ({
    step: await setPassword(deps, await find(call), call.body),
  }));
  implement(app, 'unlock', async (call) => ({ step: await unlockAccount(deps, await find(call)) }));
  implement(app, 'extend', async (call) => extendReset(deps, await find(call), call.source));
  implement(app, 'cancelReset', async (call) => cancelReset(deps, await find(call), call.source));
  implement(app, 'reportSavedCredentials', async (call) =>
    reportSavedCredentials(deps, await find(call), call.body, call.source),
  );
}
