import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { encodeText } from "../src/format/text.ts";
import { openRepository } from "../src/git/open-repository.ts";
import { idsOf } from "../src/verify/outline.ts";
import { changesBetween } from "./changes-between.ts";
import { type Change, FastImport } from "./fast-import.ts";
import { changed, ReplayRegistry } from "./replay-registry.ts";

/** What is signed of a history. */
export interface SignRequest {
  readonly layout: string;
  /** How many of the newest commits become signed changes; what lies before them is adopted as it is. */
  readonly commits: number;
  /** Files of packages that an author adds, signed, once all is adopted. */
  readonly more: ReadonlyMap<string, string>;
}

/** A signed registry. */
export interface SignedHistory {
  readonly gitDir: string;
  readonly pin: string;
  /** The adopted registry with what the author added, then every change. */
  readonly commits: readonly string[];
}

/** Clones a repository to `registry.git` in a folder, and signs its newest commits there, on a line of their own. */
export async function signHistory(
  source: string,
  folder: string,
  request: SignRequest,
): Promise<SignedHistory> {
  const gitDir = join(folder, "registry.git");
  mkdirSync(folder, { recursive: true });
  execFileSync("git", ["clone", "--quiet", "--bare", "--no-hardlinks", source, gitDir]);
  const repository = await openRepository(gitDir);
  const ids: string[] = [];
  for await (const { id } of repository.firstParents(await repository.resolve("HEAD")))
    if (ids.unshift(id) > request.commits) break;
  const [first = "", ...later] = ids;

  const registry = new ReplayRegistry([request.layout]);
  const adopted = await repository.tree(first);
  let before = await registry.outline(adopted);
  const adoption = await registry.adopt(adopted);
  const more = new Map<string, Change>(
    [...request.more].map(([path, text]) => [path, { bytes: encodeText(text) }]),
  );
  const clock = Math.floor(Date.now() / 1000) - 86_400;
  const adopting = new FastImport(gitDir, clock);
  await adopting.commit("adopted", first, adoption);
  await adopting.commit("added", "refs/heads/adopted", more);
  await adopting.done();
  const added = await repository.tree(await repository.resolve("refs/heads/added"));
  const own = changed(before, await registry.outline(added), idsOf).filter(({ subject }) =>
    [...more.keys()].some((path) => path.startsWith(`${subject.name}/`)),
  );

  const git = new FastImport(gitDir, clock + 120);
  const statements = await registry.publish(added, own, "author");
  await git.commit("signed-0", "refs/heads/adopted", new Map([...more, ...statements]));
  for (const [i, id] of later.entries()) {
    const tree = await repository.tree(id);
    const after = await registry.outline(tree);
    const signed = await registry.publish(tree, changed(before, after, idsOf), "author");
    const files = changesBetween(gitDir, ids[i] ?? "", id);
    await git.commit(`signed-${i + 1}`, `refs/heads/signed-${i}`, new Map([...files, ...signed]));
    before = after;
  }
  await git.done();
  repository.close();
  const names = ids.map((_, i) => `refs/heads/signed-${i}`);
  const commits = execFileSync("git", ["-C", gitDir, "rev-parse", ...names], { encoding: "utf8" });
  return { gitDir, pin: registry.pin, commits: commits.trim().split("\n") };
}
