import {
  isDirectoryPackage,
  isFilePackage,
  type Layout,
  type Subject,
  subjectKey,
  subjectOf,
} from "./layout.ts";
import { matches, type Pattern } from "./patterns.ts";

/**
 * Whether a rule's pattern could match any path of a subject, also one that it does not have yet
 * (DESIGN.md section 4: a complete statement vouches for absence, so every such rule applies to it).
 *
 * Exact, by trying the paths that are hardest to exclude: the pattern's own segments with each `*` read
 * as a character that no layout pattern names, and led by a dot where the pattern allows it, since no
 * segment of a package's path begins with a dot.
 */
export function couldReach(pattern: Pattern, subject: Subject, layout: Layout): boolean {
  const name = subject.name.split("/");
  if (subject.kind === "package") return reachesPackage(pattern, name, layout);
  const all = [...layout.directories, ...layout.files];
  const longest = Math.max(...all.map(({ segments }) => segments.length));
  const strange = strangeTo(all.map(({ text }) => text).join());
  const least = Math.max(pattern.segments.length, 1);
  const most = pattern.deep ? least + longest + 1 : least;
  for (let length = least; length <= most; length++) {
    const path = Array.from({ length }, (_, i) =>
      i === 0 ? subject.name : freest(pattern.segments[i], strange),
    );
    if (matches(pattern, path) && subjectKey(subjectOf(layout, path)) === subjectKey(subject)) return true;
  }
  return false;
}

function reachesPackage(pattern: Pattern, name: readonly string[], layout: Layout): boolean {
  if (isFilePackage(layout, name) && matches(pattern, name)) return true;
  if (!isDirectoryPackage(layout, name)) return false;
  const below = Math.max(pattern.segments.length, name.length + 1);
  const path = Array.from({ length: below }, (_, i) => name[i] ?? freest(pattern.segments[i], "x"));
  return matches(pattern, path);
}

function freest(segment = "*", strange: string): string {
  return segment.replace(/^\*/, `.${strange}`).replaceAll("*", strange);
}

/** A private-use character that a text does not have. */
function strangeTo(text: string): string {
  let point = 0x10fffd;
  while (text.includes(String.fromCodePoint(point))) point--;
  return String.fromCodePoint(point);
}
