import type { Command } from "commander";
import { importApprovals } from "../src/client/approvals.ts";
import { authorsIn, changeAuthors } from "../src/client/authors-file.ts";
import { fetchBytes } from "../src/client/fetch-bytes.ts";
import { count } from "../src/count.ts";
import { authorFile, authorsOf } from "./author-options.ts";
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
      const files = await Promise.all(
        sources.map(async (source) => {
          const place = /^https?:/.test(source) ? source : fromFolder(self, source);
          return authorsIn(await fetchBytes(place), source);
        }),
      );
      let before = 0;
      const after = await changeAuthors(authorsOf(edge, options), (own) => {
        before = own.length;
        return importApprovals(own, files, options.quorum, parseDay(undefined));
      });
      edge.exit(after.length > before ? 0 : 1);
      edge.say(
        `${count(after.length - before, "author")} taken over, each approved by ${options.quorum} people or more`,
      );
    });
}
