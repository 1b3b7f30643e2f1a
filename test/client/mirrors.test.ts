import { join } from "node:path";
import { expect, test } from "vitest";
import type { Root } from "../../src/format/root.ts";
import { commitFiles, git } from "../cli/repository.ts";
import { newBare, world } from "./client.ts";

/** A client of two mirrors, `a.git` before `b.git`; each is pushed to by itself. */
async function mirrored(terms: Partial<Root> = {}) {
  const { folder, server, registry, run, pin } = await world(terms);
  const mirrors = ["a.git", "b.git"];
  for (const name of mirrors) git(folder, "clone", "-q", "--bare", "r.git", name);
  const [a = "", b = ""] = mirrors.map((name) => server.url(name));
  const added = await run("add", a, b, "--root", pin);
  const push = (name: string) => commitFiles(join(folder, name), registry.seal());
  const change = async (text: string) => {
    registry.write("A/url", `${text}\n`);
    await registry.sign("A", ["alice"]);
  };
  const commit = async () => {
    const [status] = JSON.parse((await run("status", "--json")).out);
    return status.commit as string;
  };
  return { folder, server, registry, run, push, change, commit, a, b, added };
}

test("a mirror that puts a harmless commit on top strands nobody who knows another", async () => {
  const { run, push, change, commit, a, b, added } = await mirrored();
  expect(added).toMatchObject({ code: 0 });
  await run("sync"); // both are known by now
  const extra = push("a.git");
  expect((await run("sync", "--json")).code).toBe(0);
  expect(await commit()).not.toBe(extra);
  await change("two");
  const taken = push("b.git");
  const synced = await run("sync");
  expect(synced).toMatchObject({ code: 0, out: expect.stringContaining(taken.slice(0, 12)) });
  // Nor one that is ahead with something signed, and then on a branch of its own.
  await change("three");
  const ahead = push("b.git");
  expect(await run("sync")).toMatchObject({ code: 0, out: expect.stringContaining(ahead.slice(0, 12)) });
  push("a.git");
  await change("four");
  push("a.git");
  const theirs = await run("sync");
  expect(theirs).toMatchObject({ code: 0, err: expect.stringContaining(`mirror ${b} served`) });
  expect(theirs.err).toContain(`which ${a} does not have`);
});

test("a mirror that serves the same for ever holds nobody back who knows another", async () => {
  const { run, push, change, commit } = await mirrored();
  await change("two");
  const taken = push("b.git");
  expect(await run("sync")).toMatchObject({ code: 0, err: "" });
  expect(await commit()).toBe(taken);
});

test("nor one that makes up something unsigned each time", async () => {
  const { run, registry, push, change, commit } = await mirrored({ unsigned: ["Legacy/**"] });
  registry.write("Legacy/url", "made up\n");
  push("a.git");
  await change("two");
  const taken = push("b.git");
  expect(await run("sync")).toMatchObject({ code: 0 });
  expect(await commit()).toBe(taken);
});

test("a branch that was rewritten is refused from every mirror, and each is named", async () => {
  const { folder, registry, run, change, commit, a, b } = await mirrored();
  await run("sync");
  const before = await commit();
  await change("two");
  const orphan = newBare(folder, "o.git");
  commitFiles(orphan, registry.seal());
  for (const name of ["a.git", "b.git"]) git(join(folder, name), "fetch", "-q", "-f", orphan, "main:main");
  const refused = await run("sync");
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("sync test --accept-rewrite") });
  for (const url of [a, b]) expect(refused.err).toContain(`mirror ${url} serves`);
  expect(await commit()).toBe(before);
  expect(await run("sync", "--accept-rewrite")).toMatchObject({ code: 0 });
});

test("a mirror that is named later is asked, and remembered", async () => {
  const { folder, server, run, push, change, commit } = await mirrored();
  git(folder, "clone", "-q", "--bare", "r.git", "c.git");
  expect((await run("sync", "test", "--mirror", server.url("c.git"))).code).toBe(0);
  await change("two");
  const taken = push("c.git");
  expect(await run("sync")).toMatchObject({ code: 0 });
  expect(await commit()).toBe(taken);
});
