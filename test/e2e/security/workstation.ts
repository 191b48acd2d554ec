// A workstation for the security tests: the built companion, its window open, run by a user without any
// rights, so that Chromium's own sandbox is on; and a browser opener that only writes down what it gets.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Page } from '@playwright/test';
import type { ManagedSettings } from '../../../src/settings/managed-settings.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { NOBODY } from '../../support/desktop/account.ts';
import { type Companion, launchCompanion } from '../../support/electron.ts';

export interface Workstation {
  readonly desktop: Desktop;
  readonly companion: Companion;
  /** The companion's window. What runs in it here is what a hostile script could run there. */
  readonly page: Page;
  /** The addresses that the person's browser was told to open. */
  openedAddresses(): string[];
  stop(): Promise<void>;
}

/** `window` as a script sees it that keeps to no types. */
export interface LooseWindow {
  readonly keyturn: {
    readonly call: (...words: unknown[]) => Promise<unknown>;
    readonly on: (name: string, listener: (...words: unknown[]) => void) => void;
  };
}

export const HELP_DESK_URL = 'https://help.work.example/keyturn?from=companion';

/** @param switches of Chromium, beside the companion's own words */
export async function startWorkstation(switches: readonly string[] = []): Promise<Workstation> {
  const desktop = await startDesktop({ user: NOBODY });
  const settings: z.input<typeof ManagedSettings> = {
    apiAddress: 'http://127.0.0.1:1',
    organisation: 'Northgate',
    helpDesk: { phone: '4400', url: HELP_DESK_URL },
    language: 'en',
  };
  const settingsFile = join(desktop.folder, 'managed-settings.json');
  writeFileSync(settingsFile, JSON.stringify(settings));
  const opened = join(desktop.folder, 'tmp', 'opened-addresses');
  writeFileSync(opened, '');
  chmodSync(opened, 0o666);
  const opener = join(desktop.folder, 'xdg-open');
  for (const name of [opener, join(desktop.folder, 'xdg-email')])
    writeFileSync(name, `#!/bin/sh\necho "$@" >> '${opened}'\n`, { mode: 0o755 });
  const companion = await launchCompanion({
    desktop,
    env: { PATH: `${desktop.folder}:${desktop.env['PATH'] ?? ''}` },
    args: ['--settings', settingsFile, ...switches],
  });
  const page = await companion.window();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    desktop,
    companion,
    page,
    openedAddresses: () => readFileSync(opened, 'utf8').split('\n').filter(Boolean),
    async stop() {
      await companion.stop();
      await desktop.stop();
    },
  };
}
