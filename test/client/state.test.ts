import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporary } from "../cli/repository.ts";
import { run as runCommand } from "../cli/run.ts";
import { type World, world } from "./client.ts";

/** A client with something new to fetch; `at` runs the command on another data folder. */
async function behind(): Promise<
  World & { at: (data: string, ...args: readonly string[]) => ReturnType<World["run"]> }
> {
  const made = await world();
  await made.add();
  made.registry.write("A/url", "https://example.org/new\n");
  await made.registry.sign("A", ["alice"]);
  made.push();
  const { home } = made;
  const at = (data: string, ...args: readonly string[]) =>
    runCommand(home, args, { HOME: home, BAILIWICK_DATA: data });
  return { ...made, at };
}

/** A small file system of its own; undefined where this process may not make one. */
function smallDisk(megabytes: number): string | undefined {
  const dir = temporary();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", dir], { stdio: "ignore" });
  } catch {
    console.error("SKIPPED: a full and a read-only disk, which only root can make");
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", [dir]));
  return dir;
}

test("several processes at once: every one of them is remembered, or says who is at work", async () => {
  const { run, home } = await behind();
  const names = ["a", "b", "c", "d"];
  const added = await Promise.all(names.map((name) => run("installed", "add", name, "1")));
  expect(added.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const listed = JSON.parse((await run("installed", "list", "--json")).out) as { name: string }[];
  expect(listed.map(({ name }) => name)).toEqual(names);
  const synced = await Promise.all([run("sync"), run("sync")]);
  for (const { code, err } of synced)
    if (code !== 0)
      expect({ code, err }).toEqual({
        code: 3,
        err: expect.stringContaining("another bailiwick is at work"),
      });
  expect(await run("sync")).toMatchObject({ code: 0 });
  const lock = join(home, "data", "registries", "test", "lock");
  writeFileSync(lock, `${process.pid}\n`);
  expect(await run("sync")).toMatchObject({ code: 3, err: expect.stringContaining(`delete ${lock}`) });
  expect(await run("remove", "test", "--yes")).toMatchObject({ code: 3 });
  writeFileSync(lock, "2147483646\n"); // nobody's
  expect(await run("sync")).toMatchObject({ code: 0 });
});

test("what a killed git leaves behind stops nobody", async () => {
  const { run, home } = await behind();
  const store = join(home, "data", "registries", "test", "objects.git");
  const left = [
    "shallow.lock",
    "refs/bailiwick/incoming.lock",
    "objects/pack/tmp_pack_x1",
    "objects/pack/pack-1.keep",
  ];
  for (const name of left) writeFileSync(join(store, name), "");
  expect(await run("sync")).toMatchObject({ code: 0 });
  const there = readdirSync(store, { recursive: true, encoding: "utf8" });
  expect(there.filter((name) => left.includes(name))).toEqual([]);
});

test("a state that is damaged, or of a later version, is not written over, and can be removed", async () => {
  const { run, home } = await behind();
  const state = join(home, "data", "registries", "test", "state.json");
  for (const text of ["{", '{"version":99,"kept":[],"fold":""}']) {
    writeFileSync(state, text);
    expect(await run("sync")).toMatchObject({ code: 3, err: expect.stringContaining("try: ") });
    expect(readFileSync(state, "utf8")).toBe(text);
  }
  expect(await run("remove", "test", "--yes")).toMatchObject({ code: 0 });
});

test("a data folder that cannot be written still answers, and a sync says why it does not move", async () => {
  const { at, home } = await behind();
  const disk = smallDisk(16);
  if (disk === undefined) return;
  cpSync(join(home, "data"), disk, { recursive: true });
  execFileSync("mount", ["-o", "remount,ro", disk]);
  expect(await at(disk, "status", "--now", "2026-02-10")).toMatchObject({ code: 0 });
  expect(await at(disk, "why", "A/url", "--registry", "test")).toMatchObject({ code: 0 });
  for (const args of [
    ["sync"],
    ["installed", "add", "a", "1"],
    ["authors", "approve", "alice"],
    ["remove", "test", "--yes"],
  ])
    expect(await at(disk, ...args)).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^bailiwick: cannot [^\n]*\n[^\n]*$/),
    });
});

test("a disk that is full leaves what was", async () => {
  const { at, home, server, pin } = await behind();
  const disk = smallDisk(2);
  if (disk === undefined) return;
  cpSync(join(home, "data"), disk, { recursive: true });
  const before = (await at(disk, "status", "--json")).out;
  const full = join(disk, "full");
  mkdirSync(full);
  try {
    for (const [i, size] of [2 ** 16, 2 ** 12, 2 ** 8].entries())
      for (let n = 0; ; n++) writeFileSync(join(full, `${i}-${n}`), Buffer.alloc(size));
  } catch {
    // there is no room left for anything
  }
  const lines = expect.stringMatching(/^(?!.*\n\s+at ).*(no space|No space|ENOSPC|cannot)/s);
  expect(await at(disk, "sync")).toMatchObject({ code: 3, err: lines });
  expect(await at(disk, "installed", "add", "a", "1")).toMatchObject({ code: 3, err: lines });
  expect(await at(disk, "add", server.url("r.git"), "--root", pin, "--name", "other")).toMatchObject({
    code: 3,
    err: lines,
  });
  expect((await at(disk, "status", "--json")).out).toBe(before);
});
