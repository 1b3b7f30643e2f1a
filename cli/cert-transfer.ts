import type { Command } from "commander";
import { quote } from "../src/quote.ts";
import { endorsePackage, transferPieces } from "../src/sign/transfer-package.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { type IssueOptions, issueAndPrint, issueOptions } from "./issue-and-print.ts";

interface Options extends IssueOptions {
  readonly endorse?: string;
  readonly from: string;
  readonly to: string;
}

/** `cert transfer`: a package changes hands. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("transfer")
    .description("hand a package over: one user's grants on it go to another, in two new certificates")
    .argument("<package>", "its name")
    .requiredOption("--from <user>", "who holds it")
    .requiredOption("--to <user>", "who shall hold it")
    .option("--endorse <list>", "keep what is signed there by an endorsement, on a new list of this name");
  issueOptions(command)
    .addHelpText("after", HELP)
    .action(async (name: string, options: Options, self: Command) => {
      const { from, to, endorse } = options;
      const report = await issueAndPrint(edge, self, options, async (ground) => ({
        pieces: transferPieces(ground, { name, from, to, now: parseDay(options.now) }),
        failed: [],
        isWhole: true,
        more: endorse === undefined ? undefined : await endorsePackage(ground, name, endorse),
      }));
      if (report?.changes === undefined || options.json) return;
      const isPending = report.issued.some(({ pending }) => pending.length > 0);
      if (endorse !== undefined && isPending)
        edge.say(`\nThe other issuers endorse the list, too: bailiwick endorse ${quote(endorse)}`);
      const isLost = report.consequences.some(({ subject }) => subject === name);
      edge.say(
        isLost
          ? `\nWhat ${quote(from)} signed of ${quote(name)} stands again once ${quote(to)} signs it: bailiwick sign ${quote(name)}`
          : `\nWhat ${quote(from)} signed of ${quote(name)} stays good.`,
      );
    });
}

const HELP = `
Both certificates are shown at one look and written together. What the old holder signed relied on the right that
goes: it is refused until the new holder signs it (bailiwick sign PACKAGE, in the same change if you like), or the
issuers endorse it (--endorse).

Examples:
  bailiwick cert transfer JSON --from carol --to dave
  bailiwick cert transfer JSON --from carol --to dave --endorse 2026-11-json`;
