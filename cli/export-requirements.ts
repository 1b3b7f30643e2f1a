import type { Command } from "commander";
import { answerWords, outcomeOf } from "../src/client/answers.ts";
import { readReleases } from "../src/client/read-releases.ts";
import {
  parseRequirement,
  requirementLine,
  requireRelease,
  sameName,
} from "../src/client/require-releases.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

/** `export requirements`: packages by the hashes that were signed, for pip. */
export function register(parent: Command, edge: Edge): void {
  const command = parent
    .command("requirements")
    .description("lines for pip install --require-hashes: packages, by the hashes that were signed")
    .argument("<package...>", "foo==1.0.5, or foo for the newest release; dependencies too");
  copyOptions(command)
    .option("--hash", "with hashes: always so, the option is for reading")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      `
Exit codes: 0 all of them; 1 one is refused, unknown, yanked, or names no hashes: nothing is printed; 4 with a warning.

Examples:
  bailiwick export requirements --hash foo==1.0.5 bar > requirements.txt
  pip install --require-hashes --no-deps -r requirements.txt`,
    )
    .action(async (words: readonly string[], options: CopyChoice & { json?: boolean }, self: Command) => {
      const wanted = words.map((word) => {
        const parsed = parseRequirement(word);
        if (parsed === undefined)
          throw new Failure("usage", `${quote(word)} is no requirement, as foo==1.0.5 and foo are`);
        return parsed;
      });
      const found = await withCopies(edge, self, options, async (copies) => {
        const read = await Promise.all(
          copies.map((copy) =>
            readReleases(copy, (own) => wanted.some(({ name }) => sameName(name, own, "PyPI"))),
          ),
        );
        return wanted.map((each) =>
          requireRelease(
            each,
            read.flat().filter(({ name, ecosystem }) => sameName(each.name, name, ecosystem)),
          ),
        );
      });
      const refused = found.flatMap((each) => ("code" in each ? [each] : []));
      const required = found.flatMap((each) => ("code" in each ? [] : [each]));
      const reasons = [...refused, ...required.flatMap((each) => each.reasons)];
      edge.exit(refused.length > 0 ? 1 : reasons.length > 0 ? 4 : 0);
      const shown = reasons.map((each) => ({ ...each, outcome: outcomeOf(each), says: answerWords(each) }));
      if (options.json)
        return edge.say(toJson({ requirements: refused.length > 0 ? [] : required, reasons: shown }));
      for (const { code, says } of shown) edge.note(`${code}: ${says}`);
      if (refused.length === 0) for (const each of required) edge.say(requirementLine(each));
    });
}
