import type { Command } from "commander";
import { verifyCommit } from "../src/history/verify-commit.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { countLine, printRefusals, verdictJson } from "./print-verdict.ts";

interface Options {
  readonly accepted?: string;
  readonly json?: boolean;
  readonly seenAt?: string;
}

/** `verify`: judges a whole state. */
export function register(program: Command, edge: Edge): void {
  program
    .command("verify")
    .description("judge a whole registry: was every file put there by a key entitled to it?")
    .argument("[ref]", "the commit", "HEAD")
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option(
      "--accepted <commit>",
      "judge upon a commit that you remember as accepted: nothing of it may be taken back",
    )
    .option("--seen-at <day>", "with --accepted: the day on which the commit was first seen (default: today)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExamples:\n  bailiwick verify --root sha256:9f86...\n  bailiwick verify origin/main --accepted v1 --json",
    )
    .action(async (ref: string, options: Options, command: Command) => {
      const { verdict, commit, accepted } = await inRepository(command, ({ repository, pin }) =>
        verifyCommit(repository, ref, {
          pin,
          accepted: options.accepted,
          seenAt: options.accepted === undefined ? undefined : parseDay(options.seenAt),
        }),
      );
      edge.exit(verdict.accepted ? 0 : 1);
      if (options.json)
        return edge.say(verdictJson(verdict, { commit, registry: accepted?.policy.identity }));
      if (!verdict.accepted) printRefusals(edge, verdict.refusals);
      const word = verdict.accepted ? edge.paint("good", "verified") : edge.paint("bad", "refused");
      edge.say(`${word} ${commit.slice(0, 12)}: ${countLine(verdict)}`);
      if (verdict.accepted && options.accepted === undefined)
        edge.say(edge.paint("dim", "each part was once vouched for under this root; freshness unknown"));
    });
}
