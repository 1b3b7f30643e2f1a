import type { Command } from "commander";
import { type CheckReport, checkChange } from "../src/history/check-change.ts";
import { openCache } from "../src/history/fold-cache.ts";
import { quote } from "../src/quote.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { countLine, printRefusals, verdictJson, withWords } from "./print-verdict.ts";

interface Options {
  readonly accepted?: string;
  readonly cache: boolean;
  readonly json?: boolean;
  readonly now?: string;
}

/** `check`: judges a change. */
export function register(program: Command, edge: Edge): void {
  program
    .command("check")
    .description("judge a change: is every path of it authorised by a key entitled to it?")
    .argument("[base]", "the branch it is made against (default: bailiwick.upstream, else origin/HEAD)")
    .argument("[head]", "the change", "HEAD")
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option(
      "--accepted <commit>",
      "a commit whose state you vouch for (default: git config bailiwick.accepted)",
    )
    .option("--now <day>", "judge as if today were this day, YYYY-MM-DD")
    .option("--no-cache", "fold the whole history again")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExamples:\n  bailiwick check origin/main\n  bailiwick check main my-branch --json",
    )
    .action(async (base: string | undefined, head: string, options: Options, command: Command) => {
      const report = await inRepository(command, ({ repository, config, pin }) =>
        checkChange(repository, {
          base: base ?? config.get("bailiwick.upstream") ?? "origin/HEAD",
          head,
          pin,
          now: parseDay(options.now),
          accepted: options.accepted ?? config.get("bailiwick.accepted"),
          cache: options.cache ? openCache(pin ?? "unpinned") : undefined,
          onProgress: (done, total) => edge.progress("folding history", done, total),
        }),
      );
      print(edge, report, options.json ?? false);
      edge.exit(report.verdict.accepted ? 0 : 1);
    });
}

function print(edge: Edge, { verdict, tip, baseKind, isPinned }: CheckReport, isJson: boolean): void {
  if (isJson)
    return edge.say(
      verdictJson(verdict, {
        base: { commit: tip, from: baseKind, pinned: isPinned },
        consequences: verdict.consequences.map(withWords),
      }),
    );
  if (!isPinned)
    edge.note("note: no pin; judged by the base's own root (git config bailiwick.root sha256:...)");
  if (baseKind === "tip") edge.note("note: no history; what the base holds is taken as accepted");
  if (!verdict.accepted) printRefusals(edge, verdict.refusals);
  for (const { subject, users, by } of verdict.grants)
    edge.say(
      `${edge.paint("good", by === "unsigned" ? "unsigned" : "granted")} ${quote(subject)}${users.length > 0 ? `  by ${users.map(quote).join(", ")}` : by === "endorsement" ? "  by the issuers" : ""}`,
    );
  if (verdict.consequences.length > 0) {
    edge.say("\nWhat this change makes refused elsewhere:");
    printRefusals(edge, verdict.consequences);
  }
  edge.say(
    `${verdict.accepted ? edge.paint("good", "accepted") : edge.paint("bad", "refused")}: ${countLine(verdict)} in the change`,
  );
}
