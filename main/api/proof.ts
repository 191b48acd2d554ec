// Proves with each call of a device that its key is at hand (DPoP, RFC 9449), with the nonces of the server.
import type { HttpRequest } from './request.ts';
import type { RawReply } from './reply.ts';
import type { DeviceKey } from '../ports.ts';

export interface Proofs {
  /** The request with its proof. Each needs one of its own: a second use is a replay. */
  prove(request: HttpRequest, bound: BoundTo): Promise<Proven>;
  /**
   * Takes the nonce that a reply brings; true where the call was refused for want of it, and may be made once more.
   * @param carried the nonce of that call's own proof: another call may have learnt a newer one meanwhile
   */
  learn(reply: RawReply, carried: string | undefined): boolean;
}

interface Proven {
  readonly request: HttpRequest;
  /** The nonce in its proof; undefined where none was known. */
  readonly nonce: string | undefined;
}

export interface BoundTo {
  readonly key: DeviceKey;
  /** The token that is bound to the key; absent for the call that gets one. */
  readonly token?: string;
}

/** Proofs for the API at one address. @param now milliseconds since 1970, by the server's clock as far as it is known */
export function createProofs(now: () => number): Proofs {
  let nonce: string | undefined;
  return {
    prove: async (request, { key, token }) => {
      const carried = nonce;
      const proof = await key.prove({
        method: request.method,
        // Without query and fragment (RFC 9449 §4.2).
        url: request.url.replace(/[?#].*$/, ''),
        ...(token === undefined ? {} : { token }),
        ...(carried === undefined ? {} : { nonce: carried }),
        now: now(),
      });
      const proven = { ...request, headers: { ...request.headers, DPoP: proof } };
      return { request: proven, nonce: carried };
    },
    learn: ({ status, headers }, carried) => {
      const given = headers['dpop-nonce'];
      if (given !== undefined) nonce = given;
      return status === 401 && given !== undefined && given !== carried;
    },
  };
}
