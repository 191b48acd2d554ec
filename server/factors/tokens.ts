// Bearer tokens of resets and sessions: 256 random bits to the client, their SHA-256 to the database.
import { createHash, randomBytes } from 'node:crypto';

/** 32 bytes, base64url: 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored and looked up; a fast hash is enough for 256 random bits. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
