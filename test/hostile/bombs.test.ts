/** Objects of a gigabyte in a few kilobytes, and worse: judged, or not, in bounded memory and without a wait. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Entry } from "../../src/tree.ts";
import { type Forged, forgePack } from "./forge-pack.ts";
import { codesOf, expectDecent, judge as judgeBy, type Ran, run } from "./judge.ts";
import { headWith, storeCommit, storeTree } from "./plumbing.ts";
import { deflateHuge, storeHuge } from "./store-huge.ts";
import { idOf, newWorld, sharedWorld, type World } from "./world.ts";

const shared = sharedWorld();
const GIGABYTE = 1024;

/** A head in which one file is another blob, new or in place of the old one. */
const headOf = (world: World, folder: string, name: string, id: string) =>
  headWith(world, folder, (entries) =>
    [...entries.filter((entry) => entry.name !== name), { name, id, mode: "100644" }].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
  );

/** Both questions, each in a process of its own, whose memory is watched. */
const judge = (world: World, head = "head") => judgeBy(world, head, "base", run);

/** Asks one of the two questions, which is answered soon. */
async function ask(world: World, question: "check" | "verify", head: string): Promise<Ran> {
  const root = ["--root", `sha256:${world.pin}`, "--json"];
  const args = question === "check" ? ["check", "base", head, "--now", world.now] : ["verify", head];
  return soon(await run(world.gitDir, [...args, ...root]));
}

function soon(ran: Ran, megabytes?: number): Ran {
  expectDecent(ran, megabytes);
  expect(ran.seconds).toBeLessThan(15);
  return ran;
}

let stored: string | undefined;
function gigabyte(): string {
  stored ??= storeHuge(shared(), "blob", GIGABYTE);
  return stored;
}

/** Where the blob lies, and what it gets: from check, from verify. */
const places: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ["A", "stray", ["file-stray", "file-too-large"], ["file-stray"]],
  [
    ".bailiwick/statements/A",
    "2.sums",
    ["signature-invalid", "statement-malformed"],
    ["statement-malformed"],
  ],
  [
    ".bailiwick/statements/A",
    "2.alice.sig",
    ["signature-invalid", "signature-missing"],
    ["signature-missing"],
  ],
  [
    ".bailiwick/certs",
    "alice.yaml",
    ["certificate-malformed"],
    ["certificate-malformed", "signature-missing"],
  ],
  [".bailiwick/root", "1.yaml", ["root-altered"], ["root-malformed"]],
  [".bailiwick", ".gitattributes", ["attributes-altered"], ["attributes-altered"]],
];

test.each(places)("a gigabyte as %s/%s is refused by its size", async (folder, name, checked, verified) => {
  const [check, verify] = await judge(shared(), headOf(shared(), folder, name, gigabyte()));
  expect([codesOf(soon(check)), codesOf(soon(verify))]).toEqual([checked, verified]);
});

test("a gigabyte as a file that is stated is too large for a change", async () => {
  const ran = await ask(shared(), "check", headOf(shared(), "A", "url", gigabyte()));
  expect(codesOf(ran)).toEqual(["file-too-large"]);
});

test("half a gigabyte as a file of a state, which knows no limit, is hashed piece by piece", async () => {
  const id = storeHuge(shared(), "blob", GIGABYTE / 2);
  const ran = await ask(shared(), "verify", headOf(shared(), "A", "url", id));
  expect(codesOf(ran)).toEqual(["file-changed"]);
});

test("twenty lists, statements, certificates of 40 to 59 megabytes are not held together", async () => {
  const world = shared();
  const ids = Array.from({ length: 20 }, (_, i) => storeHuge(world, "blob", 40 + i));
  const named = (start: number, end: string) =>
    ids.map((id, i): Entry => ({ name: `${start + i}${end}`, mode: "100644", id }));
  const lists = storeTree(world, named(10, ".sums"));
  const heads = [
    headWith(world, ".bailiwick", (entries) => [
      ...entries.slice(0, -1),
      { name: "lists", mode: "40000", id: lists },
      ...entries.slice(-1),
    ]),
    headWith(world, ".bailiwick/statements/B", (entries) => [...named(10, ".sums"), ...entries]),
    headWith(world, ".bailiwick/certs", (entries) => [...named(10, ".yaml"), ...entries]),
  ];
  for (const head of heads) for (const ran of await judge(world, head)) expect(soon(ran, 500).code).toBe(1);
});

