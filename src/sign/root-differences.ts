import { fingerprint } from "../crypto/ssh-key.ts";
import type { Day } from "../format/day.ts";
import type { Root, Rule, Threshold } from "../format/root.ts";

/** The parts that keys play in a root. */
export type Part = "root" | "issuers" | "log";

/** One thing that a root says otherwise than its predecessor. */
export type RootDifference =
  | { readonly what: "key-added" | "key-removed"; readonly name: string; readonly fingerprint: string }
  | { readonly what: "part-taken" | "part-left"; readonly part: Part; readonly name: string }
  | {
      readonly what: "threshold";
      readonly part: Part;
      /** Undefined: there was no such part, or there is none any more. */
      readonly from: number | undefined;
      readonly to: number | undefined;
      /** Of how many distinct keys, now. */
      readonly keys: number;
    }
  | {
      readonly what: `${"layout" | "unsigned" | "witness"}-${"added" | "removed"}`;
      readonly pattern: string;
    }
  | { readonly what: "rule"; readonly from: Rule | undefined; readonly to: Rule | undefined }
  | {
      readonly what: "limit";
      readonly limit: keyof Root["limits"];
      readonly from: number;
      readonly to: number;
    }
  | { readonly what: "expires"; readonly from: Day; readonly to: Day }
  | { readonly what: "note"; readonly from: string | undefined; readonly to: string | undefined };

const parts: readonly Part[] = ["root", "issuers", "log"];
const limits = ["certificateDays", "fileBytes", "staleDays"] as const;

/** What a root says otherwise than the one before it, keys first; its version and registry aside. */
export function rootDifferences(last: Root, next: Root): RootDifference[] {
  const names = (root: Root, part: Part) => root[part]?.keys ?? [];
  const key = (what: "key-added" | "key-removed", from: Root, other: Root): RootDifference[] =>
    less([...from.keys.keys()], [...other.keys.keys()]).map((name) => ({
      what,
      name,
      fingerprint: fingerprint(from.keys.get(name) ?? ""),
    }));
  const texts = (kind: "layout" | "unsigned" | "witness", from: readonly string[], to: readonly string[]) => [
    ...less(to, from).map((pattern): RootDifference => ({ what: `${kind}-added`, pattern })),
    ...less(from, to).map((pattern): RootDifference => ({ what: `${kind}-removed`, pattern })),
  ];
  return [
    ...key("key-added", next, last),
    ...key("key-removed", last, next),
    ...parts.flatMap((part): RootDifference[] => [
      ...less(names(next, part), names(last, part)).map(
        (name) => ({ what: "part-taken", part, name }) as const,
      ),
      ...less(names(last, part), names(next, part)).map(
        (name) => ({ what: "part-left", part, name }) as const,
      ),
    ]),
    ...parts.flatMap((part) => thresholds(part, last[part], next[part], next)),
    ...texts("witness", last.log?.witnesses ?? [], next.log?.witnesses ?? []),
    ...texts("layout", last.layout, next.layout),
    ...texts("unsigned", last.unsigned ?? [], next.unsigned ?? []),
    ...ruleDifferences(last.rules, next.rules),
    ...limits.flatMap((limit): RootDifference[] => {
      const [from, to] = [last.limits[limit], next.limits[limit]];
      return from === to ? [] : [{ what: "limit", limit, from, to }];
    }),
    ...(last.expires === next.expires
      ? []
      : [{ what: "expires", from: last.expires, to: next.expires } as const]),
    ...(last.note === next.note ? [] : [{ what: "note", from: last.note, to: next.note } as const]),
  ];
}

function less(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((each) => !others.includes(each));
}

function thresholds(
  part: Part,
  last: Threshold | undefined,
  next: Threshold | undefined,
  { keys }: Root,
): RootDifference[] {
  const distinct = new Set(next?.keys.map((name) => keys.get(name))).size;
  if (last?.threshold === next?.threshold) return [];
  return [{ what: "threshold", part, from: last?.threshold, to: next?.threshold, keys: distinct }];
}

/** Rules join by AND, so their order says nothing; one is known by its patterns. */
function ruleDifferences(last: readonly Rule[], next: readonly Rule[]): RootDifference[] {
  const nameOf = ({ paths }: Rule) => JSON.stringify([...paths].sort());
  const textOf = (rule: Rule) => JSON.stringify({ ...rule, paths: nameOf(rule) });
  const [gone, come] = [
    last.filter((rule) => !next.some((each) => textOf(each) === textOf(rule))),
    next.filter((rule) => !last.some((each) => textOf(each) === textOf(rule))),
  ];
  const changed = come.map((to): RootDifference => {
    const from = gone.find((rule) => nameOf(rule) === nameOf(to));
    return { what: "rule", from, to };
  });
  const dropped = gone.filter((rule) => !come.some((to) => nameOf(to) === nameOf(rule)));
  return [...changed, ...dropped.map((from): RootDifference => ({ what: "rule", from, to: undefined }))];
}
