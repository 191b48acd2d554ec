// How an operation of the companion says that it did not happen: an error code of the bridge's contract.
import { type BridgeError, ProblemDetails } from '../../src/contract/ipc.ts';
import type { ApiFault, ApiResult } from '../ports.ts';

/** Thrown by operations and turned into a BridgeResult at the bridge. Carries no secret: only the code. */
export class BridgeFailure extends Error {
  override readonly name = 'BridgeFailure';
  readonly error: BridgeError;

  constructor(error: BridgeError) {
    super(error.code);
    this.error = error;
  }
}

/** Says a code without more. */
export const failure = (code: BridgeError['code']): BridgeFailure => new BridgeFailure({ code });

/** The bridge's words for why a call to the API has no good reply. */
export function bridgeError(fault: ApiFault): BridgeError {
  switch (fault.kind) {
    case 'unreachable':
      return { code: 'unreachable', cause: fault.cause };
    case 'malformed-reply':
      return { code: 'malformed-reply' };
    case 'problem':
      return { code: 'api', problem: fault.name, details: ProblemDetails.parse(fault.details) };
  }
}

/** The value of a good reply. Throws a BridgeFailure for any other. */
export function valueOf<T>(result: ApiResult<T>): T {
  if (result.ok) return result.value;
  throw new BridgeFailure(bridgeError(result.fault));
}