test("a gigabyte as tree or commit cannot be judged", async () => {
  const world = shared();
  const tree = storeHuge(world, "tree", GIGABYTE);
  const asPackage = headWith(world, "", (entries) =>
    entries.map((entry) => (entry.name === "A" ? { ...entry, id: tree } : entry)),
  );
  for (const head of [asPackage, storeCommit(world, tree), storeHuge(world, "commit", GIGABYTE)]) {
    for (const ran of await judge(world, head)) expect(soon(ran).code).toBe(3);
  }
});

test("a tree that names 2^60 files by naming one tree twice, level upon level", async () => {
  const world = shared();
  let id = storeTree(world, [{ name: "x", mode: "100644", id: idOf(world, "head:A/url") }]);
  for (let level = 0; level < 60; level++)
    id = storeTree(
      world,
      ["a", "b"].map((name) => ({ name, mode: "40000", id })),
    );
  for (const [folder, name] of [
    ["", "A"],
    [".bailiwick", "statements"],
    [".bailiwick", "lists"],
  ] as const) {
    const head = headWith(world, folder, (entries) =>
      [...entries.filter((entry) => entry.name !== name), { name, mode: "40000", id }].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      ),
    );
    for (const ran of await judge(world, head)) expect(soon(ran).code).toBe(1);
  }
});

const MEGABYTE = Buffer.alloc(1 << 20);

/** A delta upon a megabyte that makes `count` megabytes, and says how many bytes it makes. */
function deltaOf(count: number, says = count * MEGABYTE.length): Buffer {
  const copy = Buffer.from([0xc0, 0x10]); // 0x100000 bytes from offset 0
  return Buffer.concat([number(MEGABYTE.length), number(says), ...Array.from({ length: count }, () => copy)]);
}

/** As packs write sizes: seven bits a byte, the lowest first. */
function number(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}

const [base, other] = ["b".repeat(40), "c".repeat(40)];
const upon = (base: string, id: string, body: Buffer): Forged => ({ id, type: "ref-delta", base, body });
const megabyte: Forged = { id: base, type: "blob", body: MEGABYTE };

/** Packs in which an id is something that takes much room, or has no end. */
const packs: readonly (readonly [string, (id: string) => readonly Forged[]])[] = [
  ["a delta that makes a gigabyte", (id) => [megabyte, upon(base, id, deltaOf(GIGABYTE))]],
  ["... and says five bytes", (id) => [megabyte, upon(base, id, deltaOf(GIGABYTE, 5))]],
  [
    "a delta that makes nothing, and says a gigabyte",
    (id) => [megabyte, upon(base, id, deltaOf(0, 2 ** 30))],
  ],
  ["a delta upon itself", (id) => [upon(id, id, deltaOf(1))]],
  ["deltas upon one another", (id) => [upon(other, id, deltaOf(1)), upon(id, other, deltaOf(1))]],
  ["a delta upon nothing", (id) => [upon(other, id, deltaOf(1))]],
  ["a blob larger than it says", (id) => [{ id, type: "blob", body: MEGABYTE, size: 5 }]],
  ["a blob that says eight gigabytes", (id) => [{ id, type: "blob", body: Buffer.from("x"), size: 2 ** 33 }]],
  ["a tree that says eight gigabytes", (id) => [{ id, type: "tree", body: Buffer.from("x"), size: 2 ** 33 }]],
];

test.each(packs)("packed as %s", async (what, make) => {
  const world = await newWorld();
  const id = idOf(world, what.includes("tree") ? "head:A" : "head:A/url");
  rmSync(join(world.gitDir, "objects", id.slice(0, 2), id.slice(2)));
  forgePack(world.gitDir, make(id));
  for (const ran of await judge(world)) expect([1, 3]).toContain(soon(ran).code);
});

test("loose objects that are larger than they say", async () => {
  const world = await newWorld();
  for (const [name, head] of [
    ["head:A/url", "blob 5\0"],
    ["head:A", "tree 5\0"],
    ["head:A", "blob 5\0"],
    ["head", "commit 5\0"],
    ["head:A/url", `blob ${2 ** 60}\0`],
    ["head:A/url", "blob -1\0"],
    ["head:A/url", "blob\0"],
    ["head:A/url", "x".repeat(1 << 20)],
  ] as const) {
    const id = idOf(world, name);
    const loose = join(world.gitDir, "objects", id.slice(0, 2), id.slice(2));
    renameSync(loose, `${loose}.away`);
    writeFileSync(loose, deflateHuge(Buffer.from(head), GIGABYTE));
    for (const ran of await judge(world, "refs/heads/head")) expect([1, 3]).toContain(soon(ran).code);
    rmSync(loose);
    renameSync(`${loose}.away`, loose);
  }
});
