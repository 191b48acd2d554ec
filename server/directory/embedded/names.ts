// How names are compared in the embedded directory: whatever their case and Unicode composition.

/** The form two spellings of one name share. */
export const nameKey = (name: string): string => name.trim().normalize('NFKC').toLowerCase();

/** The same for a name that may be absent. */
export const optionalNameKey = (name: string | null | undefined): string | null =>
  name === null || name === undefined ? null : nameKey(name);
