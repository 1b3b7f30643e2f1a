import * as v from "valibot";
import type { HubPull, HubRepository } from "./open-hub.ts";

const repository = v.object({
  name: v.string(),
  owner: v.object({ login: v.string() }),
  default_branch: v.string(),
  permissions: v.optional(v.object({ push: v.optional(v.boolean()) })),
});

const pull = v.object({
  number: v.number(),
  html_url: v.string(),
  title: v.string(),
  state: v.string(),
  user: v.nullish(v.object({ login: v.string() })),
  head: v.object({
    sha: v.string(),
    ref: v.string(),
    repo: v.nullish(v.object({ name: v.string(), owner: v.object({ login: v.string() }) })),
  }),
  base: v.object({ ref: v.string() }),
});

/** What GitHub says of a repository; undefined: not what it documents. */
export function repositoryOf(data: unknown): HubRepository | undefined {
  const { success, output } = v.safeParse(repository, data);
  if (!success) return undefined;
  const { name, owner, default_branch: mainBranch, permissions } = output;
  return { owner: owner.login, name, mainBranch, mayPush: permissions?.push ?? false };
}

/** What GitHub says of a pull request; undefined: not what it documents. */
export function pullOf(data: unknown): HubPull | undefined {
  const { success, output } = v.safeParse(pull, data);
  if (!success) return undefined;
  const { number, html_url: url, title, state, user, head, base } = output;
  const headRepository = head.repo ? { owner: head.repo.owner.login, name: head.repo.name } : undefined;
  return {
    ...{ number, url, title, author: user?.login, isOpen: state === "open" },
    ...{ headSha: head.sha, headBranch: head.ref, headRepository, baseBranch: base.ref },
  };
}

/** What GitHub says of several pull requests. */
export function pullsOf(data: unknown): HubPull[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const all = data.map(pullOf);
  return all.flatMap((each) => each ?? []).length === all.length
    ? all.flatMap((each) => each ?? [])
    : undefined;
}
