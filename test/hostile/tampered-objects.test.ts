/** Objects that are not what their ids say, wherever they lie: nothing is judged by them (exit 3). */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRepository } from "../../src/git/open-repository.ts";
import { verifyCommit } from "../../src/history/verify-commit.ts";
import { forgeLoose, git } from "../git/fixture.ts";
import { type Forged, forgePack } from "./forge-pack.ts";
import { expectDecent, judge } from "./judge.ts";
import { idOf, newWorld, type World } from "./world.ts";

const targets = {
  "a package's file": "head:A/url",
  "a statement": "head:.bailiwick/statements/A/2.sums",
  "a signature": "head:.bailiwick/statements/A/2.alice.sig",
  "a certificate": "head:.bailiwick/certs/alice.yaml",
  "the root": "head:.bailiwick/root/1.yaml",
  "a package's tree": "head:A",
  "the tree of statements": "head:.bailiwick/statements",
  "the top tree": "head^{tree}",
  "the commit": "head",
};

/** One object of the registry, as it is and with one bit changed. */
interface Target {
  readonly id: string;
  readonly type: Exclude<Forged["type"], "ref-delta">;
  readonly body: Buffer;
  readonly evil: Buffer;
  /** Where it lies. */
  readonly path: string;
}

function targetOf(world: World, name: string): Target {
  const id = idOf(world, name);
  const type = git(world.gitDir, ["cat-file", "-t", id]) as Target["type"];
  const body = execFileSync("git", ["cat-file", type, id], { cwd: world.gitDir });
  const evil = Buffer.from(body);
  evil.writeUInt8(body.readUInt8(body.length - 3) ^ 1, body.length - 3);
  return { id, type, body, evil, path: join(world.gitDir, "objects", id.slice(0, 2), id.slice(2)) };
}

async function expectUnjudged(world: World, id: string): Promise<void> {
  for (const ran of await judge(world)) {
    expectDecent(ran);
    expect(ran.code).toBe(3);
    // A commit that is not there is a name that names nothing.
    expect(ran.err).toMatch(new RegExp(`${id}|"head" names no commit`));
  }
}

test.each(Object.entries(targets))("%s: tampered with, forged, torn or gone", async (_, name) => {
  const world = await newWorld();
  const { id, type, body, evil, path } = targetOf(world, name);
  const packs = join(world.gitDir, "objects", "pack");
  const good = readFileSync(path);

  forgeLoose(world.gitDir, id, type, evil);
  await expectUnjudged(world, id);
  rmSync(path);
  await expectUnjudged(world, id);
  writeFileSync(path, good.subarray(0, good.length >> 1));
  await expectUnjudged(world, id);

  rmSync(path);
  forgePack(world.gitDir, [{ id, type, body: evil }]);
  await expectUnjudged(world, id);
  rmSync(packs, { recursive: true });
  forgePack(world.gitDir, [{ id, type: type === "blob" ? "tree" : "blob", body }]);
  await expectUnjudged(world, id);

  // The pack is read, then: with the right bytes it will do.
  rmSync(packs, { recursive: true });
  forgePack(world.gitDir, [{ id, type, body }]);
  for (const ran of await judge(world)) {
    expectDecent(ran);
    expect(ran.code).toBe(0);
  }
});

test("in place of a file: nothing, a folder, a device", async () => {
  const world = await newWorld();
  const { id, path } = targetOf(world, "head:A/url");
  const makers = [
    () => writeFileSync(path, ""),
    () => mkdirSync(path),
    () => symlinkSync("/dev/zero", path),
    () => symlinkSync(path, path),
  ];
  for (const make of makers) {
    rmSync(path, { recursive: true, force: true });
    make();
    await expectUnjudged(world, id);
  }
});

test.each(Object.entries(targets))("the library says the same of %s: a Failure", async (_, name) => {
  const world = await newWorld();
  const { id, type, evil, path } = targetOf(world, name);
  const ask = async () => {
    const repository = await openRepository(world.gitDir);
    try {
      return await verifyCommit(repository, idOf(world, "refs/heads/head"), { pin: world.pin });
    } finally {
      repository.close();
    }
  };
  expect((await ask()).verdict.accepted).toBe(true);
  forgeLoose(world.gitDir, id, type, evil);
  await expect(ask()).rejects.toMatchObject({ name: "Failure", code: "object-corrupt" });
  rmSync(path);
  await expect(ask()).rejects.toMatchObject({
    name: "Failure",
    code: name === "head" ? "no-such-revision" : "object-missing",
  });
});
