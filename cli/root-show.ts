import type { Command } from "commander";
import { rootLinks } from "../src/verify/explain-roots.ts";
import { rootsOf } from "../src/verify/explain-view.ts";
import { askTree, questionOptions, sayRefused } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { rootLines } from "./print-proof.ts";
import { printRoot } from "./print-root.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** `root show`: every root; its hash is what people pin. */
export function register(root: Command, edge: Edge): void {
  questionOptions(root.command("show"))
    .description("every root: its hash (the pin), keys, thresholds, rules, and who signed it")
    .addHelpText("after", HELP)
    .action((options: { readonly json?: boolean }, command: Command) =>
      askTree(command, edge, async (asked) => {
        const { commit, pin, tree } = asked;
        const { read, policy, refusals } = await rootsOf(tree, pin);
        const roots = rootLinks(read.documents, pin, policy?.roots ?? []);
        if (roots.length === 0) return sayRefused(edge, command, asked, refusals);
        edge.exit(refusals.length === 0 ? 0 : 1);
        if (options.json)
          return edge.say(
            toJson({
              commit,
              pin,
              identity: policy?.identity,
              roots,
              refusals: refusals.map(withWords),
            }),
          );
        for (const link of roots) printRoot(edge, link, rootLines(link));
        printRefusals(edge, refusals);
        const newest = roots.filter(({ stands }) => stands).at(-1);
        if (newest !== undefined && pin === undefined)
          edge.say(`\nTo pin, once you have compared it: git config bailiwick.root sha256:${newest.sha256}`);
      }),
    );
}

const HELP = `
Exit codes: 0 every root stands (and one is the pin, if there is one); 1 not so.

Examples:
  bailiwick root show
  bailiwick root show --ref origin/main --json`;
