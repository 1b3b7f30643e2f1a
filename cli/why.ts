import type { Command } from "commander";
import { explainPath } from "../src/verify/explain.ts";
import { askForOne, askTree, questionOptions, sayRefused } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { printWhy, proofJson } from "./print-why.ts";
import { rememberedAt } from "./remembered.ts";

interface Options {
  readonly accepted?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** `why`: the proof of one path, from the pin to the byte. */
export function register(program: Command, edge: Edge): void {
  questionOptions(program.command("why"))
    .description(
      "who vouches for a path: every link from the pinned root to the byte, or the one that is missing",
    )
    .argument("<path>", "a file, a package, a common name, or a document below .bailiwick, from the top")
    .option("--accepted <commit>", "judge upon a commit that you remember as accepted")
    .option("--strict", "exit with 4 where it stands, but nobody vouches for it")
    .addHelpText("after", HELP)
    .action((path: string, options: Options, command: Command) =>
      askTree(command, edge, async (asked) => {
        const last = asked.last ?? (await rememberedAt(asked, options.accepted));
        const proof = await explainPath(asked.tree, path, { pin: asked.pin, last });
        if (proof.verdict === "several") throw askForOne("why", path, proof.names);
        if (asked.pin === undefined && proof.refusals.some(({ code }) => code === "registry-missing"))
          return sayRefused(edge, command, asked, proof.refusals);
        const isUnsigned = proof.verdict === "unsigned";
        edge.exit(proof.verdict === "verified" ? 0 : !isUnsigned ? 1 : options.strict ? 4 : 0);
        if (options.json) edge.say(proofJson(proof, path, asked));
        else printWhy(edge, proof, path, asked);
      }),
    );
}

const HELP = `
Each link names its file and hash, so it can be checked by hand, in a clone or in the copy that the last line names:
  sha256sum FILE
  ssh-keygen -Y check-novalidate -n NAMESPACE -s FILE-LESS-ITS-ENDING.NAME.sig < FILE

Exit codes: 0 it stands; 1 it does not, or is not there; 4 with --strict, it stands unsigned.

Examples:
  bailiwick why JSON/url
  bailiwick why JSON/url --registry mine
  bailiwick why JSON --ref origin/main --root sha256:9f86...
  bailiwick why .bailiwick/certs/carol.yaml --json`;
