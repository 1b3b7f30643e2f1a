import { type Subject, subjectKey } from "../format/layout.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Signing } from "../sign/read-signing.ts";
import { filesOf } from "../verify/files.ts";
import { outlineIn, type Side } from "../verify/side.ts";
import { type FileDifference, type Files, fileDifferences } from "./file-differences.ts";
import { lastSigned } from "./last-signed.ts";

/** What a reviewer has not seen of one subject yet. */
export interface ReviewDifference {
  readonly subject: Subject;
  /** What it is compared with: what they signed last, or what is accepted. */
  readonly since: {
    readonly kind: "signed" | "accepted";
    readonly commit: string;
    /** The number of the newest statement there; undefined: it had none. */
    readonly sequence: number | undefined;
  };
  readonly files: readonly FileDifference[];
}

/** How subjects differ in the work tree from what a user last signed of them, or else from what is accepted. */
export async function reviewDifferences(
  repository: Repository,
  { base, accepted, before, after, trust, user }: Signing,
  subjects: readonly Subject[],
): Promise<ReviewDifference[]> {
  const known = await lastSigned(repository, await repository.resolve("HEAD"), trust, user, subjects);
  const [old, young] = [await leavesIn(before, subjects), await leavesIn(after, subjects)];
  const differences: ReviewDifference[] = [];
  for (const subject of subjects) {
    const key = subjectKey(subject);
    const signed = known.get(key);
    const sequence = signed?.sequence ?? accepted.subjects.get(key)?.chain.at(-1)?.sequence;
    const since = {
      kind: signed === undefined ? ("accepted" as const) : ("signed" as const),
      commit: signed?.commit ?? base.commit,
      sequence,
    };
    const from: Files = signed ?? { tree: before.tree, leaves: old.get(key)?.leaves ?? [] };
    const to: Files = { tree: after.tree, leaves: young.get(key)?.leaves ?? [] };
    differences.push({ subject, since, files: await fileDifferences(from, to) });
  }
  return differences;
}

function leavesIn(side: Side, subjects: readonly Subject[]): ReturnType<typeof filesOf> {
  const outlines = subjects.map((subject) => outlineIn(side, subjectKey(subject), subject));
  return filesOf(side.tree, outlines);
}
