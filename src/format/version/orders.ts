import { compareBazel } from "./bazel.ts";
import { VERSION_LENGTH } from "./compare-parts.ts";
import { compareDate } from "./date.ts";
import { compareLoose } from "./loose.ts";
import { comparePep440 } from "./pep440.ts";
import { compareSemver } from "./semver.ts";

/** Every order that `registry.yaml` may name. */
export const orders = ["semver", "pep440", "loose", "date", "bazel"] as const;
export type Order = (typeof orders)[number];

const compare: Readonly<Record<Order, (a: string, b: string) => number | undefined>> = {
  semver: compareSemver,
  pep440: comparePep440,
  loose: compareLoose,
  date: compareDate,
  bazel: compareBazel,
};

/**
 * Orders two versions: negative, zero or positive. Undefined when one of them is no version of this order, or
 * has more than 256 characters.
 */
export function compareVersions(order: Order, a: string, b: string): number | undefined {
  if (a.length > VERSION_LENGTH || b.length > VERSION_LENGTH) return undefined;
  return compare[order](a, b);
}

const BEFORE: Readonly<Record<Order, RegExp>> = {
  semver: /^[^+]*-/,
  pep440: /^[^+]*(?:a|b|c|rc|pre|preview|alpha|beta|dev)[-_.]?\d*(?:\.dev\d*)?(?:\+.*)?$/i,
  loose: /~|(?:alpha|beta|rc|dev)/i,
  date: /^(?!)/,
  bazel: /^[^+]*-/,
};

/** Whether a version announces another: it is only chosen when asked for. */
export function isPrerelease(order: Order, version: string): boolean {
  return version.length <= VERSION_LENGTH && BEFORE[order].test(version);
}
