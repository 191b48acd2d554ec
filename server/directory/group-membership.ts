// Whether an account is in a group that a setting names. Pure.

/** `group` is a name or a DN as an administrator writes it; case does not count. */
export const inGroup = (groups: readonly string[], group: string): boolean =>
  groups.some((own) => own.toLowerCase() === group.toLowerCase());
