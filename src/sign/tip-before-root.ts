import { parsePlace } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "../verify/accepted.ts";
import type { SigningBase } from "./find-base.ts";
import { overlayTree } from "./overlay-tree.ts";

/**
 * The base's tree less roots that it holds and nobody accepts yet: where a proposal was committed to the very
 * branch that it is for, it is judged as the change that it is.
 */
export async function tipBeforeRoot(
  { format }: Pick<Repository, "format">,
  { tip, home }: SigningBase,
  { policy }: Accepted,
): Promise<Tree> {
  const early = [...home.home.documents.keys()].filter((path) => {
    const document = parsePlace(path)?.document;
    return document?.kind === "root" && document.version > policy.root.version;
  });
  return early.length === 0 ? tip : overlayTree(tip, new Map(early.map((path) => [path, undefined])), format);
}
