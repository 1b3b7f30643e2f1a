import { subjectKey } from "../format/layout.ts";
import type { Remembered } from "../verify/accepted.ts";
import type { VerifiedCopy } from "./verified-copy.ts";
import { type PackageRule, packageOf } from "./version-rules.ts";

/** A package that a client holds, and the subjects it is made of. */
export interface Gathered {
  readonly rule: PackageRule;
  readonly subjects: Remembered[];
  standing: PackageStanding;
}

/** `refused`: in the newest commit; what is read is older, or nothing. */
export type PackageStanding = "verified" | "unsigned" | "refused";

/** Finds the packages that are asked for, by name (`foo`) or path, among what a copy holds; by path. */
export function gatherPackages(
  { accepted, kept }: VerifiedCopy,
  rules: readonly PackageRule[],
  isAsked: (name: string, path: string) => boolean,
): Map<string, Gathered> {
  const packages = new Map<string, Gathered>();
  const add = (name: string, standing: PackageStanding, subject?: Remembered) => {
    for (const rule of rules) {
      const path = packageOf(rule, name);
      if (path === undefined || !isAsked(nameOf(path, rule), path)) continue;
      const known = packages.get(path) ?? { rule, subjects: [], standing: "verified" };
      if (standing === "refused" || known.standing === "verified") known.standing = standing;
      if (subject !== undefined) known.subjects.push(subject);
      packages.set(path, known);
      return;
    }
  };
  for (const [key, held] of accepted.subjects) {
    const { standing, subject } = held;
    if (subject.kind !== "package" || accepted.refused.has(key) || kept.has(key)) continue;
    // A tombstone, or what was refused when it first came, has nothing to be read.
    if (standing === "verified" || standing === "unsigned") add(subject.name, standing, held);
  }
  for (const key of new Set([...accepted.refused, ...kept.keys()])) {
    const name = key.replace(/^package /, "");
    const held = accepted.subjects.get(subjectKey({ kind: "package", name }));
    if (name !== key) add(name, "refused", kept.has(key) ? held : undefined);
  }
  return packages;
}

/** The name of a package at a path: `foo` of `packages/foo` and of `packages/foo.yaml`. */
export function nameOf(path: string, { isFolder }: PackageRule): string {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return isFolder ? last : last.replace(/\.yaml$/, "");
}
