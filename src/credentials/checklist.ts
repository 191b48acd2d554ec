// The rest of the list after a change of password: what Keyturn can't change itself, and asks people to see to.
import { type ChecklistSettings, KnownChecklistItem } from '../settings/saved-credential-settings.ts';

export type Platform = 'win32' | 'darwin' | 'linux';

/** What no other system than Windows has. */
const OF_WINDOWS: ReadonlySet<KnownChecklistItem> = new Set(['windows-sign-in', 'remote-desktop']);

/** What fits most workstations of a system. */
const usualOn = (platform: Platform): KnownChecklistItem[] =>
  KnownChecklistItem.options.filter((id) => platform === 'win32' || !OF_WINDOWS.has(id));

/** One thing to see to: one that Keyturn has words for, or IT's own. */
export type ChecklistItem =
  | { readonly kind: 'known'; readonly id: KnownChecklistItem }
  | { readonly kind: 'own'; readonly id: string; readonly name: string; readonly about: string | null };

/** The items on a workstation, in the order in which they are shown. */
export function checklistItems({ items, own }: ChecklistSettings, platform: Platform): ChecklistItem[] {
  const known = (items ?? usualOn(platform)).map((id) => ({ kind: 'known', id }) as const);
  return [
    ...known,
    ...own.map(({ id, name, about }) => ({ kind: 'own', id, name, about: about ?? null }) as const),
  ];
}
