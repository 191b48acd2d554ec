// Names by pattern, as IT writes them in the managed settings.

/** Whether a name fits: `*` stands for anything, also for nothing. */
export function fitsPattern(
  pattern: string,
  name: string,
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, ignoreCase ? 'is' : 's').test(name);
}
