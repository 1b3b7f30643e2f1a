import { posix } from "node:path";
import { isFilePackage, type Layout, type Subject, subjectOf } from "../format/layout.ts";
import { chainPath, HOME } from "../format/place.ts";

/** The paths, from the top, that decide what some words mean and what is signed for them. */
export interface Scope {
  /** Those that a subject's state lies at, there or not. */
  readonly own: readonly string[];
  /** Those that matter only where something is. */
  readonly more: readonly string[];
}

/** What words may speak of, by layout alone (see `chooseSubjects`). Undefined: everything. */
export function scopeOf(layout: Layout, words: readonly string[], prefix: string): Scope | undefined {
  const own = new Set<string>();
  const more = new Set(["root", "certs", "revoked", "lists"].map((name) => `${HOME}/${name}`));
  for (const word of words) {
    const path = posix.join(prefix, word).replace(/\/+$/, "");
    if (path === "" || path === ".") return undefined;
    const subject = owner(layout, path);
    own.add(subject.name);
    if (subject.kind === "package") own.add(chainPath(subject));
    else for (const each of [chainPath(subject), `${HOME}/statements/${path}`]) more.add(each);
  }
  return words.length === 0 ? undefined : { own: [...own], more: [...more] };
}

function owner(layout: Layout, path: string): Subject {
  const segments = path.split("/");
  if (isFilePackage(layout, segments)) return { kind: "package", name: path };
  return subjectOf(layout, [...segments, "_"]);
}
