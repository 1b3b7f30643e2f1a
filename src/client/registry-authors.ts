import { Failure } from "../failure.ts";
import type { Approval } from "../format/installed/authors.ts";
import { list, quote } from "../quote.ts";
import {
  type AuthorChoice,
  approveUsers,
  type InstalledAuthor,
  importAuthors,
  listAuthors,
  revokeUser,
} from "./author-book.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** Whose packages are taken, as one registry's program uses it. */
export interface RegistryAuthors {
  /** Whom somebody approved, and by whom something is installed: of every registry. */
  list(): { readonly approved: readonly Approval[]; readonly installed: readonly InstalledAuthor[] };
  /** Approves users of this registry. Failure `usage` for one whom it does not have. */
  approve(users: readonly string[]): Promise<void>;
  /** Approves a user of this registry no more. */
  revoke(user: string): Promise<void>;
  /** Takes over whom `quorum` distinct people approved (two, unless told), in files or at https URLs; those who are new. */
  import(sources: readonly string[], options?: { readonly quorum?: number }): Promise<readonly Approval[]>;
}

/** The identity of a registry that has all of these users; Failure `usage` for one whom it has not. */
export function identityWith({ name, accepted }: VerifiedCopy, users: readonly string[]): string {
  const unknown = users.filter((user) => !accepted.certificates.has(user));
  if (unknown.length > 0)
    throw new Failure("usage", `${quote(name)} has no user ${list(unknown)}`, {
      mend: "bailiwick cert list --registry NAME",
    });
  return accepted.policy.identity;
}

/** The approvals beside a registry's copy; `copy` answers the newest one. */
export function registryAuthors(
  copy: () => VerifiedCopy,
  choice: AuthorChoice,
  signal: AbortSignal | undefined,
): RegistryAuthors {
  const today = () => new Date().toISOString().slice(0, 10);
  return {
    list: () => listAuthors(choice),
    approve: async (users) => approveUsers(choice, identityWith(copy(), users), users, today()),
    revoke: async (user) => revokeUser(choice, identityWith(copy(), []), user, today()),
    import: (sources, { quorum = 2 } = {}) => importAuthors(choice, sources, quorum, today(), signal),
  };
}
