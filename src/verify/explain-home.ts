import { sha256 } from "../crypto/sha256.ts";
import { GITATTRIBUTES, HOME } from "../format/place.ts";
import type { Tree } from "../tree.ts";
import { entryAt } from "./entry-at.ts";
import type { FileLink } from "./explain-files.ts";
import type { SubjectExplanation } from "./explain-subject.ts";
import { refuse } from "./refuse.ts";

/** Explains a path below `.bailiwick/` that is no document: the one constant file, or what nothing belongs to. */
export async function explainHome(tree: Tree, path: string): Promise<SubjectExplanation> {
  const entry = await entryAt(tree, path);
  if (entry === undefined) return { verdict: "absent", links: [], refusals: [], missing: undefined };
  const refused = (missing: ReturnType<typeof refuse>, links: readonly FileLink[]) =>
    ({ verdict: "refused", links, refusals: [missing], missing }) as const;
  if (path !== `${HOME}/.gitattributes`) return refused(refuse("file-unexpected", { path }), []);
  const [found] = entry.mode === "100644" ? await tree.digest([entry.id]) : [];
  const stated = sha256(GITATTRIBUTES);
  const file: FileLink = { kind: "file", path, mode: entry.mode, sha256: found, stated };
  return found === stated
    ? { verdict: "verified", links: [file], refusals: [], missing: undefined }
    : refused(refuse("attributes-altered", {}), [file]);
}
