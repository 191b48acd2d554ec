// The authenticator app on a person's phone, played by oathtool.
import { oathtool } from '../otp.ts';

const STEP_MS = 30_000;

/** An app with one account in it. */
export class Authenticator {
  readonly secret: string;
  /** Every code that was read off it. */
  readonly shown: string[] = [];
  #lastStep = 0;

  /** @param secret base32, as the companion shows it to who has no camera */
  constructor(secret: string) {
    this.secret = secret.replaceAll(/\s/g, '');
  }

  /** The code it shows. Within 30 seconds of the last one the next is read: none counts twice (RFC 6238 5.2). */
  async code(): Promise<string> {
    this.#lastStep = Math.max(this.#lastStep + 1, Math.floor(Date.now() / STEP_MS));
    const code = await oathtool(this.secret, { now: new Date(this.#lastStep * STEP_MS) });
    this.shown.push(code);
    return code;
  }
}

/** A code that is none of these. */
export function wrongCode(shown: readonly string[]): string {
  let code = '271828';
  while (shown.includes(code)) code = String((Number(code) + 7919) % 1_000_000).padStart(6, '0');
  return code;
}
