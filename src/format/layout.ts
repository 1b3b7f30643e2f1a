import { matchesSegment, type Pattern, parsePattern, segmentsMeet } from "./patterns.ts";
import { encodeText } from "./text.ts";

/** What a statement speaks for: a package, or one top-level name outside packages. */
export interface Subject {
  readonly kind: "package" | "common";
  /** A package's path from the repository's root (`JSON`, `packages/foo`); a common name (`.github`). */
  readonly name: string;
}

/** A subject as a map key, unique over both kinds. */
export function subjectKey(subject: Subject): string {
  return `${subject.kind} ${subject.name}`;
}

/** Which paths are packages: compiled layout patterns (DESIGN.md section 4, Patterns; Appendix, Layout). */
export interface Layout {
  /** `a/*` + `/`: packages that are directories. */
  readonly directories: readonly Pattern[];
  /** Packages that are files. */
  readonly files: readonly Pattern[];
}

/** Most bytes of all patterns together: each is compared with each, before anybody's signature is looked at. */
const MOST_BYTES = 4096;

/** The layout that patterns make; undefined when one is malformed, two could nest, or they are too long. */
export function parseLayout(texts: readonly string[]): Layout | undefined {
  if (encodeText(texts.join("")).length > MOST_BYTES) return undefined;
  const directories: Pattern[] = [];
  const files: Pattern[] = [];
  for (const text of texts) {
    const pattern = parsePattern(text.endsWith("/") ? text.slice(0, -1) : text);
    if (pattern === undefined || pattern.deep) return undefined;
    (text.endsWith("/") ? directories : files).push(pattern);
  }
  const all = [...directories, ...files];
  return all.some((a) => all.some((b) => couldNest(a, b))) ? undefined : { directories, files };
}

function couldNest(short: Pattern, long: Pattern): boolean {
  if (short.segments.length >= long.segments.length) return false;
  return short.segments.every((segment, i) => segmentsMeet(segment, long.segments[i] ?? ""));
}

/** Whether a directory of these segments is a package. */
export function isDirectoryPackage(layout: Layout, segments: readonly string[]): boolean {
  return isNamedBy(layout.directories, segments);
}

/** Whether a file of these segments is a package. */
export function isFilePackage(layout: Layout, segments: readonly string[]): boolean {
  return isNamedBy(layout.files, segments);
}

function isNamedBy(patterns: readonly Pattern[], segments: readonly string[]): boolean {
  for (const pattern of patterns) if (names(pattern, segments)) return true;
  return false;
}

/** Asked for every directory of a registry, so it is a plain loop. */
function names(pattern: Pattern, segments: readonly string[]): boolean {
  if (pattern.segments.length !== segments.length) return false;
  for (const [i, segment] of segments.entries()) {
    if (segment.startsWith(".") || !matchesSegment(pattern.segments[i] ?? "", segment)) return false;
  }
  return true;
}

/** The one subject that a file belongs to, by layout alone: packages never nest, the rest is common. */
export function subjectOf(layout: Layout, path: readonly string[]): Subject {
  for (const { segments } of layout.directories) {
    const prefix = path.slice(0, segments.length);
    if (path.length > segments.length && isDirectoryPackage(layout, prefix))
      return { kind: "package", name: prefix.join("/") };
  }
  if (isFilePackage(layout, path)) return { kind: "package", name: path.join("/") };
  return { kind: "common", name: path[0] ?? "" };
}

/** Whether a subject of this kind and name can exist under the layout. */
export function isSubject(layout: Layout, subject: Subject): boolean {
  const segments = subject.name.split("/");
  if (subject.kind === "common") return segments.length === 1;
  return isDirectoryPackage(layout, segments) || isFilePackage(layout, segments);
}
