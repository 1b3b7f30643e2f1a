import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "./find-repository.ts";
import { hardenedEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * The object ids that names stand for, in order: full ids as they are, without a process, the rest by one
 * git for all. What a name points to may be of any type, and is not checked; a full id may not exist.
 *
 * Git runs in the real repository here, whose config may be an attacker's. `cat-file --batch-check` reads
 * refs and headers of objects: no hook, filter, pager, monitor or signature check belongs to it, names on
 * stdin are never options, and the one way out, fetching a missing object, is shut (see
 * `hardenedEnvironment`). A name with a colon would read the index or trees, and names no commit.
 *
 * Rejects with the Failure `no-such-revision`.
 */
export async function resolveNames(
  place: RepositoryPlace,
  names: readonly string[],
): Promise<readonly string[]> {
  const id = place.format === "sha1" ? /^[0-9a-f]{40}$/ : /^[0-9a-f]{64}$/;
  const asked = names.filter((name) => !id.test(name));
  for (const name of asked) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what git's line protocol cannot carry
    if (name === "" || name.startsWith("-") || /[\0-\x1f:]/.test(name)) throw unknown(name);
  }
  if (asked.length === 0) return names;
  const { code, stdout, complaint } = await runGit(["cat-file", "--batch-check=%(objectname)", "--buffer"], {
    cwd: place.gitDir,
    env: hardenedEnvironment(place.gitDir),
    input: `${asked.join("\n")}\n`,
  });
  const lines = stdout.toString("utf8").split("\n");
  const found = new Map(asked.map((name, index) => [name, lines[index] ?? ""]));
  return names.map((name) => {
    const line = found.get(name) ?? name;
    if (id.test(line)) return line;
    throw unknown(name, code === 0 ? undefined : complaint);
  });
}

function unknown(name: string, complaint?: string): Failure {
  const why = complaint === undefined ? "" : `: ${complaint}`;
  return new Failure("no-such-revision", `${JSON.stringify(name)} names no commit here${why}`, {
    mend: "git fetch, or give a branch, tag or commit id",
  });
}
