import {
  isDirectoryPackage,
  isFilePackage,
  type Layout,
  type Subject,
  subjectKey,
  subjectOf,
} from "../format/layout.ts";
import { type DocumentName, HOME, parsePlace } from "../format/place.ts";
import type { Outline } from "./outline.ts";

/** What a path means to somebody who asks about it. */
export type Target =
  /** A path of a subject, there or not; undefined: the whole subject. */
  | { readonly kind: "subject"; readonly subject: Subject; readonly path: string | undefined }
  | { readonly kind: "document"; readonly document: DocumentName }
  /** A directory that holds several subjects. */
  | { readonly kind: "above"; readonly names: readonly string[] }
  /** A path below `.bailiwick/` that is no document. */
  | { readonly kind: "home"; readonly path: string };

/**
 * What a path means in a tree: a document of `.bailiwick/`, a package or common name, or a path of one. `path`
 * as people write it, from the repository's root: `JSON`, `JSON/`, `./JSON/url`.
 */
export function targetOf(outline: Pick<Outline, "subjects">, layout: Layout, written: string): Target {
  const path = plainPath(written);
  const segments = path.split("/");
  const all = [...outline.subjects.values()].map(({ subject }) => subject.name);
  if (path === "" || path === ".") return { kind: "above", names: all };
  if (segments[0] === HOME) return homeTarget(path);
  const whole = ["package", "common"] as const;
  const named = whole
    .map((kind): Subject => ({ kind, name: path }))
    .find((subject) => outline.subjects.has(subjectKey(subject)));
  if (named !== undefined) return { kind: "subject", subject: named, path: undefined };
  const owner = subjectOf(layout, segments);
  const isFile = isFilePackage(layout, segments);
  if (isFile || isDirectoryPackage(layout, segments))
    return { kind: "subject", subject: { kind: "package", name: path }, path: undefined };
  const names = all.filter((name) => name.startsWith(`${path}/`));
  if (names.length > 0 && !outline.subjects.has(subjectKey(owner))) return { kind: "above", names };
  return { kind: "subject", subject: owner, path: owner.name === path ? undefined : path };
}

/** A path as people write it (`./JSON/`), as trees have it. */
export function plainPath(written: string): string {
  return written.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "");
}

function homeTarget(path: string): Target {
  const document = parsePlace(path)?.document;
  return document === undefined ? { kind: "home", path } : { kind: "document", document };
}
