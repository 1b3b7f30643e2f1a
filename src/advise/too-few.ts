import type { Role } from "../format/root.ts";

/** One role, how many users it needs, and who could fill it. */
export interface Filling {
  readonly role: Role;
  readonly needed: number;
  readonly users: readonly string[];
}

/** Roles that need more users together than there are for them. */
export interface TooFew {
  readonly roles: readonly Role[];
  readonly needed: number;
  readonly users: readonly string[];
}

/**
 * Where each role has users enough, but not all of them together, since a user counts in one role alone.
 * Distinct users can fill all roles exactly if every few of the roles have users enough (Hall's theorem).
 */
export function tooFewFor(roles: readonly Filling[]): TooFew | undefined {
  const subsets: Filling[][] = [[]];
  for (const each of roles) subsets.push(...subsets.map((set) => [...set, each]));
  for (const set of subsets.filter(({ length }) => length > 1)) {
    const users = [...new Set(set.flatMap((each) => each.users))];
    const needed = set.reduce((sum, each) => sum + each.needed, 0);
    const isShort = set.every((each) => each.users.length >= each.needed) && users.length < needed;
    if (isShort) return { roles: set.map(({ role }) => role), needed, users };
  }
  return undefined;
}
