// Roles: who may read what is about others. A role is membership in a directory group, asked of the directory each time.
import type { Directory, DirectoryAccount } from '../directory/directory.ts';
import { inGroup } from '../directory/group-membership.ts';
import { ProblemError } from '../http/problem.ts';
import { type LoadedSession, refuseUnproven } from './sessions.ts';

/** Groups by name or DN, as the settings name them; null: nobody has the role. */
export interface RoleGroups {
  readonly auditor: string | null;
  /** Whoever is in it has every role. */
  readonly admin: string | null;
}

export type Role = Exclude<keyof RoleGroups, 'admin'>;

/** Whether an account may act in a role now: in its group, and able to sign in. Pure. */
export function hasRole(account: DirectoryAccount | null, role: Role, groups: RoleGroups): boolean {
  if (account === null || !account.enabled || account.accountExpired) return false;
  return [groups[role], groups.admin].some((group) => group !== null && inGroup(account.groups, group));
}

/**
 * Throws `proof-needed` for a session with fewer than two proofs, `not-allowed` for an account without the role,
 * DirectoryUnavailable. In this order: who has not proven enough learns nothing of roles.
 */
export async function requireRole(
  directory: Directory,
  session: LoadedSession,
  role: Role,
  groups: RoleGroups,
): Promise<void> {
  refuseUnproven(session);
  if (new Set(session.facts.proven).size < 2) throw new ProblemError('proof-needed');
  if (!hasRole(await directory.read(session.accountId), role, groups)) throw new ProblemError('not-allowed');
}
