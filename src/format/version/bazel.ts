import { compareDigits, compareLists, compareTexts } from "./compare-parts.ts";

const VERSION =
  /^([0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * The order of Bazel modules: Semantic Versioning with as many identifiers as one likes, letters too, so that
 * `20230802.0.bcr.1` follows `20230802.0`. Undefined when one of the two is no version.
 */
export function compareBazel(a: string, b: string): number | undefined {
  const [left, right] = [VERSION.exec(a), VERSION.exec(b)];
  if (left === null || right === null) return undefined;
  const order = compareDotted(left[1] ?? "", right[1] ?? "");
  if (order !== 0) return order;
  const [before, after] = [left[2], right[2]];
  if (before === undefined || after === undefined)
    return before === after ? 0 : before === undefined ? 1 : -1;
  return compareDotted(before, after);
}

function compareDotted(a: string, b: string): number {
  return compareLists(a.split("."), b.split("."), (left, right) => {
    const [isNumber, isOther] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isNumber && isOther) return compareDigits(left, right);
    return isNumber === isOther ? compareTexts(left, right) : isNumber ? -1 : 1;
  });
}
