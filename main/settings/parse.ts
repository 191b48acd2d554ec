// From the text of a settings file to settings, or to words for IT that name every fault and no value.
import type { z } from 'zod';
import { ManagedSettings } from '../../src/settings/managed-settings.ts';
import { parseJson } from '../../src/json.ts';
import type { SettingsReading } from '../ports.ts';

/** Parses the text found at `location`. All faults are listed at once. */
export function parseSettings(text: string, location: string): SettingsReading {
  const refused = (reason: string): SettingsReading => ({ kind: 'refused', reason, location });
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined) return refused('the file does not hold JSON');
  const settings = ManagedSettings.safeParse(value);
  return settings.success
    ? { kind: 'settings', settings: settings.data }
    : refused(settings.error.issues.map(describe).join('; '));
}

/** Where and what is expected. zod's own messages name types and limits, never the value that was there. */
function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
