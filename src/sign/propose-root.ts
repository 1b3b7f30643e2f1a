import { sha256 } from "../crypto/sha256.ts";
import { Failure } from "../failure.ts";
import { addDays } from "../format/day.ts";
import { documentPath, signaturePath } from "../format/place.ts";
import { formatRoot, type Root } from "../format/root.ts";
import { sameBytes } from "../format/yaml.ts";
import type { Repository } from "../git/open-repository.ts";
import type { FileChanges } from "./file-changes.ts";
import type { SigningBase } from "./find-base.ts";
import { type ForeseenProposal, foreseeProposal } from "./foresee-proposal.ts";
import type { Proposing } from "./read-proposing.ts";
import { rootDifferences } from "./root-differences.ts";
import { writeChanges } from "./write-changes.ts";

/** What is to be proposed. */
export interface ProposeRequest {
  /** Makes it from the one that stands in the work tree or, without one, the accepted one, a year from now. */
  readonly edit: (from: Root) => Root | Promise<Root>;
  /** Whether to begin anew, from the accepted root, although one stands. */
  readonly isFresh: boolean;
  readonly isRehearsal: boolean;
  readonly now: string;
}

/** What came of it. With refusals or `stops`, nothing was written. */
export interface ProposalReport extends ForeseenProposal {
  readonly base: Pick<SigningBase, "branch" | "commit">;
  readonly last: Root;
  readonly root: Root;
  readonly sha256: string;
  readonly path: string;
  /** Names whose signatures on the former proposal are void, since it changed. */
  readonly voided: readonly string[];
  readonly changes: FileChanges;
}

/**
 * Makes the next root in the work tree and says what it will do. One that stands there already is edited, and
 * what was signed of it goes. Nothing is written that `check` would not take once its holders signed it, or
 * under which too few could sign the next one. Rejects as `edit` does.
 */
export async function proposeRoot(
  repository: Repository,
  proposing: Proposing,
  { edit, isFresh, isRehearsal, now }: ProposeRequest,
): Promise<ProposalReport> {
  const { base, accepted, after, last, path, standing } = proposing;
  const version = last.version + 1;
  const year = addDays(now, 365);
  const named = { registry: accepted.policy.identity, version };
  const renewed = { ...last, ...named, expires: last.expires < year ? year : last.expires };
  const from = (isFresh ? undefined : standing?.root) ?? renewed;
  const next = { ...(await edit(from)), ...named };
  const bytes = formatRoot(next);
  const isSame = standing !== undefined && sameBytes(standing.signed.bytes, bytes);
  const voided = isSame ? [] : [...(standing?.signed.signatures.keys() ?? [])];
  const changes: FileChanges = isSame
    ? new Map()
    : new Map([
        [documentPath({ kind: "root", version }), bytes] as const,
        ...voided.map((name) => [signaturePath({ kind: "root", version }, name), undefined] as const),
      ]);
  if (rootDifferences(last, next).length === 0)
    throw new Failure("usage", `this says nothing else than root ${last.version}`, {
      mend: "bailiwick root propose --help   # what can be changed",
    });
  const found = await foreseeProposal(repository, { base, accepted, tree: after.tree, next, changes }, now);
  const isRefused = found.refusals.length > 0 || found.stops.length > 0;
  if (changes.size > 0 && !isRefused && !isRehearsal) await writeChanges(repository, changes);
  const { branch, commit } = base;
  return {
    ...found,
    base: { branch, commit },
    last,
    root: next,
    sha256: sha256(bytes),
    path,
    voided,
    changes,
  };
}
