import { nfc } from "./fold-nfc.ts";

/**
 * Path patterns (DESIGN.md section 4, Patterns): segments split by `/`; `*` is any run of characters
 * within one segment, also none; `**` is any number of segments, also none, and only the whole last
 * segment. No braces, classes, negation or regular expressions. Matching takes time in proportion to
 * pattern times path.
 */
export interface Pattern {
  readonly text: string;
  /** The segments before a final `**`. */
  readonly segments: readonly string[];
  /** Whether the pattern ends in `**`. */
  readonly deep: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const FORBIDDEN = /[?[\]{}!\\\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** The pattern that a text means; undefined when it is none. */
export function parsePattern(text: string): Pattern | undefined {
  if (FORBIDDEN.test(text) || nfc(text) !== text) return undefined;
  const segments = text.split("/");
  const deep = segments.at(-1) === "**";
  const fixed = deep ? segments.slice(0, -1) : segments;
  const sound = fixed.every(
    (segment) => segment !== "" && segment !== "." && segment !== ".." && !segment.includes("**"),
  );
  return sound ? { text, segments: fixed, deep } : undefined;
}

/** Whether a path, given as its segments, matches the pattern plainly, as in a rule. */
export function matches(pattern: Pattern, path: readonly string[]): boolean {
  const count = pattern.segments.length;
  if (pattern.deep ? path.length < count : path.length !== count) return false;
  return pattern.segments.every((segment, i) => matchesSegment(segment, path[i] ?? ""));
}

/** Whether one segment of a path matches one segment of a pattern. */
export function matchesSegment(pattern: string, text: string): boolean {
  const first = pattern.indexOf("*");
  if (first < 0) return pattern === text;
  if (pattern === "*") return true;
  const pieces = pattern.split("*");
  const head = pieces[0] ?? "";
  const tail = pieces.at(-1) ?? "";
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - tail.length;
}

/** Whether some text matches both segments. Takes time in proportion to one times the other. */
export function segmentsMeet(a: string, b: string): boolean {
  // reachable[j]: the part of `a` read so far and the first j characters of `b` can spell one text.
  let reachable = Array.from({ length: b.length + 1 }, (_, j) => j === 0 || b.slice(0, j) === "*");
  for (let i = 0; i < a.length; i++) {
    const character = a[i];
    const next: boolean[] = [];
    for (let j = 0; j <= b.length; j++) {
      const other = b[j - 1];
      const before = reachable[j - 1] ?? false;
      const beside = reachable[j] ?? false;
      const behind = next[j - 1] ?? false;
      if (character === "*") next.push(beside || behind);
      else if (other === "*") next.push(behind || beside);
      else next.push(before && character === other);
    }
    reachable = next;
  }
  return reachable[b.length] ?? false;
}
