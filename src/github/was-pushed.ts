import { Failure } from "../failure.ts";
import type { Pushed } from "../git/push-branch.ts";
import { quote } from "../quote.ts";

/**
 * Whether a branch was pushed to `url`; false: the forge says that this user may not, by rules that its API does not
 * always tell. Throws the Failure `io` for everything else that became of it.
 */
export function wasPushed(done: Pushed, url: string, branch: string): boolean {
  if (done === "pushed" || done === "forbidden") return done === "pushed";
  const [why, mend] = {
    behind: [
      "it has commits there that are not here",
      `git pull --rebase ${quote(url)} ${quote(branch)}, and the same again; or --branch ANOTHER`,
    ],
    absent: ["there is no such repository", "see that the token may read it"],
    shallow: ["history is missing here", "git fetch --unshallow, and the same again"],
  }[done];
  throw new Failure("io", `git push: ${quote(branch)} was not taken by ${quote(url)}: ${why}`, {
    ...(mend === undefined ? {} : { mend }),
  });
}
