/** What a repository says of its own objects: replacements, grafts, alternates, cuts, formats. The true ones are judged. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { forgeLoose, git } from "../git/fixture.ts";
import { codesOf, expectDecent, judge, type Ran } from "./judge.ts";
import { headWith, store } from "./plumbing.ts";
import { idOf, newWorld, temporary, type World } from "./world.ts";

/** A world in which `evil` is head, but for a file that nobody signed. */
async function evilWorld(): Promise<World> {
  const world = await newWorld();
  const id = store(world, "blob", "evil\n");
  const evil = headWith(world, "A", (entries) =>
    entries.map((entry) => (entry.name === "url" ? { ...entry, id } : entry)),
  );
  git(world.gitDir, ["update-ref", "refs/heads/evil", evil]);
  return world;
}

const codes = (ran: Ran) => [ran.code, ...codesOf(ran)];

/** Both questions of the good head and of the evil one, answered as if nothing had been said. */
async function expectTruth(world: World): Promise<void> {
  for (const ran of await judge(world)) {
    expectDecent(ran);
    expect(codes(ran)).toEqual([0]);
  }
  for (const ran of await judge(world, "evil")) {
    expectDecent(ran);
    expect(codes(ran)).toEqual([1, "file-changed"]);
  }
}

test.each(["", "^{tree}", ":A/url"])("replace refs, of head%s", async (part) => {
  const world = await evilWorld();
  const [good, evil] = [idOf(world, `head${part}`), idOf(world, `evil${part}`)];
  git(world.gitDir, ["replace", evil, good]);
  await expectTruth(world);
  git(world.gitDir, ["replace", "-d", evil]);
  git(world.gitDir, ["replace", good, evil]);
  await expectTruth(world);
});

test("grafts: the history is that of the commits", async () => {
  const world = await evilWorld();
  const [base, head, evil] = ["base", "head", "evil"].map((name) => idOf(world, name));
  mkdirSync(join(world.gitDir, "info"), { recursive: true });
  writeFileSync(join(world.gitDir, "info", "grafts"), `${evil} ${head}\n${head}\n${base} ${evil}\n`);
  expect(git(world.gitDir, ["log", "--format=%H", "evil"]).split("\n")[1]).toBe(head);
  await expectTruth(world);
});

test("alternates: what lies elsewhere is hashed too", async () => {
  const world = await evilWorld();
  const away = join(temporary(), "objects");
  renameSync(join(world.gitDir, "objects"), away);
  mkdirSync(join(world.gitDir, "objects", "info"), { recursive: true });
  const odd = ["/dev/null", "/proc/self", "../../nowhere", "/dev/zero", "objects", '"\\quoted'];
  writeFileSync(join(world.gitDir, "objects", "info", "alternates"), [...odd, away, ""].join("\n"));
  await expectTruth(world);
  const id = idOf(world, "head:A/url");
  forgeLoose(join(away, ".."), id, "blob", Buffer.from("https://example.org/a3\n"));
  for (const ran of await judge(world)) {
    expectDecent(ran);
    expect([ran.code, ran.err.includes(id)]).toEqual([3, true]);
  }
});

test("alternates that name one another, or themselves", async () => {
  const world = await evilWorld();
  const info = join(world.gitDir, "objects", "info");
  mkdirSync(info, { recursive: true });
  writeFileSync(join(info, "alternates"), `${join(world.gitDir, "objects")}\n../../registry.git/objects\n`);
  await expectTruth(world);
});

test("a cut said to be where it is not: no history, and the same answers", async () => {
  for (const cut of ["base", "evil"]) {
    const world = await evilWorld();
    writeFileSync(join(world.gitDir, "shallow"), `${idOf(world, cut)}\n`);
    if (cut === "base") await expectTruth(world);
    else
      for (const ran of (await judge(world, "evil")).slice(1))
        expect(codes(ran)).toEqual([1, "file-changed"]);
  }
});

/** The same commits in a repository of SHA-256. */
function inSha256({ gitDir, ...world }: World): World {
  const dir = join(temporary(), "sha256.git");
  execFileSync("git", ["init", "-q", "--bare", "--object-format=sha256", dir]);
  const input = execFileSync("git", ["fast-export", "--all", "--full-tree"], { cwd: gitDir });
  execFileSync("git", ["fast-import", "--quiet"], { cwd: dir, input });
  return { ...world, gitDir: dir };
}

test("a SHA-256 repository is judged like any other", async () => {
  const world = inSha256(await evilWorld());
  expect(idOf(world, "head")).toHaveLength(64);
  git(world.gitDir, ["unpack-objects", "-q"], { input: packOf(world) });
  await expectTruth(world);
  const id = idOf(world, "head:A/url");
  forgeLoose(world.gitDir, id, "blob", Buffer.from("https://example.org/a3\n"));
  await expectUnjudged(world);
});

/** Takes the packs out of a repository; all that was in them, as one pack. */
function packOf({ gitDir }: World): Buffer {
  const input = execFileSync("git", ["rev-list", "--objects", "--all"], { cwd: gitDir });
  const pack = execFileSync("git", ["pack-objects", "--stdout", "-q"], { cwd: gitDir, input });
  renameSync(join(gitDir, "objects", "pack"), join(gitDir, "away"));
  return pack;
}

async function expectUnjudged(world: World): Promise<void> {
  for (const ran of await judge(world)) {
    expectDecent(ran);
    expect(ran.code).toBe(3);
  }
}

test("a repository that claims the other format cannot be judged", async () => {
  const [old, young] = [await newWorld(), inSha256(await newWorld())];
  const configs = [old, young].map(({ gitDir }) => join(gitDir, "config"));
  const [one = "", other = ""] = configs;
  cpSync(one, `${one}.old`);
  cpSync(other, one);
  cpSync(`${one}.old`, other);
  await expectUnjudged(old);
  await expectUnjudged(young);
});
