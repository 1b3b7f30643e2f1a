/** Trees that git would not write: refused (exit 1), or no trees at all (exit 3). */
import { expect, test } from "vitest";
import type { Entry } from "../../src/tree.ts";
import { codesOf, expectDecent, judge } from "./judge.ts";
import { headWith, store } from "./plumbing.ts";
import { idOf, sharedWorld, type World } from "./world.ts";

const shared = sharedWorld();

type Edit = (entries: readonly Entry[], world: World) => readonly Entry[];

/** An edit of the entry of one name. */
const alter =
  (name: string, edit: (entry: Entry, world: World) => Partial<Entry>): Edit =>
  (entries, world) =>
    entries.map((entry) => (entry.name === name ? { ...entry, ...edit(entry, world) } : entry));

/** An edit that puts one more entry, another's twin but for what is said, where its name sorts. */
const add =
  (like: string, other: Partial<Entry>): Edit =>
  (entries) => {
    const more = entries.filter(({ name }) => name === like).map((entry) => ({ ...entry, ...other }));
    return [...entries, ...more].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  };
const key = ({ name, mode }: Entry) => (mode === "40000" ? `${name}/` : name);

const link = (world: World) => ({ mode: "120000", id: idOf(world, "head:A/url") });
const submodule = { mode: "160000", id: "1".repeat(40) };

/** What it is, the directory, the edit, and a code that it gets. */
const refused: readonly (readonly [string, string, Edit, string])[] = [
  ["`..`", "A", add("deep", { name: ".." }), "path-invalid"],
  ["`.`", "A", add("deep", { name: "." }), "path-invalid"],
  ["`.git`", "A", add("deep", { name: ".git" }), "path-invalid"],
  ["`.GIT` at the top", "", add("A", { name: ".GIT" }), "path-invalid"],
  ["a name with a slash", "A", add("url", { name: "x/y" }), "path-invalid"],
  [
    "a name with a line feed and a command for CI",
    "A",
    add("url", { name: "x\n::error::y" }),
    "path-invalid",
  ],
  ["a name that is no UTF-8", "A", add("url", { name: "\udcff" }), "path-invalid"],
  ["`.Bailiwick` beside it", "", add(".bailiwick", { name: ".Bailiwick" }), "path-invalid"],
  ["`.bailiwick` in a package", "A", add("deep", { name: ".bailiwick" }), "path-invalid"],
  ["`.Bailiwick` instead", "", alter(".bailiwick", () => ({ name: ".Bailiwick" })), "registry-missing"],
  ["no file at all", "", () => [], "registry-missing"],
  [
    "the same name twice, the other file first",
    "A",
    (entries, world) => [
      ...alter("url", () => ({ id: idOf(world, "base:A/url") }))(entries, world),
      ...entries.slice(-1),
    ],
    "tree-malformed",
  ],
  ["the same entry twice", "A", (entries) => [...entries, ...entries.slice(-1)], "tree-malformed"],
  ["entries out of order", "A", (entries) => [...entries].reverse(), "tree-malformed"],
  ["mode 100664", "A", alter("url", () => ({ mode: "100664" })), "tree-malformed"],
  ["mode 0100644", "A", alter("url", () => ({ mode: "0100644" })), "tree-malformed"],
  ["mode 777", "A", alter("url", () => ({ mode: "777" })), "tree-malformed"],
  ["mode 040000 in a package", "A", alter("deep", () => ({ mode: "040000" })), "tree-malformed"],
  ["mode 040000 of a package", "", alter("A", () => ({ mode: "040000" })), "file-missing"],
  [
    "mode 040000 of the statements",
    ".bailiwick",
    alter("statements", () => ({ mode: "040000" })),
    "file-unexpected",
  ],
  [
    "a symbolic link as certificates",
    ".bailiwick",
    alter("certs", (_, world) => link(world)),
    "file-unexpected",
  ],
  ["a symbolic link as a package", "", alter("A", (_, world) => link(world)), "file-not-regular"],
  [
    "a symbolic link with the file's own blob",
    "A",
    alter("url", () => ({ mode: "120000" })),
    "file-not-regular",
  ],
  ["a submodule as a package", "", alter("A", () => submodule), "file-not-regular"],
  ["a submodule in a package", "A", add("url", { name: "module", mode: "160000" }), "file-not-regular"],
];

