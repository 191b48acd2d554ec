// Who may come in: asked by the kind of credential that a route takes, before the body of a call is read.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../../src/contract/api.ts';
import { bearerToken, credentialOf, dpopToken } from './bearer.ts';
import { ProblemError } from './problem.ts';
import { sourceOf } from './source.ts';

/** A call as it presents itself at the door of devices. */
export interface Presented {
  readonly method: string;
  /** Scheme, host and port, as the client has addressed them. */
  readonly origin: string;
  /** Without the query. */
  readonly path: string;
  readonly token: string | null;
  /** The DPoP header (RFC 9449 §4.1). */
  readonly proof: string | undefined;
  readonly source: string;
  /** Adds a header field to the answer, whatever it becomes. */
  tell(name: 'dpop-nonce' | 'www-authenticate', value: string): void;
}

/** A device that has proven its key. */
export interface ProvenDevice {
  readonly id: string;
  /** As IT reads it in reports. */
  readonly name: string;
}

/** What the room of devices decides. */
export interface DeviceDoor {
  /** Throws `device-unknown`, `device-revoked`, `proof-of-key-needed`, `too-many-requests`. */
  admitDevice(call: Presented): Promise<ProvenDevice>;
  /** The thumbprint of a key (RFC 7638) that is to be enrolled; throws `enrolment-refused`, `proof-of-key-needed`, `too-many-requests`. */
  admitKey(call: Presented): Promise<string>;
}

/** Whom the door has let in, for the handler. */
export interface Admitted {
  /** The token of a reset or an account session: the room looks it up. */
  readonly token?: string;
  readonly device?: ProvenDevice;
  readonly thumbprint?: string;
  /** What an Idempotency-Key belongs to; null where sending again needs none, or nobody is known. */
  readonly credential: string | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    deviceDoor: DeviceDoor | null;
  }
  interface FastifyRequest {
    admitted: Admitted | null;
  }
}

/** Lets devices in; without it every call of theirs is refused. Before the server listens. */
export function openDoor(app: FastifyInstance, door: DeviceDoor): void {
  app.deviceDoor = door;
}

/** Throws the problem of whoever has no credential for this kind of route. */
export async function admit(
  auth: Route['auth'],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Admitted> {
  switch (auth) {
    case 'none':
      return { credential: null };
    case 'reset':
    case 'session': {
      const token = bearerToken(request);
      if (token === null) throw new ProblemError('sign-in-needed');
      return { token, credential: token };
    }
    case 'enrolment': {
      const call = presented(request, reply, credentialOf(request, 'Bearer'));
      const thumbprint = await request.server.deviceDoor?.admitKey(call);
      if (thumbprint === undefined) throw new ProblemError('enrolment-refused');
      // Enrolling the same key again is harmless, and who lost the reply needs another one.
      return { thumbprint, credential: null };
    }
    case 'device': {
      const token = dpopToken(request);
      const device = await request.server.deviceDoor?.admitDevice(presented(request, reply, token));
      if (device === undefined) throw new ProblemError('device-unknown');
      return { device, credential: device.id };
    }
  }
}

function presented(request: FastifyRequest, reply: FastifyReply, token: string | null): Presented {
  const { dpop } = request.headers;
  return {
    method: request.method,
    origin: `${request.protocol}://${request.host}`,
    path: request.url.split('?', 1)[0] ?? '',
    token,
    proof: typeof dpop === 'string' ? dpop : undefined,
    source: sourceOf(request),
    tell: (name, value) => void reply.header(name, value),
  };
}
