import { compareDigits, compareLists, compareTexts } from "./compare-parts.ts";

const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

/** Where a part stands that is not there: before every number, or behind it. */
const [FIRST, LAST] = ["first", "last"] as const;
type Part = typeof FIRST | typeof LAST | readonly [word: string, number: string];

interface Parsed {
  readonly epoch: string;
  readonly release: readonly string[];
  readonly parts: readonly Part[];
  readonly local: readonly string[];
}

/** Python's versions (PEP 440), in any spelling that it normalises. Undefined when one of the two is none. */
export function comparePep440(a: string, b: string): number | undefined {
  const [left, right] = [parse(a), parse(b)];
  if (left === undefined || right === undefined) return undefined;
  return (
    compareDigits(left.epoch, right.epoch) ||
    compareLists(left.release, right.release, compareDigits) ||
    compareLists(left.parts, right.parts, compareParts) ||
    compareLists(left.local, right.local, compareLocal)
  );
}

function parse(text: string): Parsed | undefined {
  const match = VERSION.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const [, epoch = "0", numbers = "", word, pre = "", implicit, post, after = "", dev, develop = "", local] =
    match;
  const release = numbers.split(".");
  while (release.length > 1 && /^0+$/.test(release.at(-1) ?? "")) release.pop();
  const isPost = implicit !== undefined || post !== undefined;
  const isBare = word === undefined && !isPost && dev !== undefined;
  return {
    epoch,
    release,
    parts: [
      word === undefined ? (isBare ? FIRST : LAST) : [canonical(word), pre || "0"],
      isPost ? ["post", implicit ?? (after || "0")] : FIRST,
      dev === undefined ? LAST : ["dev", develop || "0"],
    ],
    local: local?.split(/[-_.]/) ?? [],
  };
}

function canonical(word: string): string {
  if (word === "alpha") return "a";
  if (word === "beta") return "b";
  return word === "c" || word.startsWith("pre") ? "rc" : word;
}

function compareParts(a: Part, b: Part): number {
  if (a === b) return 0;
  if (a === FIRST || b === LAST) return -1;
  if (a === LAST || b === FIRST) return 1;
  return compareTexts(a[0], b[0]) || compareDigits(a[1], b[1]);
}

/** Numbers come after words. */
function compareLocal(a: string, b: string): number {
  const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOther) return compareDigits(a, b);
  return isNumber === isOther ? compareTexts(a, b) : isNumber ? 1 : -1;
}
