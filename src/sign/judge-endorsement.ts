import { documentPath, parsePlace } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import { verifyChange } from "../verify/change.ts";
import { verifyFirstChange } from "../verify/first-change.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { FileChanges } from "./file-changes.ts";
import { headTree } from "./head-tree.ts";
import { isGeneral } from "./judge-signed.ts";
import { overlayTree } from "./overlay-tree.ts";
import type { Endorsing } from "./read-endorsing.ts";

/** Judges the work tree as it would be with changed lists: what is wrong with those, or stops every change. */
export async function judgeEndorsement(
  repository: Repository,
  endorsing: Endorsing,
  changes: FileChanges,
  now: string,
): Promise<Refusal[]> {
  const documents = new Set(
    [...changes.keys()].flatMap((path) => {
      const document = parsePlace(path)?.document;
      return document === undefined ? [path] : [path, documentPath(document)];
    }),
  );
  const verdict = await judgeAll(repository, endorsing, changes, now);
  if (verdict.accepted) return [];
  return verdict.refusals.filter(
    ({ code, facts }) => isGeneral(code) || ("path" in facts && documents.has(facts.path)),
  );
}

async function judgeAll(
  repository: Repository,
  { base, accepted, after, policy }: Endorsing,
  changes: FileChanges,
  now: string,
): Promise<Verdict> {
  const head = await overlayTree(after.tree, changes, repository.format);
  if (base !== undefined && accepted !== undefined)
    return verifyChange({ base: accepted, tip: base.tip, head, now });
  const [first] = policy.roots;
  if (first === undefined) throw new TypeError("a policy has a root");
  return verifyFirstChange(first.sha256, await headTree(repository), head, now);
}
