// Lets devices in: a token that is still good, and a fresh proof of the key it is bound to (RFC 9449 §7).
import { createHash, timingSafeEqual } from 'node:crypto';
import type { DeviceDoor, Presented } from '../http/admission.ts';
import { ProblemError } from '../http/problem.ts';
import { recordReached } from '../throttle/reached.ts';
import type { Ruling } from '../throttle/throttle.ts';
import type { DeviceDeps } from './deps.ts';
import { nonceLifeMs } from './nonces.ts';
import { type Proof, ProofInvalid, readProof } from './proof.ts';
import { noteRefusal, partiesOf, type Refused } from './refusals.ts';
import { findByToken, keepSeen, useProof } from './registry.ts';

/** The door of one server. */
export function createDeviceDoor(deps: DeviceDeps): DeviceDoor {
  return {
    async admitKey(call) {
      const { token, source } = call;
      if (token === null || !isEnrolmentToken(deps, token)) {
        await noteRefusal(deps, { device: null, source }, 'enrolment-refused');
        throw new ProblemError('enrolment-refused');
      }
      const proof = await freshProof(deps, call, { value: token, mustBeBound: false });
      const ruling = await deps.throttle.takeEnrolment(deps.db, source, deps.clock.now());
      await orWait(deps, { device: null, source }, ruling);
      await useUp(deps, call, proof);
      return proof.thumbprint;
    },
    async admitDevice(call) {
      const { token, source } = call;
      if (token === null) throw unknown(call);
      const proof = await freshProof(deps, call, { value: token, mustBeBound: true });
      const device = await findByToken(deps.db, token);
      // A token without its key is worth nothing, and nobody is told whose it is.
      if (device === null || device.thumbprint !== proof.thumbprint) throw unknown(call);
      const self = { device: device.id, source };
      if (device.revokedAt !== null) {
        await noteRefusal(deps, self, 'device-revoked');
        throw new ProblemError('device-revoked');
      }
      const now = deps.clock.now();
      // Before the proof is used up: who calls without end must not leave a row with each call.
      await orWait(deps, self, await deps.throttle.takeDeviceCall(deps.db, device.id, now));
      await useUp(deps, call, proof);
      await keepSeen(deps.db, device, now);
      return { id: device.id, name: device.name };
    },
  };
}

/** Throws `too-many-requests`, and sees that IT can read of it. */
async function orWait({ db, clock, throttle }: DeviceDeps, refused: Refused, refusal: Ruling): Promise<void> {
  if (refusal.allowed) return;
  const reached = { refusal, at: clock.now(), ...partiesOf(refused) };
  await db.transaction((tx) => recordReached(tx, throttle, reached, null));
  throw new ProblemError('too-many-requests', { retryAfterSeconds: refusal.retryAfterSeconds });
}

/** In a time that says nothing of how much of it was right. */
function isEnrolmentToken({ enrolmentToken }: DeviceDeps, token: string): boolean {
  if (enrolmentToken === null) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(token), digest(enrolmentToken.reveal()));
}

async function freshProof(
  { nonces, clock, publicUrl }: DeviceDeps,
  call: Presented,
  token: { readonly value: string; readonly mustBeBound: boolean },
): Promise<Proof> {
  const now = clock.now();
  const refuse = (error: string, detail: string): ProblemError => {
    call.tell('dpop-nonce', nonces.current(now));
    call.tell('www-authenticate', challenge(error));
    return new ProblemError('proof-of-key-needed', { detail });
  };
  if (call.proof === undefined) throw refuse('use_dpop_nonce', 'There is no proof');
  const url = `${publicUrl?.replace(/\/+$/, '') ?? call.origin}${call.path}`;
  const proof = await readProof(call.proof, { method: call.method, url, token }).catch((error: unknown) => {
    throw error instanceof ProofInvalid ? refuse('invalid_dpop_proof', error.message) : error;
  });
  const verdict = proof.nonce === undefined ? 'wrong' : nonces.judge(proof.nonce, now);
  if (verdict === 'wrong') throw refuse('use_dpop_nonce', 'The proof holds no nonce that is still good');
  if (verdict === 'stale') call.tell('dpop-nonce', nonces.current(now));
  return proof;
}

/** A proof counts once on all servers. */
async function useUp(
  { db, clock, nonces }: DeviceDeps,
  call: Presented,
  { thumbprint, jti }: Proof,
): Promise<void> {
  const now = clock.now();
  const key = createHash('sha256').update(`${thumbprint}\n${jti}`).digest('base64url');
  if (await useProof(db, key, new Date(now.getTime() + nonceLifeMs))) return;
  call.tell('dpop-nonce', nonces.current(now));
  call.tell('www-authenticate', challenge('invalid_dpop_proof'));
  throw new ProblemError('proof-of-key-needed', { detail: 'The proof was used before' });
}

function unknown(call: Presented): ProblemError {
  call.tell('www-authenticate', challenge('invalid_token'));
  return new ProblemError('device-unknown');
}

/** RFC 9449 §7.1. */
const challenge = (error: string): string => `DPoP realm="keyturn", error="${error}", algs="ES256"`;
