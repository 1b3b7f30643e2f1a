import { dirname, join } from "node:path";
import { type Done, type Job as JobOfGitHub, runJob as runBundle } from "../../bench/forge/run-job.ts";
import { NOW } from "../cli/registry.ts";
import { git, temporary } from "../cli/repository.ts";

export type { Done };

/** A job of GitHub Actions with one step. */
export interface Job extends Omit<JobOfGitHub, "server" | "repository"> {
  /** Where the forge keeps the registry, a bare repository: `SERVER/owner/name`. */
  readonly forge: string;
  readonly bundle?: "check" | "comment";
}

const DIST = join(import.meta.dirname, "..", "..", "action", "dist");

/** Starts a bundled Action as GitHub starts it. */
export function runJob({ forge, bundle = "check", ...job }: Job): Promise<Done> {
  return runBundle(join(DIST, `${bundle}.js`), temporary(), {
    ...job,
    server: `file://${dirname(dirname(forge))}`,
    repository: forge.split("/").slice(-2).join("/"),
    inputs: { now: NOW, ...job.inputs },
  });
}

/** The bare repository of a forge that serves what `dir` holds. */
export function forgeOf(dir: string): string {
  const forge = join(temporary(), "owner", "registry");
  git(dir, "clone", "-q", "--bare", dir, forge);
  git(forge, "config", "uploadpack.allowAnySHA1InWant", "true");
  return forge;
}

/** The merge that a forge makes of a pull request, as `refs/pull/1/merge`; its id. */
export function mergeOf(forge: string, base: string, head: string): string {
  const tree = git(forge, "merge-tree", "--write-tree", base, head).split("\n")[0] ?? "";
  const who = ["-c", "user.name=forge", "-c", "user.email=forge@example.org"];
  const merge = git(forge, ...who, "commit-tree", tree, "-p", base, "-p", head, "-m", "merge");
  git(forge, "update-ref", "refs/pull/1/merge", merge);
  return merge;
}

/** The event of a pull request. */
export function pullEvent(base: string, head: string): unknown {
  return {
    action: "synchronize",
    number: 1,
    pull_request: { number: 1, title: "::error::x", base: { sha: base }, head: { sha: head } },
  };
}
