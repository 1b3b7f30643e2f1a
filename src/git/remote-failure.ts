import { Failure } from "../failure.ts";

/** What helps, by git's last words; the first that fits. */
const mends: readonly (readonly [words: RegExp, mend: string])[] = [
  [
    /\b401\b|could not read (Username|Password)|Authentication failed|terminal prompts disabled/i,
    "gh auth login   # or set GITHUB_TOKEN",
  ],
  [/\b403\b|\bdenied\b/i, "see that the token or key may do that in this repository"],
  [/couldn't find remote ref/i, "see that there is such a branch or pull request"],
  [/\b404\b|\bnot found\b/i, "see that the remote's URL or --repo is right, and that the token may read it"],
  [/\b429\b/, "the same again in a minute"],
  [/too slow|timed out|resolve host|connect|\b5\d\d\b|early EOF|hung up/i, "the same again later"],
];

/** The Failure `io` of a git that talks to a server, and what helps. `doing` is the command. */
export function remoteFailure(doing: string, complaint: string): Failure {
  const mend = mends.find(([words]) => words.test(complaint))?.[1];
  return new Failure("io", `${doing}: ${complaint}`, mend === undefined ? {} : { mend });
}
