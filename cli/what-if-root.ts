import type { Command } from "commander";
import { printable } from "../src/quote.ts";
import { editRoot } from "../src/sign/edit-root.ts";
import { findBase } from "../src/sign/find-base.ts";
import { proposeRoot } from "../src/sign/propose-root.ts";
import { readProposing, standingRoot } from "../src/sign/read-proposing.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { isStopped, keptNames, printProposal, proposalJson } from "./print-proposal.ts";
import { isEdited, type RootEditOptions, rootEditOptions, rootEditsOf } from "./root-edit-options.ts";
import { type BaseChoice, baseChoice, baseOptions } from "./signing-options.ts";

interface Options extends BaseChoice, RootEditOptions {
  readonly json?: boolean;
  readonly names?: boolean;
  readonly now?: string;
  readonly verbose?: boolean;
}

/** `what-if root`: what the root that is proposed in the work tree would do, or one that options describe. */
export function register(whatIf: Command, edge: Edge): void {
  baseOptions(rootEditOptions(whatIf.command("root")))
    .description("what the root that is proposed in the work tree would do, or one that options describe")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .option("--names", "only the packages that an endorsement would keep, a line each")
    .option("--verbose", "print every line of long lists")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (options: Options, self: Command) => {
      const now = parseDay(options.now);
      const edits = await rootEditsOf(self, options, now);
      const report = await inRepository(self, async (context) => {
        const { repository } = context;
        const base = await findBase(repository, baseChoice(edge, context, options));
        const proposing = await readProposing(repository, base);
        if (!isEdited(edits)) standingRoot(proposing);
        return proposeRoot(repository, proposing, {
          edit: (from) => editRoot(from, edits),
          isFresh: false,
          isRehearsal: true,
          now,
        });
      });
      edge.exit(isStopped(report) ? 1 : 0);
      if (options.names) for (const name of keptNames(report)) edge.say(printable(name));
      else if (options.json) edge.say(proposalJson(report, true));
      else printProposal(edge, report, { isRehearsal: true, verbose: options.verbose });
    });
}

const HELP = `
It is judged against what is accepted, as if its holders had signed it.

Exit codes: 0 it could be made, whatever it leaves refused; 1 \`check\` would refuse it, or nobody could follow it.

Examples:
  bailiwick what-if root
  bailiwick what-if root --rule 'Core*/** review=2' --json
  bailiwick what-if root --names | xargs -d '\\n' bailiwick endorse root-2 --yes`;
