// Hashes of the embedded directory's own passwords: argon2id, and the same work for nobody.
import { hash, verify } from '@node-rs/argon2';

// NIST SP 800-63B-4, 3.1.1.2: one password typed on two keyboards may come in two compositions.
const normalized = (password: string): string => password.normalize('NFKC');

/** An argon2id PHC string (19 MiB, two passes: OWASP's first choice, and the library's default). */
export const hashPassword = (password: string): Promise<string> => hash(normalized(password));

export const matches = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, normalized(password));

let nobody: Promise<string> | undefined;

/** Costs what a check costs, and is never right: so that unknown accounts take as long as known ones. */
export async function checkForNobody(password: string): Promise<false> {
  nobody ??= hashPassword(crypto.randomUUID());
  await matches(await nobody, password);
  return false;
}
