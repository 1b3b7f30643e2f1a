import { documentPath } from "../format/place.ts";
import { type Coverage, formatStatement, type Statement } from "../format/statement.ts";
import type { Tree } from "../tree.ts";
import type { Remembered } from "../verify/accepted.ts";
import type { Numbered } from "../verify/chain.ts";
import type { Evidence } from "../verify/evidence.ts";
import type { SubjectOutline } from "../verify/outline.ts";
import type { Policy } from "../verify/policy.ts";
import type { FileChanges } from "./file-changes.ts";
import { type Manifest, stateSubjects } from "./state-subjects.ts";

/** A statement to be signed, where it goes, and which files it makes superfluous. */
export interface StatementPlan {
  readonly statement: Statement;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The statement itself, and older statements and their signatures to delete. */
  readonly changes: FileChanges;
}

/** What a subject's next statement is made from. */
export interface StatementRequest {
  /** The tree whose files the statement shall list. */
  readonly tree: Tree;
  readonly policy: Policy;
  readonly outline: SubjectOutline;
  /** What is accepted of the subject so far; the statement follows it, however often one signs on a branch. */
  readonly remembered: Remembered | undefined;
  readonly covers: Coverage;
  /** For an amendment: the subject in the accepted tree, upon which it stands. */
  readonly base?: Evidence | undefined;
}

/** Plans a subject's next statement (DESIGN.md sections 4 and 9). Undefined: an amendment with nothing to say. */
export async function planStatement(request: StatementRequest): Promise<StatementPlan | undefined> {
  const { tree, policy, outline, remembered, covers, base } = request;
  for await (const manifest of stateSubjects(tree, policy, [outline]))
    return planManifest(policy, manifest, remembered?.chain.at(-1), covers, base);
  return undefined;
}

/** As `planStatement`, of what was read before. `last` is the statement that this one follows. */
export function planManifest(
  policy: Policy,
  { subject, evidence, files, executable }: Manifest,
  last: Numbered | undefined,
  covers: Coverage,
  base: Evidence | undefined,
): StatementPlan | undefined {
  const sequence = (last?.sequence ?? 0) + 1;
  const whole: Statement = {
    registry: policy.identity,
    subject,
    sequence,
    previous: last?.sha256,
    covers,
    removed: [],
    executable,
    files,
  };
  const statement = covers === "amendment" ? amending(whole, base) : whole;
  if (statement === undefined) return undefined;
  const path = documentPath({ kind: "statement", subject, sequence });
  const bytes = formatStatement(statement);
  const kept = covers === "amendment" ? new Set(base?.papers.map((paper) => paper.path)) : new Set<string>();
  const superseded = evidence.papers
    .filter((paper) => !kept.has(paper.path))
    .map((paper) => [paper.path, undefined] as const);
  return { statement, path, bytes, changes: new Map([...superseded, [path, bytes]]) };
}

function amending(whole: Statement, base: Evidence | undefined): Statement | undefined {
  const fold = base?.fold;
  const runs = new Set(whole.executable);
  const files = new Map(
    [...whole.files].filter(
      ([path, sha256]) => fold?.files.get(path) !== sha256 || fold.executable.has(path) !== runs.has(path),
    ),
  );
  const removed = [...(fold?.files.keys() ?? [])].filter((path) => !whole.files.has(path));
  if (files.size + removed.length === 0) return undefined;
  return { ...whole, removed, files, executable: whole.executable.filter((path) => files.has(path)) };
}
