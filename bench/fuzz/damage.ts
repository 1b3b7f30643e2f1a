import fc from "fast-check";
import { type Blow, beat, blows } from "./blows.ts";
import { copyOf, type Node, type Spot, spotsOf } from "./nodes.ts";

/** One thing that happens to a tree. */
export interface Harm {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly to: number;
  readonly blows: readonly Blow[];
}

const kinds = [
  ...([
    "bytes",
    "bytes",
    "bytes",
    "drop",
    "drop",
    "copy",
    "copy",
    "rename",
    "rename",
    "swap",
    "swap",
  ] as const),
  ...(["mode", "mode", "twice", "turn", "shift", "lose", "mistake", "deepen", "empty", "emptied"] as const),
];

/** Names that somebody's system takes for something else, and names that mean something here. */
const names = [
  ...[
    "..",
    ".",
    "",
    " ",
    "a/b",
    ".git",
    ".GIT",
    "git~1",
    ".bailiwick",
    ".BAILIWICK",
    "BAILIW~1",
    "con",
    "nul.txt",
    "a\\b",
  ],
  ...[
    "a:b",
    "a\n::error::b",
    "\u0007",
    "\u202etxt",
    "e\u0301",
    "\u00e9",
    "\udcff",
    "\u{10ffff}",
    "\u2126",
    "K",
    "\u212a",
  ],
  ...[
    "a",
    "A",
    "B",
    "README.md",
    "url",
    "x.",
    "x ",
    "-rf",
    "$(id)",
    "'",
    "x".repeat(300),
    "\u0378",
    ".gitattributes",
  ],
  ...[
    "root",
    "certs",
    "lists",
    "revoked",
    "statements",
    "common",
    "1.yaml",
    "2.yaml",
    "1.sums",
    "2.sums",
    "3.sums",
  ],
  ...[
    "1.ann.sig",
    "1.alice.sig",
    "01.sums",
    "9007199254740993.sums",
    "self.yaml",
    "1.self.sig",
    "ann.yaml",
    "x.sums.sig",
  ],
];
const modes = [..."100644 100755 100664 040000 40000 120000 160000 0 7 777777777777".split(" ")];

const number = fc.nat(0xffff);

/** Up to three harms. */
export const harms: fc.Arbitrary<readonly Harm[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), at: number, to: number, blows }),
  { minLength: 1, maxLength: 3 },
);

/** Does them to a tree, in place. */
export function damage(nodes: Node[], all: readonly Harm[]): void {
  for (const harm of all) strike(nodes, harm);
}

/** Whether git itself could not hold the tree whole: an object missing, of another type than its mode says, or nameless. */
export function isTorn(nodes: readonly Node[]): boolean {
  return nodes.some(({ name, mode, content }) => {
    if (name === "" || (mode !== "160000" && typeof content === "string")) return true;
    if ((mode === "40000") !== Array.isArray(content)) return true;
    return Array.isArray(content) && isTorn(content);
  });
}

function strike(nodes: Node[], { kind, at, to, blows }: Harm): void {
  const spots = spotsOf(nodes);
  const [spot, other] = [spotFor(spots, at), spotFor(spots, to)];
  const node = spot?.inside[spot.at];
  const twin = other?.inside[other.at];
  if (spot === undefined || node === undefined || other === undefined || twin === undefined) return;
  const name = names[to % names.length] ?? "";
  switch (kind) {
    case "bytes":
      if (node.content instanceof Uint8Array) node.content = beat(node.content, blows);
      return;
    case "drop":
      spot.inside.splice(spot.at, 1);
      return;
    case "copy":
      [twin.content, twin.mode] = [contentOf(node), node.mode];
      return;
    case "rename":
      node.name = to % 3 === 0 ? twin.name : name;
      return;
    case "swap": {
      const content = contentOf(node);
      [node.content, twin.content] = [contentOf(twin), content];
      [node.mode, twin.mode] = [twin.mode, node.mode];
      return;
    }
    case "mode":
      node.mode = modes[to % modes.length] ?? "";
      return;
    case "twice": {
      const twice = to % 2 === 0 ? node : twin;
      spot.inside.splice(spot.at, 0, { ...twice, content: contentOf(twice), name: node.name });
      return;
    }
    case "turn":
      spot.inside.reverse();
      return;
    case "shift":
      spot.inside.unshift(...spot.inside.splice(spot.at, 1));
      return;
    case "lose":
      node.content = "ab".repeat(20);
      return;
    case "mistake":
      node.content = Array.isArray(node.content) ? Buffer.from("no tree") : [];
      return;
    case "deepen":
      [node.content, node.mode] = [[{ ...node, content: contentOf(node), name }], "40000"];
      return;
    case "empty":
      spot.inside.push({ name, mode: "40000", content: [] });
      return;
    case "emptied":
      if (Array.isArray(node.content)) node.content = [];
      return;
  }
}

/** Every other time below `.bailiwick/`, where most is at stake. */
function spotFor(spots: readonly Spot[], number: number): Spot | undefined {
  const home = spots.filter(({ path }) => path.startsWith(".bailiwick/"));
  const from = number % 2 === 0 && home.length > 0 ? home : spots;
  return from[(number >> 1) % from.length];
}

function contentOf({ content }: Node): Node["content"] {
  return Array.isArray(content) ? copyOf(content) : content;
}
