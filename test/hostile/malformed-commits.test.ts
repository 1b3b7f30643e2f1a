/** Commits, tags and names that are not what they should be. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codesOf, expectDecent, judge } from "./judge.ts";
import { editTree, store, storeCommit } from "./plumbing.ts";
import { idOf, sharedWorld, type World } from "./world.ts";

const shared = sharedWorld();

const WHO = "a <a@example.org> 1700000000 +0000";
const SIGNED = `author ${WHO}\ncommitter ${WHO}\n`;

/** Ids that commits below are made of. */
interface Parts {
  readonly good: string;
  /** The lawful head's tree, but for a file of A that nobody signed. */
  readonly evil: string;
  readonly base: string;
  readonly blob: string;
}

function newParts(): { world: World; parts: Parts } {
  const world = shared();
  const good = idOf(world, "head^{tree}");
  const id = store(world, "blob", "evil\n");
  const evil = editTree(world, good, "A", (entries) =>
    entries.map((entry) => (entry.name === "url" ? { ...entry, id } : entry)),
  );
  return { world, parts: { good, evil, base: idOf(world, "base"), blob: idOf(world, "head:A/url") } };
}

type Write = (parts: Parts) => string | Uint8Array;

const unreadable: readonly (readonly [string, Write])[] = [
  [
    "two trees, the good one first",
    ({ good, evil, base }) => `tree ${good}\ntree ${evil}\nparent ${base}\n${SIGNED}\nx\n`,
  ],
  [
    "two trees, the bad one first",
    ({ good, evil, base }) => `tree ${evil}\ntree ${good}\nparent ${base}\n${SIGNED}\nx\n`,
  ],
  ["a parent before the tree", ({ good, base }) => `parent ${base}\ntree ${good}\n${SIGNED}\nx\n`],
  ["no tree", ({ base }) => `parent ${base}\n${SIGNED}\nx\n`],
  ["no author", ({ good, base }) => `tree ${good}\nparent ${base}\ncommitter ${WHO}\n\nx\n`],
  ["no committer", ({ good, base }) => `tree ${good}\nparent ${base}\nauthor ${WHO}\n\nx\n`],
  ["garbage before the tree", ({ good, base }) => `garbage\ntree ${good}\nparent ${base}\n${SIGNED}\nx\n`],
  [
    "garbage between tree and parent",
    ({ good, base }) => `tree ${good}\ngarbage\nparent ${base}\n${SIGNED}\nx\n`,
  ],
  ["an id in capitals", ({ good, base }) => `tree ${good.toUpperCase()}\nparent ${base}\n${SIGNED}\nx\n`],
  ["an id too short", ({ good, base }) => `tree ${good.slice(1)}\nparent ${base}\n${SIGNED}\nx\n`],
  ["lines that end in CR LF", ({ good, base }) => `tree ${good}\r\nparent ${base}\r\n${SIGNED}\nx\n`],
  ["nothing", () => ""],
  ["any bytes", () => Uint8Array.from({ length: 999 }, (_, i) => i)],
  ["a blob as tree", ({ blob, base }) => `tree ${blob}\nparent ${base}\n${SIGNED}\nx\n`],
  ["a commit as tree", ({ base }) => `tree ${base}\nparent ${base}\n${SIGNED}\nx\n`],
  ["a tree that is not there", ({ base }) => `tree ${"1".repeat(40)}\nparent ${base}\n${SIGNED}\nx\n`],
  [
    "a header of 20 MB",
    ({ good, base }) => `tree ${good}\nparent ${base}\n${SIGNED}x ${"y".repeat(20 << 20)}\n\nx\n`,
  ],
];

test.each(unreadable)("a commit with %s cannot be judged", async (_, write) => {
  const { world, parts } = newParts();
  for (const ran of await judge(world, store(world, "commit", write(parts)))) {
    expectDecent(ran);
    expect(ran.code).toBe(3);
  }
});

