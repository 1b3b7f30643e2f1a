import type { Root } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "../verify/accepted.ts";
import { foreseeRoot, type Lapsing } from "../verify/foresee-root.ts";
import { trustOf } from "../verify/trust.ts";
import type { FileChanges } from "./file-changes.ts";
import type { SigningBase } from "./find-base.ts";
import { type LockOut, lockOutsOf } from "./lock-out.ts";
import { overlayTree } from "./overlay-tree.ts";
import { type RootDifference, rootDifferences } from "./root-differences.ts";
import { tipBeforeRoot } from "./tip-before-root.ts";

/** What a proposed root will do once it is signed. */
export interface ForeseenProposal {
  readonly differences: readonly RootDifference[];
  /** What stands against it. */
  readonly refusals: readonly Refusal[];
  /** What is to come yet: signatures of its holders, and on revocations that would lapse. */
  readonly pending: readonly Refusal[];
  readonly lapsing: Lapsing;
  /** Subjects that it leaves refused, also once everything that lapses is signed again. */
  readonly consequences: readonly Refusal[];
  /** Why nobody could sign it, or the next one. */
  readonly stops: readonly LockOut[];
  readonly worries: readonly LockOut[];
}

/** A tree in which a root is proposed, against what is accepted. */
export interface Proposed {
  readonly base: SigningBase;
  readonly accepted: Accepted;
  readonly tree: Parameters<typeof overlayTree>[0];
  readonly next: Root;
  readonly changes: FileChanges;
}

/** Judges a tree with a proposed root, these changes made, as if the root were signed. */
export async function foreseeProposal(
  repository: Pick<Repository, "format">,
  { base, accepted, tree, next, changes }: Proposed,
  now: string,
): Promise<ForeseenProposal> {
  const head = await overlayTree(tree, changes, repository.format);
  const tip = await tipBeforeRoot(repository, base, accepted);
  const foresight = await foreseeRoot({ base: accepted, tip, head, now });
  const { trust } = trustOf(base.home.documents, accepted.policy, accepted);
  const isPending = ({ code }: Refusal) => code === "root-unsigned" || code === "revocation-lapsed";
  const last = accepted.policy.root;
  return {
    differences: rootDifferences(last, next),
    refusals: foresight.refusals.filter((refusal) => !isPending(refusal)),
    pending: foresight.refusals.filter(isPending),
    lapsing: foresight.lapsing,
    consequences: await foresight.consequences(),
    ...lockOutsOf(last, next, trust, now),
  };
}
