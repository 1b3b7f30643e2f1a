import { Failure } from "../failure.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Accepted } from "../verify/accepted.ts";
import { viewOf } from "../verify/explain-view.ts";
import type { Policy } from "../verify/policy.ts";
import { outlined, readHome, type Side } from "../verify/side.ts";
import { nothingRemembered, type Trust, trustOf } from "../verify/trust.ts";
import type { SigningBase } from "./find-base.ts";
import { proposedPolicy } from "./proposed-policy.ts";

/** What issuers endorse in: the work tree, what it is judged against, and whose word counts. */
export interface Endorsing {
  /** Undefined: the registry itself is not committed yet. */
  readonly base: SigningBase | undefined;
  readonly accepted: Accepted | undefined;
  /** The newest root's, be it signed by all or not yet. */
  readonly policy: Policy;
  readonly after: Side;
  readonly trust: Trust;
}

/**
 * Reads the work tree for issuers; `all` looks at every file of it, else what lies outside `.bailiwick` is taken
 * from the index. Rejects with `no-pin` where it is no registry whose roots stand.
 */
export async function readEndorsing(
  repository: Repository,
  base: SigningBase | undefined,
  pin: string | undefined,
  all: boolean,
): Promise<Endorsing> {
  const staged = await repository.staged("work-tree", all ? {} : { paths: [".bailiwick"] });
  const read = await readHome(staged, base?.home);
  const view = base === undefined ? await viewOf(staged, pin) : undefined;
  const standing = base?.policy ?? (view?.stands ? view.policy : undefined);
  if (standing === undefined)
    throw new Failure("no-pin", "there is no registry here yet, or its root lacks signatures", {
      mend: "bailiwick init NAME --layout '*/'   # or: bailiwick root sign",
    });
  const policy = proposedPolicy(standing, read.documents);
  const accepted = base && ((await base.history()) ?? (await base.acceptedOf(new Set())));
  const after = await outlined(read, policy.layout, accepted);
  const { trust } = trustOf(read.documents, policy, accepted ?? nothingRemembered);
  return { base, accepted: accepted && { ...accepted, policy }, policy, after, trust };
}
