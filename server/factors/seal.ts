// Seals factor secrets at rest: AES-256-GCM (NIST SP 800-38D), bound to the account and the factor they
// belong to, so that a row copied to another account opens nothing.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FactorKeys } from './keys.ts';

/** What is sealed belongs to this; it is authenticated, not hidden. */
export interface SealContext {
  readonly accountId: string;
  readonly factorId: string;
}

/** It was sealed under another master key, for another owner, or was altered. The message holds no secret. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D 5.2.1.1: 96-bit nonces; random ones are good for 2^32 secrets. */
const nonceLength = 12;
const tagLength = 16;

const additionalData = ({ accountId, factorId }: SealContext): Buffer =>
  Buffer.from(JSON.stringify(['keyturn-factor', accountId, factorId]));

/** `KEYID.BASE64URL(nonce, ciphertext, tag)`. */
export function seal(keys: FactorKeys, context: SealContext, secret: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, keys.seal, nonce).setAAD(additionalData(context));
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${keys.id}.${sealed.toString('base64url')}`;
}

/** The secret; throws {@link SealBroken}. */
export function unseal(keys: FactorKeys, context: SealContext, sealed: string): string {
  const [keyId, body = ''] = sealed.split('.');
  if (keyId !== keys.id)
    throw new SealBroken('A factor was sealed under another KEYTURN_MASTER_KEY than the one in use');
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < nonceLength + tagLength) throw new SealBroken('A sealed factor is too short');
  const decipher = createDecipheriv(algorithm, keys.seal, bytes.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
    .setAAD(additionalData(context))
    .setAuthTag(bytes.subarray(-tagLength));
  try {
    const secret = decipher.update(bytes.subarray(nonceLength, -tagLength));
    return Buffer.concat([secret, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SealBroken('A sealed factor does not belong to its account, or was altered', { cause });
  }
}
