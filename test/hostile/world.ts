import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, onTestFinished } from "vitest";
import { git } from "../git/fixture.ts";
import { play } from "../scenario/play.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { writeRepository } from "../scenario/write-repository.ts";

/** A registry on disk, in a bare repository of loose objects: `base` and `head` are signed and in order. */
export interface World {
  readonly gitDir: string;
  /** SHA-256 of root 1, hex. */
  readonly pin: string;
  readonly now: string;
}

/** Two packages and a common file; in head both packages are published anew. */
const STORY = `# Alice and Bob publish, then both publish again.
user: alice publish A/**
user: bob publish B/**
user: carol publish README.md .github/**

-- base/A/url --
https://example.org/a
-- base/A/deep/er/file --
deep
-- base: sign alice A --
-- base/B/url --
https://example.org/b
-- base: sign bob B --
-- base/README.md --
Read me.
-- base: sign carol common:README.md --
-- head/A/url --
https://example.org/a2
-- head: sign alice A --
-- head/B/url --
https://example.org/b2
-- head: sign bob B --
`;

/** Writes the registry anew, to be spoilt. */
export async function newWorld(folder = temporary()): Promise<World> {
  const { stages, pin, scenario } = await play(readScenario("hostile", STORY));
  const gitDir = join(folder, "registry.git");
  writeRepository(gitDir, stages, true);
  return { gitDir, pin, now: scenario.setup.now };
}

/** One registry for all tests of a file, which only ever add objects to it. */
export function sharedWorld(): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "bailiwick-hostile-"));
    world = await newWorld(folder);
    return () => rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (world === undefined) throw new Error("it is made before the first test");
    return world;
  };
}

/** The id of an object, by any name that git knows, as `head:A/url`. */
export function idOf({ gitDir }: World, name: string): string {
  return git(gitDir, ["rev-parse", "--verify", name]);
}

/** A directory that is gone after the test. */
export function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), "bailiwick-hostile-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
