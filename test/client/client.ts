import { join } from "node:path";
import type { Root } from "../../src/format/root.ts";
import type { MemoryFile } from "../../src/git/memory-objects.ts";
import { TestRegistry } from "../cli/registry.ts";
import { commitFiles, git, temporary } from "../cli/repository.ts";
import { type Ran, run as runCommand } from "../cli/run.ts";
import { type GitServer, serveGit } from "./http-git.ts";

/** A registry on a real HTTP server, and a client's home. */
export interface World {
  readonly registry: TestRegistry;
  readonly server: GitServer;
  /** The folder of bare repositories that is served. */
  readonly folder: string;
  readonly home: string;
  readonly pin: string;
  /** Commits what the registry holds on `main` of `r.git`; the id. */
  push(): string;
  /** Runs the built command in the client's home. */
  run(...args: readonly string[]): Promise<Ran>;
  /** `add` with the pin. */
  add(...more: readonly string[]): Promise<Ran>;
}

/** A registry with packages A and B, signed by alice, served and ready to be added; its commits are months old. */
export async function world(terms: Partial<Root> = {}): Promise<World> {
  const folder = temporary();
  const home = temporary();
  const registry = await TestRegistry.found(terms);
  await registry.certify("alice", ["publish */**"]);
  for (const name of ["A", "B"]) {
    registry.write(`${name}/url`, `https://example.org/${name}\n`);
    await registry.sign(name, ["alice"]);
  }
  newBare(folder, "r.git");
  const server = await serveGit(folder);
  const run = (...args: readonly string[]) =>
    runCommand(home, args, { HOME: home, BAILIWICK_DATA: join(home, "data") });
  const pin = `sha256:${registry.pin}`;
  const push = () => commitFiles(join(folder, "r.git"), registry.seal());
  push();
  const add = (...more: readonly string[]) => run("add", server.url("r.git"), "--root", pin, ...more);
  return { registry, server, folder, home, pin, push, run, add };
}

/** A world in which much happened before its client looked last. */
export interface Seasoned extends World {
  /** The files of the first commit; in the second A was changed, alice's certificate renewed, bob's key revoked. */
  readonly first: ReadonlyMap<string, MemoryFile>;
  readonly commits: readonly string[];
  /** Pushes something new and honest. */
  update(): Promise<void>;
}

/** A client that saw two commits. */
export async function seasoned(): Promise<Seasoned> {
  const made = await world();
  const { registry, push, add, run } = made;
  await registry.certify("bob", ["publish B/**"]);
  const commits = [push()];
  const first = new Map(registry.files);
  await add();
  registry.write("A/url", "https://example.org/second\n");
  await registry.sign("A", ["alice"]);
  await registry.certify("alice", ["publish */**"], { serial: 2 });
  await registry.revoke("bob");
  commits.push(push());
  await run("sync");
  const update = async () => {
    registry.write("B/url", "https://example.org/third\n");
    await registry.sign("B", ["alice"]);
    push();
  };
  return { ...made, first, commits, update };
}

/** A bare repository beside the others. */
export function newBare(folder: string, name: string): string {
  const dir = join(folder, name);
  git(folder, "init", "-q", "--bare", "-b", "main", name);
  return dir;
}
