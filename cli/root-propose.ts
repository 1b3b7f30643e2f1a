import type { Command } from "commander";
import { editByHand } from "../src/sign/edit-by-hand.ts";
import { editRoot } from "../src/sign/edit-root.ts";
import { findBase } from "../src/sign/find-base.ts";
import { proposeRoot } from "../src/sign/propose-root.ts";
import { readProposing } from "../src/sign/read-proposing.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { isStopped, printProposal, proposalJson } from "./print-proposal.ts";
import { isEdited, type RootEditOptions, rootEditOptions, rootEditsOf } from "./root-edit-options.ts";
import { type BaseChoice, baseChoice, baseOptions } from "./signing-options.ts";

interface Options extends BaseChoice, RootEditOptions {
  readonly dryRun?: boolean;
  readonly edit?: boolean;
  readonly fresh?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `root propose`: makes the next root, and says what it will do. */
export function register(root: Command, edge: Edge): void {
  baseOptions(rootEditOptions(root.command("propose")))
    .description(
      "make the next root in the work tree: keys, thresholds, issuers, layout, rules; and say what it does",
    )
    .option("--edit", "edit it as text, in the editor that git would open, after what the options say")
    .option("--fresh", "begin anew from the accepted root, although one is proposed here")
    .option("--dry-run", "write nothing")
    .option("--verbose", "print every line of long lists")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (options: Options, self: Command) => {
      const now = parseDay(undefined);
      const edits = await rootEditsOf(self, options, now);
      const isRehearsal = options.dryRun ?? false;
      const isFresh = options.fresh ?? false;
      const report = await inRepository(self, async (context) => {
        const { repository } = context;
        const base = await findBase(repository, baseChoice(edge, context, options));
        return proposeRoot(repository, await readProposing(repository, base), {
          edit: async (from) => {
            const edited = editRoot(from, edits);
            return options.edit ? editByHand(repository, edited, isFresh || isEdited(edits)) : edited;
          },
          isFresh,
          isRehearsal,
          now,
        });
      });
      edge.exit(isStopped(report) ? 1 : 0);
      if (options.json) edge.say(proposalJson(report, isRehearsal));
      else printProposal(edge, report, { isRehearsal, verbose: options.verbose });
    });
}

const HELP = `
The next root expires in a year. Called again, it edits the root that is proposed here; who signed that signs again.
It is refused, and nothing written, where \`check\` would refuse it, or where too few keys that are not revoked
would be left to follow it. A key that is new signs it too.

Examples:
  bailiwick root propose                                  # the same for another year
  bailiwick root propose --rule 'Core*/** review=2'
  bailiwick root propose --add-key alice-2027=alice.pub --issuer alice-2027 --remove-key alice
  bailiwick root propose --edit
  bailiwick root propose --drop-unsigned 'Legacy*/**' --dry-run`;
