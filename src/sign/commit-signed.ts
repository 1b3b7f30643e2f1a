import { existsSync } from "node:fs";
import { join } from "node:path";
import { HOME } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import { addPaths, commitIndex } from "../git/record.ts";
import { withGit } from "../git/simple-git.ts";
import type { SignReport } from "./sign-subjects.ts";

/** Commits what was signed: the subjects, `.bailiwick` with all that they rely on, and the index as it is. */
export async function commitSigned(
  {
    workTree,
    statements,
    changes,
  }: Pick<Repository, "workTree"> & Pick<SignReport, "statements" | "changes">,
  message: string | undefined,
): Promise<void> {
  if (workTree === undefined || changes.size === 0) return;
  const names = statements.map(({ subject }) => subject.name);
  const isThere = (name: string) => existsSync(join(workTree, name));
  await addPaths(workTree, [HOME, ...names.filter(isThere)]);
  // What is gone, git may never have known, and `git add` fails for.
  const gone = names.filter((name) => !isThere(name)).map((name) => `:(top,literal)${name}`);
  if (gone.length > 0)
    await withGit(workTree, (git) =>
      git.raw(["rm", "-r", "-q", "--cached", "--ignore-unmatch", "--", ...gone]),
    );
  const words = names.length > 3 ? `${names.length} packages` : names.join(", ");
  await commitIndex(workTree, message ?? `Sign ${words}`);
}
