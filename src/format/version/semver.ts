import { compareDigits, compareLists, compareTexts } from "./compare-parts.ts";

const VERSION =
  /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/**
 * Semantic Versioning 2.0.0, also with a `v` before it, as tags have it. Undefined when one of the two is no
 * version. Build metadata says nothing: versions that differ in it alone are equal.
 */
export function compareSemver(a: string, b: string): number | undefined {
  const [left, right] = [parse(a), parse(b)];
  if (left === undefined || right === undefined) return undefined;
  const order = compareLists(left.release, right.release, compareDigits);
  if (order !== 0) return order;
  if (left.before.length === 0 || right.before.length === 0) return right.before.length - left.before.length;
  return compareLists(left.before, right.before, compareIdentifiers);
}

/** The numbers of a version, and the identifiers of what comes before its release. */
function parse(text: string): { release: string[]; before: string[] } | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  const [, major = "", minor = "", patch = "", before] = match;
  const identifiers = before?.split(".") ?? [];
  if (identifiers.some((each) => /^0\d+$/.test(each))) return undefined;
  return { release: [major, minor, patch], before: identifiers };
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOther) return compareDigits(a, b);
  return isNumber === isOther ? compareTexts(a, b) : isNumber ? -1 : 1;
}
