import type { Command } from "commander";
import { stateWarnings } from "../src/history/state-warnings.ts";
import { verifyCommit } from "../src/history/verify-commit.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { countLine, type Extent, printRefusals, verdictJson } from "./print-verdict.ts";
import { noteWarnings, verdictCode } from "./warnings.ts";

interface Options extends Extent {
  readonly accepted?: string;
  readonly json?: boolean;
  readonly seenAt?: string;
  readonly strict?: boolean;
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
    .option("--seen-at <day>", "the day on which the commit was first seen (default: today)")
    .option("--strict", "exit with 4 where it stands with a warning")
    .option("--verbose", "print every line of long lists")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (ref: string, options: Options, command: Command) => {
      const today = parseDay(options.seenAt);
      const { verdict, commit, accepted } = await inRepository(command, ({ repository, pin }) =>
        verifyCommit(repository, ref, {
          pin,
          accepted: options.accepted,
          seenAt: options.accepted === undefined ? undefined : today,
          onProgress: (done, total) => edge.progress("verifying", done, total),
        }),
      );
      const warnings = stateWarnings({ verdict, accepted }, today);
      edge.exit(verdictCode(verdict, warnings, options.strict ?? false));
      if (options.json)
        return edge.say(verdictJson(verdict, { commit, registry: accepted?.policy.identity, warnings }));
      if (!verdict.accepted) printRefusals(edge, verdict.refusals, options);
      noteWarnings(edge, warnings);
      const word = verdict.accepted ? edge.paint("good", "verified") : edge.paint("bad", "refused");
      edge.say(`${word} ${commit.slice(0, 12)}: ${countLine(verdict)}`);
      if (verdict.accepted && options.accepted === undefined)
        edge.say(edge.paint("dim", "each part was once vouched for under this root; freshness unknown"));
    });
}

const HELP = `
It says of each part that it was once vouched for under the pinned root; not that the parts belong together or
are the newest (with --accepted: that nothing was taken back since).

Exit codes: 0 verified; 1 refused; 3 could not judge; 4 with --strict, verified with a warning (unsigned
subjects, an expired root).

Examples:
  bailiwick verify --root sha256:9f86...
  bailiwick verify origin/main --accepted v1 --json`;
