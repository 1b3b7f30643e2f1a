import type { Subject } from "../format/layout.ts";
import type { Tree } from "../tree.ts";
import { type Evidence, gather } from "../verify/evidence.ts";
import type { SubjectOutline } from "../verify/outline.ts";
import type { Policy } from "../verify/policy.ts";

/** A subject as a tree has it: what a complete statement of it would say. */
export interface Manifest {
  readonly subject: Subject;
  readonly evidence: Evidence;
  /** Path -> SHA-256 of what git stores. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths whose mode is 100755. */
  readonly executable: readonly string[];
}

/** So many subjects are hashed together. */
const TOGETHER = 256;

/** What complete statements of these subjects would say, in order; a group at a time. */
export async function* stateSubjects(
  tree: Tree,
  policy: Policy,
  outlines: readonly SubjectOutline[],
): AsyncGenerator<Manifest> {
  let group: Evidence[] = [];
  for await (const evidence of gather(tree, policy, outlines)) {
    group.push(evidence);
    if (group.length < TOGETHER) continue;
    yield* await manifestsOf(tree, group);
    group = [];
  }
  yield* await manifestsOf(tree, group);
}

async function manifestsOf(tree: Tree, group: readonly Evidence[]): Promise<Manifest[]> {
  const leaves = group.flatMap(({ files }) => files.leaves);
  const digests = await tree.digest(leaves.map(({ id }) => id));
  const byPath = new Map(leaves.map(({ path }, i) => [path, digests[i] ?? ""]));
  return group.map((evidence) => ({
    subject: evidence.outline.subject,
    evidence,
    files: new Map(evidence.files.leaves.map(({ path }) => [path, byPath.get(path) ?? ""])),
    executable: evidence.files.leaves.filter(({ mode }) => mode === "100755").map(({ path }) => path),
  }));
}
