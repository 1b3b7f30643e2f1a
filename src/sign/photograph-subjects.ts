import { sha256 } from "../crypto/sha256.ts";
import { subjectKey } from "../format/layout.ts";
import type { Tree } from "../tree.ts";
import { homeOf } from "../verify/home.ts";
import { outlineOf } from "../verify/outline.ts";
import type { Policy } from "../verify/policy.ts";
import { planManifest } from "./plan-statement.ts";
import { stateSubjects } from "./state-subjects.ts";

/** Photographs: how unsigned content enters (DESIGN.md section 4). */
export interface Photographs {
  /** Path of each -> its bytes. */
  readonly statements: ReadonlyMap<string, Uint8Array>;
  /** Path of each -> SHA-256 of its bytes: what an endorsed list says. */
  readonly lines: ReadonlyMap<string, string>;
  readonly packages: number;
  readonly commons: number;
  readonly files: number;
}

/** Photographs every package and common name of a tree that has no statement yet. */
export async function photographSubjects(
  tree: Tree,
  policy: Policy,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Photographs> {
  const outlines = [...(await outlineOf(tree, await homeOf(tree), policy.layout)).subjects.values()].filter(
    ({ chain }) => chain === undefined,
  );
  const byName = outlines.sort((a, b) => (subjectKey(a.subject) < subjectKey(b.subject) ? -1 : 1));
  const statements = new Map<string, Uint8Array>();
  const lines = new Map<string, string>();
  let [packages, files] = [0, 0];
  for await (const manifest of stateSubjects(tree, policy, byName)) {
    const plan = planManifest(policy, manifest, undefined, "photograph", undefined);
    if (plan === undefined) continue;
    statements.set(plan.path, plan.bytes);
    lines.set(plan.path, sha256(plan.bytes));
    files += manifest.files.size;
    if (manifest.subject.kind === "package") packages += 1;
    onProgress(statements.size, outlines.length);
  }
  return { statements, lines, packages, commons: statements.size - packages, files };
}
