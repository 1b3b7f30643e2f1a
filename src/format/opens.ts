import { isDirectoryPackage, isFilePackage, type Layout, type Subject } from "./layout.ts";
import { matches, type Pattern } from "./patterns.ts";

/**
 * Whether a pattern of a grant, or of the root's `unsigned`, opens one path of a subject (DESIGN.md
 * section 4, Patterns). A first segment containing `*` opens package files only; a single literal segment
 * is that whole common name, or the file package of that name.
 */
export function opens(pattern: Pattern, subject: Subject, path: readonly string[]): boolean {
  if (isWild(pattern)) return subject.kind === "package" && matches(pattern, path);
  if (isSingleLiteral(pattern)) {
    return subject.kind === "common"
      ? pattern.text === subject.name
      : pattern.text === subject.name && path.length === 1;
  }
  return matches(pattern, path);
}

/**
 * Whether one pattern of a grant contains a whole subject, also the files that it does not have yet
 * (DESIGN.md, Appendix, Whole subject). A package that the layout lets be a file or a directory takes a
 * pattern that holds for both.
 */
export function containsSubject(pattern: Pattern, subject: Subject, layout: Layout): boolean {
  const segments = subject.name.split("/");
  if (isWild(pattern) && subject.kind === "common") return false;
  if (pattern.deep) return matches(pattern, segments);
  if (subject.kind === "common") return isSingleLiteral(pattern) && pattern.text === subject.name;
  const isOneFile = isFilePackage(layout, segments) && !isDirectoryPackage(layout, segments);
  return isOneFile && matches(pattern, segments);
}

/** The first segment of `**` is the run of any segments itself, so it counts as containing `*`. */
function isWild(pattern: Pattern): boolean {
  return pattern.segments[0]?.includes("*") ?? true;
}

function isSingleLiteral(pattern: Pattern): boolean {
  return !pattern.deep && pattern.segments.length === 1 && !isWild(pattern);
}
