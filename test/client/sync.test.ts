import { join } from "node:path";
import { expect, test } from "vitest";
import { commitFiles, git } from "../cli/repository.ts";
import { newBare, world } from "./client.ts";

test("add, sync, status, search, why, remove", async () => {
  const { add, run, registry, push } = await world();
  expect(await add()).toMatchObject({ code: 0, out: expect.stringContaining("verified test") });
  expect((await run("sync")).out).toContain("nothing new");
  registry.write("A/url", "https://example.org/new\n");
  await registry.sign("A", ["alice"]);
  push();
  const synced = await run("sync", "--json");
  expect(JSON.parse(synced.out)).toMatchObject([
    { name: "test", bad: [], refusals: [], counts: { verified: 2 } },
  ]);
  const status = await run("status", "--json", "--now", "2026-02-10");
  expect(JSON.parse(status.out)).toMatchObject([{ name: "test", freshness: "unknown" }]);
  expect(await run("status", "--now", "2026-03-30")).toMatchObject({
    code: 4,
    out: expect.stringContaining("STALE"),
  });
  expect((await run("search", "a")).out).toContain("verified  A");
  expect((await run("why", "A/url", "--registry", "test")).out).toContain("A/url at");
  expect(await run("remove", "test")).toMatchObject({ code: 2 });
  expect(await run("remove", "test", "--yes")).toMatchObject({ code: 0 });
  expect(await run("sync")).toMatchObject({ code: 3, err: expect.stringContaining("no registry was added") });
});

test("without a pin it tells what a pin on first use would be, and believes it when told to", async () => {
  const { server, run, pin } = await world();
  const refused = await run("add", server.url("r.git"));
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining(pin) });
  expect((await run("status")).out).toContain("no registry was added yet");
  expect(await run("add", server.url("r.git"), "--trust-first-use")).toMatchObject({ code: 0 });
});

test("a wrong pin, a second of one name, a URL that runs a command", async () => {
  const { add, server, run } = await world();
  const other = `sha256:${"0".repeat(64)}`;
  expect(await run("add", server.url("r.git"), "--root", other)).toMatchObject({
    code: 1,
    err: expect.stringContaining("serves no tree of this registry"),
  });
  await add();
  expect(await add()).toMatchObject({ code: 2, err: expect.stringContaining("already") });
  expect(await run("add", "ext::touch x", "--root", other)).toMatchObject({ code: 2 });
});

test("a refused package keeps its last verified version and is named; the rest moves", async () => {
  const { add, run, registry, push } = await world();
  await add();
  registry.write("A/url", "https://example.org/evil\n");
  registry.write("B/url", "https://example.org/good\n");
  await registry.sign("B", ["alice"]);
  push();
  const synced = await run("sync");
  expect(synced).toMatchObject({ code: 1, out: expect.stringContaining("refused A") });
  expect(synced.out).toContain("1 of the refused keep their last verified version");
  const kept = await run("why", "A/url", "--registry", "test");
  expect(kept).toMatchObject({ code: 0, err: expect.stringContaining("refused in the newest commit") });
  expect((await run("why", "B/url", "--registry", "test")).err).toBe("");
  expect(await run("status")).toMatchObject({ code: 1, out: expect.stringContaining("A, kept as of") });
  await registry.sign("A", ["alice"]);
  push();
  expect(await run("sync")).toMatchObject({ code: 0 });
});

test("a bad mirror is named, and the next is tried", async () => {
  const { add, run, registry, server, folder, push } = await world();
  git(folder, "clone", "-q", "--bare", "r.git", "old.git");
  await add("--name", "mine");
  registry.write("A/url", "https://example.org/new\n");
  await registry.sign("A", ["alice"]);
  const newest = push();
  await run("sync");
  const synced = await run("sync", "mine", "--mirror", server.url("old.git"));
  expect(synced).toMatchObject({ code: 0, out: expect.stringContaining("nothing new") });
  git(folder, "clone", "-q", "--bare", "r.git", "new.git");
  server.instead = "old.git";
  const rolled = await run("sync", "mine");
  expect(rolled).toMatchObject({ code: 1, err: expect.stringContaining("which is older than") });
  expect((await run("status")).out).toContain(newest);
});

test("a branch that was rewritten is taken only when told to, and only if it takes nothing back", async () => {
  const { add, run, registry, folder, push } = await world();
  await add();
  const dir = join(folder, "r.git");
  const [orphan, worse] = [newBare(folder, "o.git"), newBare(folder, "w.git")];
  registry.write("A/url", "https://example.org/new\n");
  await registry.sign("A", ["alice"]);
  commitFiles(orphan, registry.seal());
  git(dir, "fetch", "-q", "-f", orphan, "main:main");
  expect(await run("sync")).toMatchObject({ code: 1, err: expect.stringContaining("does not descend") });
  expect(await run("sync", "--accept-rewrite")).toMatchObject({ code: 0 });
  commitFiles(worse, new Map([...registry.files].filter(([path]) => !path.includes("B/"))));
  git(dir, "fetch", "-q", "-f", worse, "main:main");
  const refused = await run("sync", "--accept-rewrite");
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("it takes back") });
  expect(await run("sync", "--accept-rewrite", "--forget", "B")).toMatchObject({ code: 0 });
  push();
});
