import { deepEqual } from "node:assert/strict";
import type { Accepted, Remembered } from "../../../src/verify/accepted.ts";
import { takersOf } from "../../../src/verify/takers.ts";
import type { Unit } from "../unit.ts";
import { type Staged, stage } from "./stage.ts";

const header = "expect: accepted\nuser: alice publish A/** A\n";
const directory = "-- base/A/url --\nhttps://example.org/a\n";

/** The name A in a tree: as a package and as a common name, both stated; a package alone; statements of a package and a file. */
const trees = {
  both: `${header}${directory}-- base: sign alice package:A --\n-- base: sign alice common:A --\n`,
  package: `${header}${directory}-- base: sign alice package:A --\n`,
  file: `${header}${directory}-- base: sign alice package:A --\n-- base: delete A --\n-- base/A --\nHello.\n`,
};
const staged = new Map<string, Promise<Staged>>();

/** How A is held as a package and as a common name: a standing, and `+` where it has statements. */
type Held = "" | Remembered["standing"] | `${Remembered["standing"]}+`;

async function takers(tree: keyof typeof trees, asPackage: Held, asCommon: Held): Promise<string> {
  const known = staged.get(tree) ?? stage(trees[tree]);
  staged.set(tree, known);
  const { policy, outline } = await known;
  const entries = (
    [
      ["package", asPackage],
      ["common", asCommon],
    ] as const
  ).flatMap(([kind, held]): [string, Remembered][] => {
    if (held === "") return [];
    const standing = held.replace("+", "") as Remembered["standing"];
    const chain = held.endsWith("+") ? [{ sequence: 1, sha256: "" }] : [];
    const entry = {
      subject: { kind, name: "A" },
      chain,
      claimed: true,
      standing,
      ids: "",
      outer: [],
      users: [],
    };
    return [[`${kind} A`, { ...entry, endorsed: false }]];
  });
  const last: Accepted = {
    policy,
    certificates: new Map(),
    revocations: new Map(),
    subjects: new Map(entries),
    refused: new Set(),
    documents: new Map(),
    trustIds: "",
    hasHistory: true,
  };
  const found = await takersOf(outline, policy, entries.length === 0 ? undefined : last);
  return [...found].map(([key, kind]) => `${key.split(" ")[0]} by ${kind}`).join(", ");
}

const each = "package by common, common by package";
const table: readonly (readonly [keyof typeof trees, Held, Held, string])[] = [
  ["both", "", "", each],
  ["both", "fresh+", "", each],
  ["both", "fresh+", "fresh+", each],
  ["both", "order+", "", "common by package"],
  ["both", "order+", "fresh+", "common by package"],
  ["both", "broken+", "order+", each],
  ["both", "order+", "verified+", "package by common"],
  ["both", "broken+", "unsigned", "package by common"],
  ["both", "verified+", "unsigned", each],
  ["both", "unsigned", "", "common by package"],
  ["both", "verified+", "order+", "common by package"],
  ["package", "", "", ""],
  ["package", "", "unsigned", ""],
  ["package", "", "verified+", "package by common"],
  ["package", "fresh+", "order+", "package by common"],
  ["package", "verified+", "", ""],
  ["file", "", "", "common by package"],
  ["file", "", "unsigned", "package by common"],
  ["file", "order+", "unsigned", "package by common"],
  ["file", "unsigned", "", ""],
  ["file", "verified+", "", "common by package"],
];

export const takersUnits: readonly Unit[] = table.map(([tree, asPackage, asCommon, expected]) => ({
  name: `takers: ${tree}, held as package "${asPackage}", as common "${asCommon}"`,
  check: async () => deepEqual(await takers(tree, asPackage, asCommon), expected),
}));
