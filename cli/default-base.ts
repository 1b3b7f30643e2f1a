import { Failure } from "../src/failure.ts";
import type { Context } from "./context.ts";

/** Where a registry's main branch usually is, in this order. */
const USUAL = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/**
 * The branch that a change is made against when none is named: git config `bailiwick.upstream`, since a fork's
 * origin is stale, else the first of the usual ones that there is. Throws the Failure `no-such-revision`.
 */
export async function defaultBase({
  repository,
  config,
}: Pick<Context, "repository" | "config">): Promise<string> {
  const upstream = config.get("bailiwick.upstream");
  if (upstream !== undefined) return upstream;
  for (const branch of USUAL) {
    const commit = await repository.resolve(branch).catch((error: unknown) => {
      if (error instanceof Failure && error.code === "no-such-revision") return undefined;
      throw error;
    });
    if (commit !== undefined) return branch;
  }
  throw new Failure("no-such-revision", `there is no ${USUAL.join(", ")} to judge a change against`, {
    mend: "bailiwick check BASE   # or git config bailiwick.upstream REMOTE/BRANCH",
  });
}