test.each(refused)("%s is refused", async (_, folder, edit, code) => {
  const world = shared();
  for (const ran of await judge(
    world,
    headWith(world, folder, (entries) => edit(entries, world)),
  )) {
    expectDecent(ran);
    expect(ran.code).toBe(1);
    expect(codesOf(ran)).toContain(code);
  }
});

const homeless: readonly (readonly [string, string, Edit])[] = [
  ["mode 040000 of `.bailiwick`", "", alter(".bailiwick", () => ({ mode: "040000" }))],
  ["a symbolic link as `.bailiwick`", "", alter(".bailiwick", (_, world) => link(world))],
  ["a submodule as `.bailiwick`", "", alter(".bailiwick", () => submodule)],
  ["a file as `.bailiwick`", "", alter(".bailiwick", (_, world) => ({ ...link(world), mode: "100644" }))],
  ["`.bailiwick` twice", "", add(".bailiwick", {})],
];

test.each(homeless)("%s is no registry", async (_, folder, edit) => {
  const world = shared();
  const [checked, verified] = await judge(
    world,
    headWith(world, folder, (entries) => edit(entries, world)),
  );
  for (const ran of [checked, verified]) expectDecent(ran);
  expect([checked.code, verified.code]).toEqual([1, 1]);
  expect(codesOf(checked)).toContain("root-removed");
  expect(codesOf(verified)).toEqual(["registry-missing"]);
});

const gone = { id: "1".repeat(40) };
const garbled = (bytes: string) => (_: Entry, world: World) => ({
  id: store(world, "tree", Buffer.from(bytes, "latin1")),
});

const unreadable: readonly (readonly [string, string, Edit])[] = [
  ["a blob where a tree is said to be", "", alter("A", (_, world) => ({ id: idOf(world, "head:A/url") }))],
  [
    "a tree where a blob is said to be",
    "A",
    alter("url", (_, world) => ({ id: idOf(world, "head:A/deep") })),
  ],
  ["a commit where a tree is said to be", "", alter("A", (_, world) => ({ id: idOf(world, "base") }))],
  [
    "a tree where the root is said to be",
    ".bailiwick/root",
    alter("1.yaml", (_, world) => ({ id: idOf(world, "head:A") })),
  ],
  ["a package's tree that is not there", "", alter("A", () => gone)],
  ["a file that is not there", "A", alter("url", () => gone)],
  ["statements that are not there", ".bailiwick/statements", alter("A", () => gone)],
  ["a signature that is not there", ".bailiwick/statements/A", alter("2.alice.sig", () => gone)],
  ["a certificate that is not there", ".bailiwick/certs", alter("alice.yaml", () => gone)],
  ["no `.bailiwick` behind its entry", "", alter(".bailiwick", () => gone)],
  ["a tree of no entries but bytes", "", alter("A", garbled("garbage"))],
  ["a tree whose last id is torn", "", alter("A", garbled("100644 url\x0a3"))],
  ["an entry without mode", "", alter("A", garbled(` url\0${"x".repeat(20)}`))],
  ["an entry whose mode is not octal", "", alter("A", garbled(`100648 url\0${"x".repeat(20)}`))],
  ["an entry without name", "", alter("A", garbled(`100644 \0${"x".repeat(20)}`))],
];

test.each(unreadable)("%s cannot be judged", async (_, folder, edit) => {
  const world = shared();
  for (const ran of await judge(
    world,
    headWith(world, folder, (entries) => edit(entries, world)),
  )) {
    expectDecent(ran);
    expect(ran.code).toBe(3);
  }
});

test("the same edits made of nothing are accepted", async () => {
  const world = shared();
  for (const ran of await judge(
    world,
    headWith(world, "A", (entries) => alter("url", () => ({}))(entries, world)),
  )) {
    expectDecent(ran);
    expect(ran.code).toBe(0);
  }
});
