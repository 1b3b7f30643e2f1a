import type { Command } from "commander";
import { committerOf } from "../src/git/committer-of.ts";
import { type BroughtToPull, bringToPull } from "../src/github/bring-to-pull.ts";
import type { TogetherReport } from "../src/sign/issue-together.ts";
import type { Context } from "./context.ts";
import type { Edge } from "./edge.ts";
import type { PullChoice } from "./forge-options.ts";
import { inPull, type PullContext } from "./in-pull.ts";
import { UNPINNED } from "./sign-words.ts";

/** Issues certificates in a pull request, and puts them there; no report: not confirmed. */
export async function issueInPull(
  edge: Edge,
  self: Command,
  options: PullChoice & { readonly pr: string },
  issue: (context: Context, base: string) => Promise<TogetherReport | undefined>,
  now: string,
): Promise<{ readonly report: TogetherReport | undefined; readonly brought: BroughtToPull | undefined }> {
  return inPull(edge, self, options, async (context) => {
    if (context.pin === undefined) edge.note(UNPINNED);
    const report = await issue(context, context.open.base);
    return { report, brought: report && (await bringIssued(context, report, now)) };
  });
}

/** Puts what was issued on the pull request. */
async function bringIssued(
  { forge, open, pin, settings }: PullContext,
  { issued, changes }: TogetherReport,
  now: string,
): Promise<BroughtToPull | undefined> {
  if (changes === undefined || changes.size === 0) return undefined;
  const [{ user = "" } = {}] = issued.map(({ certificate }) => certificate);
  const what = issued.length === 1 ? `the certificate of ${user}` : `${issued.length} certificates`;
  return bringToPull(forge, open, {
    changes,
    needs: issued.map(({ path }) => path),
    message: `Issue ${what}`,
    ident: await committerOf(settings, "bailiwick"),
    ...{ pin, now },
  });
}
