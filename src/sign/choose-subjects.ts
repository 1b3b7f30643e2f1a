import { posix } from "node:path";
import { Failure } from "../failure.ts";
import { type Layout, type Subject, subjectKey } from "../format/layout.ts";
import { quote } from "../quote.ts";
import { targetOf } from "../verify/explain-target.ts";
import { isSameOutline } from "../verify/outline.ts";
import { outlineIn, type Side, subjectsOf } from "../verify/side.ts";

/** A subject to be signed, and whether somebody asked for it by name. */
export interface Chosen {
  readonly key: string;
  readonly subject: Subject;
  readonly isNamed: boolean;
}

/**
 * The subjects that words name, or else those that differ between two sides. A word is a package, a common
 * name, a path in one, or a directory above packages, of which those that differ are meant; `prefix` is the
 * folder, from the top, that words start from. Throws the Failure `usage` for a word that names nothing.
 */
export function chooseSubjects(
  before: Side,
  after: Side,
  layout: Layout,
  words: readonly string[],
  prefix: string,
): Chosen[] {
  const all = subjectsOf(before, after);
  const differing = [...all]
    .filter(
      ([key, subject]) => !isSameOutline(outlineIn(before, key, subject), outlineIn(after, key, subject)),
    )
    .map(([key, subject]): Chosen => ({ key, subject, isNamed: false }));
  if (words.length === 0) return differing;
  const chosen = new Map<string, Chosen>();
  for (const word of words) {
    const path = posix.join(prefix, word);
    const target = targetOf({ subjects: outlinesOf(before, after) }, layout, path);
    const found =
      target.kind === "subject" && all.has(subjectKey(target.subject))
        ? [{ key: subjectKey(target.subject), subject: target.subject, isNamed: true }]
        : target.kind === "above"
          ? differing.filter(({ subject }) => target.names.includes(subject.name))
          : undefined;
    if (found === undefined)
      throw new Failure("usage", `${quote(path)} is no package and no common name, here or in the base`, {
        mend: "bailiwick sign   # without a name: everything that changed",
      });
    for (const each of found) chosen.set(each.key, each);
  }
  return [...chosen.values()];
}

function outlinesOf(before: Side, after: Side): Side["outline"]["subjects"] {
  return new Map([...before.outline.subjects, ...after.outline.subjects]);
}
