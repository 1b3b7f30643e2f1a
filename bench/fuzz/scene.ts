import { parseCertificate } from "../../src/format/certificate.ts";
import { subjectOf } from "../../src/format/layout.ts";
import { containsSubject, opens } from "../../src/format/opens.ts";
import { parsePattern } from "../../src/format/patterns.ts";
import { parsePlace } from "../../src/format/place.ts";
import type { Role } from "../../src/format/root.ts";
import { type Context, policyOfStage } from "../../test/scenario/context.ts";
import { subjectNamed } from "../../test/scenario/items.ts";
import type { Deed } from "./deed.ts";
import { names } from "./places.ts";
import type { Action, CommitPlan } from "./plan.ts";
import type { Terms } from "./terms.ts";

/** A commit that is being written, as an action finds it. */
export interface Scene {
  readonly terms: Terms;
  readonly context: Context;
  readonly commit: CommitPlan;
  /** Never the same twice, so that every edit says something new. */
  readonly count: number;
  readonly day: string;
}

/** One of several, by a number; throws where there is nothing, which makes the action come to nothing. */
export function pick<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("nothing to pick");
  return item;
}

/** A package by its path, or `common:NAME`. */
export function subjectWord({ terms: { ground } }: Scene, number: number): string {
  const commons = [...new Set(ground.common.map((path) => `common:${path.split("/")[0] ?? ""}`))];
  return pick([...names.map(ground.place), ...names.slice(0, 3).map(ground.place), ...commons], number);
}

/** Where the subject lies. */
export function nameIn(word: string): string {
  return word.replace(/^common:/, "");
}

/** Files that the subject may have. */
export function filesOf({ terms: { ground } }: Scene, word: string): readonly string[] {
  const name = names.find((each) => ground.place(each) === word);
  return name === undefined
    ? ground.common.filter((path) => path === nameIn(word) || path.startsWith(`${nameIn(word)}/`))
    : ground.inside(name);
}

/** Everything in the commit, sorted: outside `.bailiwick/`, or within. */
export function paths({ context }: Scene, isHome: boolean): readonly string[] {
  return [...context.stage.files.keys()].filter((path) => path.startsWith(".bailiwick/") === isHome).sort();
}

/** Who may sign what: on the whole subject, or with `path` on that alone; mallory, when she is alone. */
export function entitled(scene: Scene, word: string, path?: string): readonly { user: string; role: Role }[] {
  const { context, commit } = scene;
  if (commit.isMallory) return [{ user: "mallory", role: "publish" }];
  const { layout } = policyOfStage(context);
  const whole = subjectNamed(context, word);
  const subject = path === undefined ? whole : subjectOf(layout, path.split("/"));
  return [...context.stage.files].flatMap(([at, file]) => {
    const document = parsePlace(at)?.document;
    const isCertificate = document?.kind === "certificate" && at.endsWith(".yaml");
    const certificate = isCertificate && "bytes" in file ? parseCertificate(file.bytes) : undefined;
    if (document?.kind !== "certificate" || certificate === undefined) return [];
    return (certificate.grants ?? [])
      .filter(({ paths }) =>
        paths.some((text) => {
          const pattern = parsePattern(text);
          if (pattern === undefined) return false;
          return path === undefined
            ? containsSubject(pattern, subject, layout)
            : opens(pattern, subject, path.split("/"));
        }),
      )
      .map(({ role }) => ({ user: document.user, role }));
  });
}

/** One role a user, the first or the last that they have. */
export function casting(
  signers: readonly { readonly user: string; readonly role: Role }[],
  number: number,
): readonly { readonly user: string; readonly role: Role }[] {
  const cast = new Map<string, Role>();
  for (const { user, role } of signers) if (!cast.has(user) || number % 2 === 1) cast.set(user, role);
  return [...cast].map(([user, role]) => ({ user, role }));
}

/** What an action comes to; throws a plain error where it comes to nothing. */
export type Act = (scene: Scene, picks: Action["picks"]) => readonly Deed[];
