// The rest of the list after a change of password: what Keyturn can't change itself, and asks people to see to.
import {
  type ChecklistSettings,
  KnownChecklistItem,
  type SavedCredentialSetting,
} from '../settings/saved-credential-settings.ts';

export type Platform = 'win32' | 'darwin' | 'linux';

/** What no other system than Windows has. */
const OF_WINDOWS: ReadonlySet<KnownChecklistItem> = new Set(['windows-sign-in', 'remote-desktop']);

/** What fits most workstations of a system. */
const usualOn = (platform: Platform): KnownChecklistItem[] =>
  KnownChecklistItem.options.filter((id) => platform === 'win32' || !OF_WINDOWS.has(id));

/** One thing to see to: one that Keyturn has words for, IT's own, or a saved copy that Keyturn can't reach here. */
export type ChecklistItem =
  | { readonly kind: 'known'; readonly id: KnownChecklistItem }
  | { readonly kind: 'own'; readonly id: string; readonly name: string; readonly about: string | null }
  | { readonly kind: 'saved'; readonly id: string; readonly name: string };

/**
 * The items on a workstation, in the order in which they are shown.
 *
 * @param beyond saved credentials that are required, and out of reach on this system
 */
export function checklistItems(
  { items, own }: ChecklistSettings,
  platform: Platform,
  beyond: readonly Pick<SavedCredentialSetting, 'id' | 'name'>[],
): ChecklistItem[] {
  const known = (items ?? usualOn(platform)).map((id) => ({ kind: 'known', id }) as const);
  return [
    ...beyond.map(({ id, name }) => ({ kind: 'saved', id: `saved:${id}`, name }) as const),
    ...known,
    ...own.map(({ id, name, about }) => ({ kind: 'own', id, name, about: about ?? null }) as const),
  ];
}
