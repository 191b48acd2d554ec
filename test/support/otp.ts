// One-time codes computed by Debian's oathtool, never by the library that the product uses.
import { runOrThrow } from './children.ts';

/**
 * The TOTP code (RFC 6238: SHA-1, 30 s, 6 digits) of a base32 secret at `now`. The secret goes through
 * standard input.
 */
export async function oathtool(
  secretBase32: string,
  { now = new Date() }: { readonly now?: Date } = {},
): Promise<string> {
  const at = now.toISOString().replace('T', ' ').replace(/\..*$/, ' UTC');
  const args = ['--totp', '--base32', '--digits=6', '--now', at, '-'];
  return (await runOrThrow('oathtool', args, { input: `${secretBase32}\n` })).stdout.trim();
}
