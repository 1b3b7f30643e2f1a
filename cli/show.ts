import type { Command } from "commander";
import { overviewOf } from "../src/advise/overview.ts";
import { explainPath } from "../src/verify/explain.ts";
import { askRegistry, askTree, questionOptions, sayRefused } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printOverview } from "./print-overview.ts";
import { printWhy, proofJson } from "./print-why.ts";
import { showSubject } from "./show-subject.ts";

interface Options {
  readonly json?: boolean;
  readonly now?: string;
  readonly proof?: boolean;
}

/** `show`: a registry at a glance, or one subject. */
export function register(program: Command, edge: Edge): void {
  questionOptions(program.command("show"))
    .description("a registry at a glance: its identity, roots, keys, rules and counts; or one package")
    .argument("[subject]", "a package or common name")
    .option("--proof", "of a subject: every link from the pin to its bytes, as why prints it")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .addHelpText("after", HELP)
    .action((subject: string | undefined, options: Options, command: Command) =>
      subject === undefined
        ? askRegistry(command, edge, async (view, { commit, pin }) => {
            const overview = await overviewOf(view, pin);
            if (options.json) edge.say(toJson({ commit, pin, ...overview }));
            else printOverview(edge, overview, commit, parseDay(options.now));
          })
        : askTree(command, edge, async (asked) => {
            if (options.proof) {
              const { pin, last } = asked;
              const proof = await explainPath(asked.tree, subject, { pin, last });
              edge.exit(proof.verdict === "verified" || proof.verdict === "unsigned" ? 0 : 1);
              return options.json
                ? edge.say(proofJson(proof, subject, asked))
                : printWhy(edge, proof, subject, asked);
            }
            const isShown = await showSubject(edge, asked, subject, options.json ?? false);
            if (isShown !== true) sayRefused(edge, command, asked, isShown);
          }),
    );
}

const HELP = `
Without a subject nothing is verified but the trust documents: bailiwick verify judges all.

Exit codes: 0 shown; 1 the roots do not stand, or the subject is refused or not there.

Examples:
  bailiwick show
  bailiwick show JSON --ref origin/main
  bailiwick show JSON --registry mine --proof
  bailiwick show --json`;