test.each<readonly [string, Write]>([
  [
    "with a second tree below the author",
    ({ good, evil, base }) => `tree ${evil}\nparent ${base}\n${SIGNED}tree ${good}\n\nx\n`,
  ],
  [
    "that says it is signed",
    ({ evil, base }) => `tree ${evil}\nparent ${base}\n${SIGNED}gpgsig good\n signature\n\nx\n`,
  ],
  [
    "with escapes in its words",
    ({ evil, base }) => `tree ${evil}\nparent ${base}\n${SIGNED}encoding \u001b[31m\n\n\u001b[2J::error::\n`,
  ],
  [
    "of an absurd time",
    ({ evil, base }) =>
      `tree ${evil}\nparent ${base}\nauthor ${WHO}\ncommitter a <a> ${"9".repeat(99)} +0000\n\nx\n`,
  ],
  [
    "with the same parent 20,000 times",
    ({ evil, base }) => `tree ${evil}\n${`parent ${base}\n`.repeat(20_000)}${SIGNED}\nx\n`,
  ],
  ["without parents", ({ evil }) => `tree ${evil}\n${SIGNED}\nx\n`],
])("a commit %s is judged by its tree", async (_, write) => {
  const { world, parts } = newParts();
  const bad = write(parts);
  for (const ran of await judge(world, store(world, "commit", bad))) {
    expectDecent(ran);
    expect([ran.code, codesOf(ran)]).toEqual([1, ["file-changed"]]);
  }
  const good = write({ ...parts, good: parts.evil, evil: parts.good });
  for (const ran of await judge(world, store(world, "commit", good))) {
    expectDecent(ran);
    expect(ran.code).toBe(0);
  }
});

test("a parent that is not there, or no commit: no change to judge, and a state like any other", async () => {
  const { world, parts } = newParts();
  for (const parent of ["1".repeat(40), parts.good, parts.blob]) {
    const text = (tree: string) => `tree ${tree}\nparent ${parent}\nparent ${parts.base}\n${SIGNED}\nx\n`;
    const [checked, verified] = await judge(world, store(world, "commit", text(parts.evil)));
    for (const ran of [checked, verified]) expectDecent(ran);
    expect([checked.code, verified.code]).toEqual([3, 1]);
  }
});

/** A tag object. */
const tag = (world: World, target: string, type: string) =>
  store(world, "tag", `object ${target}\ntype ${type}\ntag t\ntagger ${WHO}\n\nx\n`);

test("a head that is no commit", async () => {
  const { world, parts } = newParts();
  let deep = idOf(world, "head");
  for (let i = 0; i < 40; i++) deep = tag(world, deep, i === 0 ? "commit" : "tag");
  const heads = [
    parts.good,
    parts.blob,
    "1".repeat(40),
    "head^{tree}",
    tag(world, parts.good, "tree"),
    tag(world, parts.blob, "blob"),
    tag(world, parts.blob, "commit"),
    tag(world, "1".repeat(40), "commit"),
    store(world, "tag", "garbage"),
    deep,
  ];
  for (const head of heads) {
    for (const ran of [...(await judge(world, head)), ...(await judge(world, "head", head)).slice(0, 1)]) {
      expectDecent(ran);
      expect(ran.code).toBe(3);
    }
  }
});

test("a tag is the commit it names, whatever type it says", async () => {
  const { world, parts } = newParts();
  const evil = storeCommit(world, parts.evil);
  for (const type of ["commit", "blob", "tree"]) {
    for (const ran of await judge(world, tag(world, evil, type))) {
      expectDecent(ran);
      expect([ran.code, codesOf(ran)]).toEqual([1, ["file-changed"]]);
    }
  }
});

test("a ref that names nothing", async () => {
  const { world, parts } = newParts();
  const texts = [
    "1".repeat(40),
    "",
    "\u001b[31mgarbage",
    "ref: refs/heads/x",
    "ref: ../../../../etc/hostname",
    parts.blob,
    "\0",
  ];
  for (const text of texts) {
    writeFileSync(join(world.gitDir, "refs", "heads", "x"), `${text}\n`);
    for (const ran of await judge(world, "x")) {
      expectDecent(ran);
      expect(ran.code).toBe(3);
      expect(ran.err).not.toContain("\u001b");
    }
  }
});
