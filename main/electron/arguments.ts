// The companion's own words on the command line. Chromium's flags stand beside them and are not ours.
import { resolve } from 'node:path';
import * as z from 'zod';

export interface Arguments {
  /** `--reset`: go straight to the guided reset. */
  readonly reset: boolean;
  /** `--hidden`: only the tray; what autostart uses. */
  readonly hidden: boolean;
  /** `--diagnose`: print the self-checks and end. */
  readonly diagnose: boolean;
  /** `--settings FILE`, absolute; undefined in a packaged app, where it is not heard. */
  readonly settings: string | undefined;
  /** `--user-data-dir DIR`, likewise. */
  readonly userData: string | undefined;
}

/** Reads the words after the program's name. Unknown ones are left alone. */
export function readArguments(
  words: readonly string[],
  { folder, development }: { readonly folder: string; readonly development: boolean },
): Arguments {
  const valueOf = (name: string): string | undefined => {
    if (!development) return undefined;
    const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
    const word = words[index];
    const value = word === name ? words[index + 1] : word?.slice(name.length + 1);
    return value === undefined || value === '' ? undefined : resolve(folder, value);
  };
  return {
    reset: words.includes('--reset'),
    hidden: words.includes('--hidden'),
    diagnose: words.includes('--diagnose'),
    settings: valueOf('--settings'),
    userData: valueOf('--user-data-dir'),
  };
}

/** What a second start says to the first, whose window it opens. */
export const SecondStart = z.strictObject({ reset: z.boolean(), hidden: z.boolean() });
export type SecondStart = z.infer<typeof SecondStart>;
