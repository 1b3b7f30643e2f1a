import { Failure } from "../failure.ts";
import { userEnvironment } from "../git/git-environment.ts";
import type { Repository } from "../git/open-repository.ts";
import { runGit } from "../git/run-git.ts";
import { writeWorkTree } from "../git/write-work-tree.ts";
import { quote } from "../quote.ts";
import type { FileChanges } from "./file-changes.ts";

/**
 * Writes changes into the work tree, all or none (see `writeWorkTree`). Rejects with the Failure `io`, before anything is written,
 * when an ignore rule would keep one of them out of the commit.
 */
export async function writeChanges(repository: Repository, changes: FileChanges): Promise<void> {
  const { workTree, gitDir } = repository;
  if (workTree === undefined)
    throw new Failure("no-repository", "a bare repository has no work tree to write to");
  const written = [...changes].flatMap(([path, bytes]) => (bytes === undefined ? [] : [path]));
  const { code, stdout } = await runGit(["-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin"], {
    cwd: workTree,
    env: userEnvironment(),
    input: written.join("\0"),
  });
  const [ignored] = stdout.toString("utf8").split("\0");
  if (code === 0 && ignored)
    throw new Failure("io", `git would leave ${quote(ignored)} out of the commit: it is ignored`, {
      mend: `git check-ignore -v ${quote(ignored)}`,
    });
  writeWorkTree({ workTree, gitDir }, new Map([...changes].map(([path, bytes]) => [path, bytes ?? null])));
}
