import { Failure } from "../failure.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Tree } from "../tree.ts";

/** The tree of HEAD's commit; undefined in a repository without one. */
export async function headTree(repository: Repository): Promise<Tree | undefined> {
  try {
    return await repository.tree(await repository.resolve("HEAD"));
  } catch (error) {
    if (error instanceof Failure && error.code === "no-such-revision") return undefined;
    throw error;
  }
}
