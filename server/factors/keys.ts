// The keys of this room, each for one purpose, derived from the master key (RFC 5869).
import { hkdfSync } from 'node:crypto';

export interface FactorKeys {
  /** Names the master key in what was sealed under it, and gives nothing of it away. */
  readonly id: string;
  /** AES-256-GCM: factor secrets at rest. */
  readonly seal: Buffer;
  /** HMAC-SHA-256: codes sent by mail. */
  readonly mailCode: Buffer;
  /** The secret input of Argon2 (RFC 9106 §3.1): recovery and help-desk codes. */
  readonly storedCode: Buffer;
}

/** Derives them from the 32 bytes of KEYTURN_MASTER_KEY. Throws RangeError for any other length. */
export function deriveFactorKeys(masterKey: Uint8Array): FactorKeys {
  if (masterKey.length !== 32) throw new RangeError('The master key must be 32 bytes');
  const derive = (purpose: string, length = 32): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, '', `keyturn factors ${purpose}`, length));
  return {
    id: derive('key id', 4).toString('hex'),
    seal: derive('seal'),
    mailCode: derive('mail code'),
    storedCode: derive('stored code'),
  };
}
