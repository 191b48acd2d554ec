// The calls of a reset, each handed to its file.
import type { FastifyInstance } from 'fastify';
import { implement } from '../http/implement.ts';
import { ProblemError } from '../http/problem.ts';
import { challengeReset } from './challenge.ts';
import { createReset } from './create.ts';
import type { ResetDeps } from './deps.ts';
import type { ResetRow } from './facts.ts';
import { authenticate } from './facts.ts';
import { cancelReset, extendReset, readReset, reportSavedCredentials } from './life.ts';
import { checkPassword, setPassword } from './password.ts';
import { unlockAccount } from './unlock.ts';
import { verifyReset } from './verify.ts';

/** Serves `/v1/resets`. */
export function resetRoutes(app: FastifyInstance, deps: ResetDeps): void {
  /** The reset of a call, for what is to be done with it; what goes wrong then carries its reference. */
  const on = async <T>(
    { params, token }: { readonly params: { readonly id: string }; readonly token: string },
    work: (row: ResetRow) => Promise<T>,
  ): Promise<T> => {
    const row = await authenticate(deps.db, params.id, token);
    try {
      return await work(row);
    } catch (error) {
      throw error instanceof ProblemError
        ? new ProblemError(error.problem, { reference: row.reference, ...error.members }, { cause: error })
        : error;
    }
  };

  implement(app, 'createReset', ({ body, source }) => createReset(deps, body, source));
  implement(app, 'readReset', (call) => on(call, (row) => readReset(deps, row)));
  implement(app, 'challengeReset', (call) =>
    on(call, async (row) => ({ step: await challengeReset(deps, row, call.body.factor, call.source) })),
  );
  implement(app, 'verifyReset', (call) =>
    on(call, async (row) => ({ step: await verifyReset(deps, row, call.body, call.source) })),
  );
  implement(app, 'checkPassword', (call) => on(call, (row) => checkPassword(deps, row, call.body.password)));
  implement(app, 'setPassword', (call) =>
    on(call, async (row) => ({ step: await setPassword(deps, row, call.body, call.source) })),
  );
  implement(app, 'unlock', (call) =>
    on(call, async (row) => ({ step: await unlockAccount(deps, row, call.source) })),
  );
  implement(app, 'extend', (call) => on(call, (row) => extendReset(deps, row, call.source)));
  implement(app, 'cancelReset', (call) => on(call, (row) => cancelReset(deps, row, call.source)));
  implement(app, 'reportSavedCredentials', (call) =>
    on(call, (row) => reportSavedCredentials(deps, row, call.body, call.source)),
  );
}
