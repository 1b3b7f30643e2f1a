import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "./find-repository.ts";
import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * Puts files of the work tree into an index file, byte for byte as they lie there, and takes deleted ones (null)
 * out; no other entry is looked at. Paths are from the top, without line breaks. Rejects with the Failure `io`.
 */
export async function writeIndex(
  { workTree }: Pick<RepositoryPlace, "workTree">,
  index: string,
  changes: ReadonlyMap<string, Uint8Array | null>,
): Promise<void> {
  if (workTree === undefined) throw new Failure("no-repository", "a bare repository has no index");
  const git = async (args: readonly string[], input: string): Promise<string> => {
    const env = { ...userEnvironment(), GIT_INDEX_FILE: index };
    const { code, stdout, complaint } = await runGit(args, { cwd: workTree, env, input });
    if (code !== 0) throw new Failure("io", `git ${args[0]} failed: ${complaint}`, { mend: "git status" });
    return stdout.toString("utf8");
  };
  const written = [...changes].flatMap(([path, bytes]) => (bytes === null ? [] : [path]));
  const hashed = await git(
    ["hash-object", "-w", "--no-filters", "--stdin-paths"],
    written.map((path) => `${path}\n`).join(""),
  );
  const ids = hashed.split("\n");
  const none = "0".repeat(ids[0]?.length || 40);
  const lines = [
    ...[...changes].flatMap(([path, bytes]) => (bytes === null ? [`0 ${none}\t${path}\0`] : [])),
    ...written.map((path, i) => `100644 ${ids[i]}\t${path}\0`),
  ];
  await git(["update-index", "-z", "--index-info"], lines.join(""));
}
