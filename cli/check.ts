import type { Command } from "commander";
import { type CheckReport, checkChange } from "../src/history/check-change.ts";
import { checkWarnings } from "../src/history/check-warnings.ts";
import { openCache } from "../src/history/fold-cache.ts";
import type { Warning } from "../src/history/warning.ts";
import { quote } from "../src/quote.ts";
import { type Context, inRepository, parseDay } from "./context.ts";
import { defaultBase } from "./default-base.ts";
import type { Edge } from "./edge.ts";
import { type ForgeChoice, forgeOptions, refuseStray } from "./forge-options.ts";
import {
  changeLine,
  type Extent,
  printGrants,
  printRefusals,
  verdictJson,
  withWords,
} from "./print-verdict.ts";
import { noteWarnings, verdictCode } from "./warnings.ts";

interface Options extends Extent, ForgeChoice {
  readonly accepted?: string;
  readonly cache: boolean;
  readonly json?: boolean;
  readonly now?: string;
  readonly pr?: string;
  readonly root?: string;
  readonly strict?: boolean;
}

/** `check`: judges a change. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("check")
    .description("judge a change: is every path of it authorised by a key entitled to it?")
    .argument(
      "[base]",
      "the branch it is made against (default: bailiwick.upstream, else origin's main branch)",
    )
    .argument("[head]", "the change", "HEAD")
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option(
      "--accepted <commit>",
      "a commit whose state you vouch for (default: git config bailiwick.accepted)",
    )
    .option(
      "--pr <number>",
      "the change is this pull request: its objects are fetched, nothing is checked out",
    )
    .option("--now <day>", "judge as if today were this day, YYYY-MM-DD")
    .option("--no-cache", "fold the whole history again")
    .option("--strict", "exit with 4 where it is accepted with a warning")
    .option("--verbose", "print every line of long lists")
    .option("--json", "for machines");
  forgeOptions(command, true)
    .addHelpText("after", HELP)
    .action(async (named: string | undefined, change: string, options: Options, self: Command) => {
      const now = parseDay(options.now);
      const judge = async ({ repository, config, pin }: Context, base: string, head: string) => {
        const accepted = options.accepted ?? config.get("bailiwick.accepted");
        const cache = options.cache ? openCache(pin ?? "unpinned") : undefined;
        const onProgress = (done: number, total: number) => edge.progress("folding history", done, total);
        const report = await checkChange(repository, { base, head, pin, now, accepted, cache, onProgress });
        return { base, report };
      };
      const { base, report } = await within(edge, self, named, change, options, judge);
      const warnings = checkWarnings(report);
      edge.exit(verdictCode(report.verdict, warnings, options.strict ?? false));
      if (options.json) edge.say(reportJson(report, base, warnings));
      else print(edge, report, base, warnings, options);
    });
}

/** Finds base and head: here, or in a pull request. What talks to a forge is loaded only when it is asked for. */
async function within<T>(
  edge: Edge,
  self: Command,
  named: string | undefined,
  change: string,
  options: Options,
  judge: (context: Context, base: string, head: string) => Promise<T>,
): Promise<T> {
  const { pr, repo } = options;
  refuseStray(options);
  if (pr !== undefined && repo !== undefined) {
    const { inFetchedPull } = await import("./check-pull.ts");
    return inFetchedPull(edge, { ...options, pr }, named, judge);
  }
  return inRepository(self, async (context) => {
    const base = named ?? (await defaultBase(context));
    if (pr === undefined) return judge(context, base, change);
    const { pullHead } = await import("./check-pull.ts");
    return judge(context, base, await pullHead(context, base, { ...options, pr }));
  });
}

function reportJson(report: CheckReport, base: string, warnings: readonly Warning[]): string {
  const { verdict, tip, baseKind, isPinned } = report;
  return verdictJson(verdict, {
    base: { name: base, commit: tip, from: baseKind, pinned: isPinned },
    consequences: verdict.consequences.map(withWords),
    already: verdict.already.map(withWords),
    warnings,
  });
}

function print(
  edge: Edge,
  { verdict }: CheckReport,
  base: string,
  warnings: readonly Warning[],
  extent: Extent & Pick<Options, "pr">,
): void {
  if (!verdict.accepted) printRefusals(edge, verdict.refusals, extent);
  if (!verdict.accepted && extent.pr !== undefined)
    edge.note(
      `without a checkout: bailiwick sign --pr ${extent.pr}; an issuer: bailiwick cert issue --pr ${extent.pr}`,
    );
  printGrants(edge, verdict.grants, extent);
  if (verdict.consequences.length > 0) {
    edge.say("\nWhat this change makes refused elsewhere:");
    printRefusals(edge, verdict.consequences, extent);
  }
  noteWarnings(edge, warnings);
  const word = verdict.accepted ? edge.paint("good", "accepted") : edge.paint("bad", "refused");
  const isEmpty = verdict.accepted && verdict.grants.length === 0;
  edge.say(
    `${word}: ${isEmpty ? `nothing differs from ${quote(base)}` : `${changeLine(verdict)} in the change`}`,
  );
}

const HELP = `
Without a base: git config bailiwick.upstream, else the first of origin/HEAD, origin/main, origin/master, main,
master. The change is what differs from where it left that branch. With --pr only git is asked, not the forge's API, and
no token is needed for what everybody may read; with --repo, BASE is a branch there (default: the main one).

Exit codes: 0 accepted; 1 refused; 3 could not judge; 4 with --strict, accepted with a warning (no pin, no
history, refusals elsewhere).

Examples:
  bailiwick check
  bailiwick check origin/main my-branch --json
  bailiwick check --pr 12
  bailiwick check --pr 12 --repo example/registry --root sha256:9f86...    no clone needed
  bailiwick check origin/main --root sha256:9f86... --strict`;
