// What people are asked to see to after a change.
import { expect, it } from 'vitest';
import { checklistItems } from '../../../src/credentials/checklist.ts';
import { ChecklistSettings } from '../../../src/settings/saved-credential-settings.ts';

const ids = (
  settings: object,
  platform: 'win32' | 'darwin' | 'linux',
  beyond: { id: string; name: string }[] = [],
) => checklistItems(ChecklistSettings.parse(settings), platform, beyond).map(({ id }) => id);

it('fits the system where IT says nothing', () => {
  expect(ids({}, 'win32')).toContain('windows-sign-in');
  expect(ids({}, 'win32')).toContain('remote-desktop');
  for (const platform of ['darwin', 'linux'] as const) {
    expect(ids({}, platform)).not.toContain('windows-sign-in');
    expect(ids({}, platform)).toContain('phone');
  }
});

it("is what IT says, and IT's own things come last", () => {
  const own = [{ id: 'badge', name: 'Badge printer' }];
  expect(ids({ items: ['phone', 'wifi'], own }, 'win32')).toEqual(['phone', 'wifi', 'badge']);
  expect(ids({ items: [] }, 'win32')).toEqual([]);
});

it('begins with saved copies that are out of reach, under ids that nothing else has', () => {
  const items = { items: ['wifi'] };
  expect(ids(items, 'linux', [{ id: 'wifi', name: 'Wi-Fi' }])).toEqual(['saved:wifi', 'wifi']);
});

it('refuses ids that mean two things', () => {
  const own = (id: string) => ({ own: [{ id, name: 'A' }] });
  expect(ChecklistSettings.safeParse(own('wifi')).success).toBe(false);
  expect(
    ChecklistSettings.safeParse({
      own: [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
    }).success,
  ).toBe(false);
  expect(ChecklistSettings.safeParse({ items: ['something'] }).success).toBe(false);
});
