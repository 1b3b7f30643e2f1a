import type { Certificate } from "../format/certificate.ts";
import type { Layout } from "../format/layout.ts";
import { opens } from "../format/opens.ts";
import { type Pattern, segmentsMeet } from "../format/patterns.ts";
import { type Role, roles } from "../format/root.ts";
import { type Grants, patternsIn, type Reach, reachOf } from "./opening-of.ts";
import type { SubjectPaths } from "./subject-paths.ts";

/** Another user who holds a role on paths that are granted anew; none of its files need exist yet. */
export interface Overlap {
  readonly role: Role;
  readonly user: string;
  /** Their patterns that meet the new ones. */
  readonly patterns: readonly string[];
  /** What exists that both open. */
  readonly both: Reach;
}

/** Where grants are compared: the files that exist, the layout, and everybody's certificates. */
export interface OverlapGround {
  readonly paths: readonly SubjectPaths[];
  readonly layout: Layout;
  readonly certificates: ReadonlyMap<string, Certificate>;
}

/** Whom a user's new patterns overlap, role by role. */
export function overlapsOf(
  { paths, layout, certificates }: OverlapGround,
  user: string,
  before: Grants,
  after: Grants,
): Overlap[] {
  return roles.flatMap((role) => {
    const held = patternsIn(before, role);
    const young = patternsIn(after, role).filter(
      (pattern) => !held.some((each) => contains(each, pattern, layout)),
    );
    if (young.length === 0) return [];
    const opened = paths
      .map((each) => ({
        ...each,
        paths: each.paths.filter((path) => young.some((pattern) => opens(pattern, each.subject, path))),
      }))
      .filter((each) => each.paths.length > 0);
    return [...certificates.values()].flatMap((certificate): Overlap[] => {
      if (certificate.user === user) return [];
      const theirs = patternsIn(certificate.grants, role).filter((each) =>
        young.some((pattern) => meet(pattern, each, layout)),
      );
      if (theirs.length === 0) return [];
      const both = reachOf(opened, (subject, path) => theirs.some((each) => opens(each, subject, path)));
      return [{ role, user: certificate.user, patterns: theirs.map(({ text }) => text), both }];
    });
  });
}

/** Whether there could be a path that two patterns of grants both open. */
function meet(a: Pattern, b: Pattern, layout: Layout): boolean {
  const [first, second] = [widened(a), widened(b)];
  const shorter = Math.min(first.segments.length, second.segments.length);
  if (!first.deep && first.segments.length < second.segments.length) return false;
  if (!second.deep && second.segments.length < first.segments.length) return false;
  for (let i = 0; i < shorter; i++)
    if (!segmentsMeet(first.segments[i] ?? "", second.segments[i] ?? "")) return false;
  if (isWild(a) === isWild(b)) return true;
  // A wild one opens package files only.
  return couldBePackage(isWild(a) ? b : a, layout);
}

/** Whether one pattern plainly opens all that another does: then the other grants nothing new. */
function contains(wide: Pattern, narrow: Pattern, layout: Layout): boolean {
  if (wide.text === narrow.text) return true;
  const isDeeper = narrow.segments.length >= wide.segments.length;
  const isPackages = isWild(wide) === isWild(narrow) || couldBePackage(narrow, layout);
  return (
    wide.deep &&
    isDeeper &&
    isPackages &&
    wide.segments.every((each, i) => each === "*" || each === narrow.segments[i])
  );
}

/** The first segment of `**` is the run of any segments itself. */
function isWild(pattern: Pattern): boolean {
  return pattern.segments[0]?.includes("*") ?? true;
}

/** A single literal segment opens the whole common name. */
function widened(pattern: Pattern): Pattern {
  const [only = "*"] = pattern.segments;
  const isLiteral = !pattern.deep && pattern.segments.length === 1 && !only.includes("*");
  return isLiteral ? { ...pattern, deep: true } : pattern;
}

/** Whether a pattern with a literal first segment could open a file of some package. */
function couldBePackage({ segments, deep }: Pattern, layout: Layout): boolean {
  const fits = (own: Pattern, isFile: boolean) =>
    (deep || (isFile ? segments.length === own.segments.length : segments.length > own.segments.length)) &&
    own.segments.every((each, i) => segments[i] === undefined || segmentsMeet(each, segments[i]));
  const isHidden = segments.some((segment, i) => i === 0 && segment.startsWith("."));
  return (
    !isHidden &&
    (layout.directories.some((each) => fits(each, false)) || layout.files.some((each) => fits(each, true)))
  );
}
