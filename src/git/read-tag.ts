import { Failure } from "../failure.ts";
import { findRepository } from "./find-repository.ts";
import { hardenedEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * The message of an annotated tag of the repository that `dir` lies in. Rejects with the Failure
 * `no-such-revision`: no such tag, or one without a message of its own.
 */
export async function readTag(dir: string, tag: string): Promise<string> {
  const { gitDir } = findRepository(dir);
  const env = hardenedEnvironment(gitDir);
  const { stdout } = await runGit(["cat-file", "--batch"], {
    cwd: gitDir,
    env,
    input: /[\0-\x20:]/.test(tag) ? "" : `refs/tags/${tag}\n`,
  });
  const text = stdout.toString("utf8");
  const [head = ""] = text.split("\n", 1);
  const [, type] = head.split(" ");
  if (type !== "tag")
    throw new Failure("no-such-revision", `${dir} has no annotated tag ${tag}`, {
      mend: `git tag -a ${tag} -m '... [security fix]'`,
    });
  return text.slice(text.indexOf("\n\n") + 2, -1);
}
