import type { Command } from "commander";
import { whatIfGrant } from "../src/advise/what-if-grant.ts";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { isName } from "../src/format/names.ts";
import { list, quote } from "../src/quote.ts";
import { parseGrant } from "../src/sign/draft-certificate.ts";
import { outlined } from "../src/verify/side.ts";
import { askRegistry, questionOptions } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { openingLines, overlapLine } from "./print-certificate.ts";

/** `what-if grant`: what a grant would open, and whom it would overlap. */
export function register(whatIf: Command, edge: Edge): void {
  questionOptions(whatIf.command("grant"))
    .description("what grants would open to a user, and who holds the same already")
    .argument("<grant...>", "a role and a pattern, as 'publish JSON/**'")
    .requiredOption("--to <user>", "who would have them, beside what they have")
    .addHelpText("after", HELP)
    .action(
      (
        texts: readonly string[],
        options: { readonly json?: boolean; readonly to: string },
        self: Command,
      ) => {
        const { to } = options;
        const wanted = texts.map(parseGrant);
        if (!isName(to)) throw new Failure("usage", `${quote(to)} is no name of a user`);
        return askRegistry(self, edge, async ({ read, policy, trust }, { commit, pin }) => {
          const { outline } = await outlined(read, policy.layout, undefined);
          const foresight = await whatIfGrant(trust, outline, to, wanted);
          if (options.json) return edge.say(toJson({ commit, pin, ...foresight }));
          const { isKnown, grants, opens, overlaps, alone } = foresight;
          edge.say(
            `${edge.paint("bold", quote(to))} would have${isKnown ? "" : ", with a first certificate"}:`,
          );
          for (const opening of opens) {
            const paths = grants.filter(({ role }) => role === opening.role).flatMap((grant) => grant.paths);
            for (const line of openingLines(opening, paths)) edge.say(`  ${line}`);
          }
          for (const each of overlaps) edge.say(`  ${overlapLine(each)}`);
          const names = alone.map(({ name }) => name);
          if (names.length > 0)
            edge.say(`  could then change alone ${count(names.length, "subject")}: ${list(names)}`);
        });
      },
    );
}

const HELP = `
Exit codes: 0 answered; 1 the registry's roots do not stand.

Examples:
  bailiwick what-if grant 'publish JSON/**' --to carol
  bailiwick what-if grant 'review **' 'attest **' --to bot --json`;
