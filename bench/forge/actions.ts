import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Forge } from "./open-forge.ts";
import { runGit } from "./run-git.ts";
import { type Done, runJob } from "./run-job.ts";
import { TOP } from "./top.ts";
import { zipOf } from "./zip-of.ts";

/** The three buttons. */
export type Merge = "merge" | "squash" | "rebase";

/** A pull request's run, and what the reporter then did. */
export interface PullRun extends Done {
  readonly reported: string;
}

const REGISTRY = "owner/registry";
const NONE = "0".repeat(40);

/**
 * What GitHub does by itself: runs the bundled Action and the reporter as the workflows of the template have them,
 * on pull requests, pushes and the groups of a merge queue; and merges. Workflows are those of the main branch, as
 * where a ruleset requires them.
 */
export class Actions {
  readonly #forge: Forge;
  readonly #git: (...args: readonly string[]) => string;
  readonly #inputs: Readonly<Record<string, string>>;
  #runs = 0;

  /** `inputs` are those of the Action in the workflow: `root`, the pin. */
  constructor(forge: Forge, inputs: Readonly<Record<string, string>>) {
    const bare = forge.bare(REGISTRY);
    this.#forge = forge;
    this.#inputs = inputs;
    this.#git = (...args) =>
      runGit(bare, "-c", "user.name=GitHub", "-c", "user.email=noreply@github.example", ...args);
    this.#git("config", "uploadpack.allowAnySHA1InWant", "true");
  }

  /** The commit that a branch is at, or one before it, `main~1`. */
  head(branch = "main"): string {
    return this.#git("rev-parse", `refs/heads/${branch}`);
  }

  /** The id of a commit's tree. */
  treeOf(commit: string): string {
    return this.#git("rev-parse", `${commit}^{tree}`);
  }

