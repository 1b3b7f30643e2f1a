import { type Subject, subjectKey } from "../format/layout.ts";
import { filesOf } from "../verify/files.ts";
import type { Outline } from "../verify/outline.ts";

/** A subject of a tree, and the paths of its files as segments. */
export interface SubjectPaths {
  readonly subject: Subject;
  readonly paths: readonly (readonly string[])[];
}

/** Every file of a tree, by subject: what grants are tried on. */
export async function subjectPaths(outline: Outline): Promise<SubjectPaths[]> {
  const subjects = [...outline.subjects.values()];
  const files = await filesOf(outline.tree, subjects);
  return subjects.map(({ subject }) => ({
    subject,
    paths: (files.get(subjectKey(subject))?.leaves ?? []).map(({ path }) => path.split("/")),
  }));
}
