// A seat on a floor: a desktop session whose companion looks after one person's password, and what stands in
// its tray.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { TrayState } from '../../../main/ports.ts';
import type { ManagedSettings } from '../../../src/settings/managed-settings.ts';
import { type Desktop, type DesktopOptions, startDesktop } from '../desktop.ts';
import { stateOfIcon } from '../desktop/tray-state.ts';
import { type Companion, launchCompanion } from '../electron.ts';
import { waitUntil } from '../ready.ts';
import { type Floor, ORGANISATION } from './floor.ts';

type Settings = Partial<z.input<typeof ManagedSettings>>;

export interface SeatOptions {
  /** Whom the OS account of the session stands for; somebody who says it where absent. */
  readonly username?: string;
  readonly settings?: Settings;
  readonly desktop?: DesktopOptions;
}

export interface Seat {
  readonly desktop: Desktop;
  readonly settingsFile: string;
  /** Starts the companion as autostart does. */
  start(): Promise<Companion>;
  /** IT changes the settings. */
  rollOut(settings: Settings): void;
  /** Waits until the icon has this shape, and its tooltip these words, line for line those the menu begins with. */
  stands(state: TrayState, words: RegExp): Promise<string>;
  /** The words in the menu that can't be chosen. */
  lines(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts a session with its managed settings; the companion is not started yet. */
export async function openSeat(floor: Pick<Floor, 'api'>, options: SeatOptions = {}): Promise<Seat> {
  const { username } = options;
  const desktop = await startDesktop(options.desktop);
  const settingsFile = join(desktop.folder, 'managed-settings.json');
  const running: Companion[] = [];
  const rollOut = (settings: Settings): void => {
    const all: z.input<typeof ManagedSettings> = {
      apiAddress: floor.api.url,
      enrolmentToken: floor.api.enrolmentToken,
      organisation: ORGANISATION,
      language: 'en',
      // The tests run as whoever started them, often root.
      seat: username === undefined ? { mode: 'sign-in' } : { account: username, exclude: [] },
      // What is to be seen to after a change has notices of its own: they would be counted among the reminders.
      checklist: { items: [] },
      // Nobody touches the mouse of a display in memory.
      resetIdleSeconds: 3600,
      ...settings,
    };
    writeFileSync(settingsFile, JSON.stringify(all));
  };
  rollOut(options.settings ?? {});
  const item = () => desktop.tray.waitForItem();
  return {
    desktop,
    settingsFile,
    rollOut,
    async start() {
      const companion = await launchCompanion({ desktop, args: ['--settings', settingsFile, '--hidden'] });
      running.push(companion);
      return companion;
    },
    async stands(state, words) {
      const icon = await item();
      const tooltip = await icon.waitForTooltip(words);
      // Tooltip, menu and picture are told to the desktop one after the other.
      await waitUntil(`menu that begins with "${tooltip}"`, async () => {
        const first = (await icon.menu()).slice(0, tooltip.split('\n').length);
        const label = first.map((item) => item.label).join('\n');
        if (label !== tooltip || first.some(({ enabled }) => enabled))
          throw new Error(`the menu begins with "${label}"`);
        return true;
      });
      await waitUntil(`icon "${state}"`, async () => {
        const seen = stateOfIcon((await icon.icon()).pixmaps);
        if (seen !== state) throw new Error(`the icon is that of "${seen}"`);
        return true;
      });
      return tooltip;
    },
    async lines() {
      const menu = await (await item()).menu();
      return menu.filter(({ enabled, separator }) => !enabled && !separator).map(({ label }) => label);
    },
    async stop() {
      for (const companion of running) await companion.stop();
      await desktop.stop();
    },
  };
}