  /** Judges a pull request as it would be merged; undefined where it conflicts, so that GitHub runs nothing. */
  async pull(number: number): Promise<PullRun | undefined> {
    const head = this.#pullHead(number);
    const base = this.head();
    const merge = this.#mergeCommit(base, head, `Merge ${head} into ${base}`);
    if (merge === undefined) return undefined;
    this.#git("update-ref", `refs/pull/${number}/merge`, merge);
    const { repository, branch } = this.#headOf(number);
    const { title, body } = await this.#forge.ask("owner", "GET", `/repos/${REGISTRY}/pulls/${number}`);
    const done = await this.#run("check", "pull_request", merge, {
      ...{ action: "synchronize", number },
      pull_request: {
        ...{ number, title, body, base: { sha: base, ref: "main", repo: { full_name: REGISTRY } } },
        head: { sha: head, ref: branch, repo: { full_name: repository } },
      },
    });
    return { ...done, reported: await this.#report(number, head, done) };
  }

  /** Presses a button; what the push to the main branch then came to. Whether it was green is the caller's to ask. */
  async merge(number: number, how: Merge): Promise<Done> {
    const before = this.head();
    const after = this.#merged(before, number, how);
    if (after === undefined) throw new Error(`pull request ${number} has conflicts`);
    return this.#land([number], before, after);
  }

  /**
   * A merge queue: each group is put upon the one before it, and judged; a group that is refused drops out, and
   * those behind it are made anew. Answers what each run came to, and lands what is left.
   */
  async queue(numbers: readonly number[]): Promise<{ readonly number: number; readonly done: Done }[]> {
    const before = this.head();
    const runs: { number: number; done: Done }[] = [];
    const landed: number[] = [];
    let base = before;
    for (const number of numbers) {
      const head = this.#merged(base, number, "squash");
      if (head === undefined) continue;
      const branch = `gh-readonly-queue/main/pr-${number}-${base}`;
      this.#git("update-ref", `refs/heads/${branch}`, head);
      const group = { head_sha: head, head_ref: `refs/heads/${branch}`, base_sha: base, base_ref: "main" };
      const done = await this.#run("check", "merge_group", head, {
        action: "checks_requested",
        merge_group: group,
      });
      this.#git("update-ref", "-d", `refs/heads/${branch}`);
      runs.push({ number, done });
      if (done.code !== 0) continue;
      landed.push(number);
      base = head;
    }
    if (landed.length > 0) runs.push({ number: 0, done: await this.#land(landed, before, base) });
    return runs;
  }

  /** What a push to the main branch came to, whoever made it; without `before`, the first. */
  push(before: string | undefined, after = this.head()): Promise<Done> {
    return this.#run("check", "push", after, { before: before ?? NONE, after, ref: "refs/heads/main" });
  }

  async #land(numbers: readonly number[], before: string, after: string): Promise<Done> {
    this.#git("update-ref", "refs/heads/main", after, before);
    for (const number of numbers)
      await this.#forge.ask("owner", "PATCH", `/repos/${REGISTRY}/pulls/${number}`, { state: "closed" });
    return this.push(before, after);
  }

  #headOf(number: number): { readonly repository: string; readonly branch: string } {
    const head = this.#forge.pulls.get(number);
    if (head === undefined) throw new Error(`there is no pull request ${number}`);
    return head;
  }

  #pullHead(number: number): string {
    const { repository, branch } = this.#headOf(number);
    this.#git("fetch", "-q", this.#forge.bare(repository), `+refs/heads/${branch}:refs/pull/${number}/head`);
    return this.#git("rev-parse", `refs/pull/${number}/head`);
  }

  #merged(base: string, number: number, how: Merge): string | undefined {
    const head = this.#pullHead(number);
    if (how === "rebase") return this.#rebased(base, head);
    return this.#mergeCommit(base, head, `Merge #${number}`, how === "merge");
  }

  /** A commit of what a merge comes to; undefined where it conflicts. */
  #mergeCommit(base: string, head: string, message: string, hasBoth = true): string | undefined {
    let tree: string | undefined;
    try {
      [tree] = this.#git("merge-tree", "--write-tree", base, head).split("\n");
    } catch {
      return undefined;
    }
    const parents = ["-p", base, ...(hasBoth ? ["-p", head] : [])];
    return this.#git("commit-tree", tree ?? "", ...parents, "-m", message);
  }

  #rebased(base: string, head: string): string | undefined {
    const work = mkdtempSync(join(this.#forge.bare(REGISTRY), "..", "rebase-"));
    try {
      this.#git("worktree", "add", "-q", "--detach", work, head);
      this.#git("-C", work, "rebase", "-q", base);
      return this.#git("-C", work, "rev-parse", "HEAD");
    } catch {
      return undefined;
    } finally {
      this.#git("worktree", "remove", "--force", work);
    }
  }

  /** Leaves the report behind as an artifact and runs the reporter, the only one with a token that may write. */
  async #report(number: number, head: string, { report, code }: Done): Promise<string> {
    const id = ++this.#runs;
    this.#forge.artifacts.set(id, zipOf(Buffer.from(report)));
    const { repository, branch } = this.#headOf(number);
    const run = { id, event: "pull_request", head_sha: head, head_branch: branch };
    const conclusion = code === 0 ? "success" : "failure";
    const { log } = await this.#run("comment", "workflow_run", this.head(), {
      workflow_run: { ...run, conclusion, head_repository: { full_name: repository } },
    });
    return log.trim();
  }

  async #run(bundle: "check" | "comment", event: string, sha: string, payload: unknown): Promise<Done> {
    const temp = mkdtempSync(join(this.#forge.bare(REGISTRY), "..", "runner-"));
    const reporter = { token: "bot", login: "bot" };
    try {
      return await runJob(join(TOP, "action", "dist", `${bundle}.js`), temp, {
        ...{ event, sha, payload, server: this.#forge.url, repository: REGISTRY },
        inputs: bundle === "check" ? { ...this.#inputs, token: "reads" } : reporter,
        env: { GITHUB_API_URL: `${this.#forge.url}/api/v3` },
      });
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  }
}
