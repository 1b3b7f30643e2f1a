import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../git/open-repository.ts";
import { addPaths, commitIndex } from "../git/record.ts";
import { withGit } from "../git/simple-git.ts";
import type { SignReport } from "./sign-subjects.ts";

/** Commits what was signed: the subjects, their statements and signatures, and the index as it is. */
export async function commitSigned(
  { workTree }: Pick<Repository, "workTree">,
  { statements, changes }: Pick<SignReport, "statements" | "changes">,
  message: string | undefined,
): Promise<void> {
  if (workTree === undefined || changes.size === 0) return;
  const names = statements.map(({ subject }) => subject.name);
  const paths = [...new Set([...names, ...changes.keys()])];
  await addPaths(
    workTree,
    paths.filter((path) => existsSync(join(workTree, path))),
  );
  // What is gone, git may never have known, and `git add` fails for.
  const gone = paths
    .filter((path) => !existsSync(join(workTree, path)))
    .map((path) => `:(top,literal)${path}`);
  if (gone.length > 0)
    await withGit(workTree, (git) =>
      git.raw(["rm", "-r", "-q", "--cached", "--ignore-unmatch", "--", ...gone]),
    );
  const words = names.length > 3 ? `${names.length} packages` : names.join(", ");
  await commitIndex(workTree, message ?? `Sign ${words}`);
}
