import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { git } from "../cli/repository.ts";
import type { Workshop } from "../cli/workshop.ts";
import { cloneOf } from "./cloned-from.ts";
import type { GitForge } from "./git-forge.ts";

/** The clone of whoever opened a pull request. */
export interface Proposed extends Workshop {
  readonly number: number;
  /** Runs git, where the branch `pull` is the pull request's head as it is now. */
  readonly pulled: (...args: readonly string[]) => string;
}

/** Opens a pull request from somebody's fork that writes files, unsigned, as bots and web editors do. */
export async function proposeFiles(
  forge: GitForge,
  shop: Workshop,
  login: string,
  files: Readonly<Record<string, string>>,
  { branch = "topic", title = "propose" }: { readonly branch?: string; readonly title?: string } = {},
): Promise<Proposed> {
  const work = cloneOf(forge, shop, "carol");
  work.git("switch", "-q", "-c", branch);
  work.write(files);
  work.commit("propose");
  return propose(forge, work, login, branch, title);
}

/** Opens a pull request of a branch of a clone, from somebody's fork, or from the registry if they own it. */
export async function propose(
  forge: GitForge,
  work: Workshop,
  login: string,
  branch: string,
  title = "propose",
): Promise<Proposed> {
  const ask = async (path: string, body: unknown): Promise<{ number: number }> => {
    const headers = { authorization: `Bearer ${login}`, "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    const answer = await fetch(`${forge.url}/api/v3/repos/owner/registry/${path}`, init);
    return answer.json() as Promise<{ number: number }>;
  };
  if (login !== "owner") await ask("forks", {});
  await push(forge, work, login, branch);
  const { number } = await ask("pulls", { title, head: `${login}:${branch}`, base: "main" });
  const pulled = (...args: readonly string[]) => {
    work.git("switch", "-q", "--detach", "main");
    work.git("fetch", "-q", forge.bare("owner/registry"), `+refs/pull/${number}/head:pull`);
    return work.git(...args);
  };
  return { ...work, number, pulled };
}

/** Pushes a branch, while this process serves the forge. */
export async function push(forge: GitForge, work: Workshop, login: string, branch: string): Promise<void> {
  const basic = Buffer.from(`x:${login}`).toString("base64");
  const url = `${forge.url}/${login}/registry.git`;
  const args = ["-c", `http.extraheader=Authorization: Basic ${basic}`, "push", "-q", url, branch];
  await promisify(execFile)("git", args, { cwd: work.dir });
}

/** The branches that a repository of a forge has in git. */
export function gitBranches(forge: GitForge, repository: string): string[] {
  return git(forge.bare(repository), "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").split(
    "\n",
  );
}
