// Keeps README.md true: the settings that it tells of are there, with these defaults, and none is left out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settings } from '../../../server/config/settings.ts';
import { ManagedSettings } from '../../../src/settings/managed-settings.ts';

const page = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
const defaults = ManagedSettings.parse({ apiAddress: 'https://reset.corp.example' });

/** The row of a table that begins with the setting, perhaps beside others. */
const rowOf = (name: string): string | undefined =>
  page.split('\n').find((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${name}\``));

describe('README.md', () => {
  it('has an example that an installed companion would take', () => {
    const examples = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text = '']) => text);
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(() => ManagedSettings.parse(JSON.parse(example))).not.toThrow();
  });

  it.each([
    ...Object.keys(ManagedSettings.shape.reminders.unwrap().shape).map((name) => `reminders.${name}`),
    ...Object.keys(ManagedSettings.shape.seat.unwrap().shape).map((name) => `seat.${name}`),
    ...['enrolmentToken', 'checkEveryMinutes', 'resetIdleSeconds', 'autostart', 'language'],
  ])('tells of %s', (name) => {
    expect(rowOf(name)).toBeDefined();
  });

  it.each([
    ['checkEveryMinutes', defaults.checkEveryMinutes],
    ['resetIdleSeconds', defaults.resetIdleSeconds],
    ['seat.forgetAfterIdleMinutes', defaults.seat.forgetAfterIdleMinutes],
    ['seat.shiftHours', defaults.seat.shiftHours],
    ['reminders.afterEveryHours', defaults.reminders.afterEveryHours],
    ['reminders.finalHours', defaults.reminders.finalHours],
    ['reminders.breakThroughDays', defaults.reminders.breakThroughDays],
    ['reminders.snooze', defaults.reminders.snooze.choicesMinutes.join(', ')],
    [
      'reminders.stages',
      defaults.reminders.stages.map(({ fromDays, everyHours }) => `${fromDays}: ${everyHours}`).join(', '),
    ],
  ])('has the default of %s: %s', (name, value) => {
    expect(rowOf(name)).toMatch(new RegExp(String.raw`\b${String(value)}\b`));
  });

  it.each(Object.keys(settings).filter((name) => !name.startsWith('KEYTURN_THROTTLE_')))(
    'names %s',
    (name) => {
      expect(page).toContain(name);
    },
  );
});
