import type { Command } from "commander";
import { importAuthors } from "../src/client/author-book.ts";
import { count } from "../src/count.ts";
import { authorChoice, authorFile } from "./author-options.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { parseNumber } from "./parse-option.ts";
import { fromFolder } from "./signing-options.ts";

interface Options {
  readonly authors?: string;
  readonly quorum: number;
}

/** `authors import`: takes over whom people one trusts approved. */
export function register(authors: Command, edge: Edge): void {
  authorFile(
    authors
      .command("import")
      .description("take over the authors whom enough people approved, in files of people whom you trust")
      .argument(
        "<source...>",
        "a file or an https URL each; a file is one person's word, whoever is named in it",
      ),
  )
    .option("--quorum <n>", "how many distinct people must have approved an author", parseNumber, 2)
    .addHelpText(
      "after",
      `
Exit codes: 0 taken over; 1 nobody had enough approvals.

Examples:
  bailiwick authors import ann.yaml bob.yaml
  bailiwick authors import https://example.org/ann.yaml bob.yaml erin.yaml --quorum 2`,
    )
    .action(async (sources: readonly string[], options: Options, self: Command) => {
      const places = sources.map((each) => (/^https?:/.test(each) ? each : fromFolder(self, each)));
      const choice = authorChoice(self, options);
      const taken = await importAuthors(choice, places, options.quorum, parseDay(undefined));
      edge.exit(taken.length > 0 ? 0 : 1);
      edge.say(
        `${count(taken.length, "author")} taken over, each approved by ${options.quorum} people or more`,
      );
    });
}
