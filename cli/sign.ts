import { type Command, Option } from "commander";
import { reviewDifferences } from "../src/advise/review-differences.ts";
import { roles } from "../src/format/root.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { quote } from "../src/quote.ts";
import { commitSigned } from "../src/sign/commit-signed.ts";
import type { SignRequest } from "../src/sign/sign-subjects.ts";
import { askYes } from "./ask.ts";
import { inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";
import { forgeOptions, type PullChoice, refuseStray } from "./forge-options.ts";
import { printReview } from "./print-review.ts";
import { printSigned, signedJson } from "./print-signed.ts";
import { type SignChoice, signingBase, signWords, UNPINNED } from "./sign-words.ts";
import { baseOptions, passphraseOption, prefixOf } from "./signing-options.ts";

interface Options extends SignChoice, PullChoice {
  readonly commit?: true | string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly yes?: boolean;
}

/** `sign`: signs what changed. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("sign")
    .description("sign what you changed: one statement a package, against the accepted base")
    .argument("[subject...]", "packages, common names, or paths in them (default: everything that changed)")
    .option("--all", "put several statements on one list, with one signature")
    .option("--list <name>", "as --all, on a list of this name")
    .addOption(
      new Option("--role <role>", "publish makes statements, the others sign those that are there")
        .choices(roles)
        .default("publish"),
    )
    .option(
      "--as <user>",
      "whose certificate counts (default: bailiwick.user, else the one that lists the key)",
    )
    .option("--key <key>", "a key file or a public key (default: bailiwick.key, else user.signingkey)")
    .addOption(new Option("--amend", "list only what changes").conflicts("complete"))
    .option("--complete", "list every file, and vouch for there being no other")
    .option("--commit [message]", "commit what was signed, and the index with it")
    .option(
      "--pr <number>",
      "sign what this pull request changes, and put it there; no checkout, no clone needed",
    )
    .option("--now <day>", "judge as if today were this day, YYYY-MM-DD")
    .option("--dry-run", "sign and judge, but write nothing")
    .option("--yes", "with --role review or --pr: do not ask, having seen what differs")
    .option("--verbose", "with --role review or --pr: show every line that differs")
    .option("--json", "for machines");
  passphraseOption(baseOptions(forgeOptions(command, true)))
    .addHelpText(
      "after",
      `
With --pr the objects of a pull request are fetched, what its merge would change and you may sign is shown and signed,
and one commit with the signatures goes onto its branch, upon its author's. Where that branch is not yours to push to, a
pull request is opened that supersedes it, with the same commits. The token is GITHUB_TOKEN, else the one of \`gh\`.

Examples:
  bailiwick sign                           everything that changed
  bailiwick sign JSON                      one package
  bailiwick sign --all                     many packages, one touch of the key
  bailiwick sign JSON --role review        what somebody else changed: it is shown before
  bailiwick sign --role attest             a machine's word on what passed its checks
  bailiwick sign --pr 12                   what a bot, a web editor, somebody without a key proposes
  bailiwick sign --pr 12 --role review --repo example/registry
  git rm -r JSON && bailiwick sign JSON    retire a package`,
    )
    .action(async (words: readonly string[], options: Options, self: Command) => {
      refuseStray(options);
      if (options.pr !== undefined) {
        const { signPull } = await import("./sign-pull.ts");
        return signPull(edge, self, words, { ...options, pr: options.pr });
      }
      const isRehearsal = options.dryRun ?? false;
      const report = await inRepository(self, async (context) => {
        const { repository, pin } = context;
        const base = await signingBase(edge, context, options);
        if (pin === undefined) edge.note(UNPINNED);
        const done = await signWords(edge, self, context, base, options, {
          ...{ words, prefix: prefixOf(self, repository), isRehearsal },
          ...(options.role === "review" ? { confirm: reviewing(edge, repository, options) } : {}),
        });
        return done && { ...done, workTree: repository.workTree };
      });
      if (report === undefined) {
        edge.note("not signed");
        return edge.exit(1);
      }
      const isRefused = report.refusals.length > 0;
      const commits = options.commit !== undefined && !isRefused && !isRehearsal;
      edge.exit(isRefused ? 1 : 0);
      if (options.json) edge.say(signedJson(report, isRehearsal));
      else printSigned(edge, report, isRehearsal, commits);
      if (commits) await commitSigned(report, options.commit === true ? undefined : options.commit);
    });
}

/** Shows a reviewer what they have not seen yet, and asks; machines say `--yes`, or sign in their own role. */
function reviewing(
  edge: Edge,
  repository: Repository,
  options: Options,
): NonNullable<SignRequest["confirm"]> {
  return async (signing, subjects) => {
    if (!options.json) printReview(edge, await reviewDifferences(repository, signing, subjects), options);
    if (options.yes || options.dryRun) return true;
    return askYes(edge, `Sign as reviewed by ${quote(signing.user)}?`);
  };
}
