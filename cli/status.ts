import type { Command } from "commander";
import { readState, registryFolder, registryNames } from "../src/client/registries.ts";
import { type Status, statusOf } from "../src/client/status.ts";
import { quote } from "../src/quote.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRows } from "./print-rows.ts";

interface Options {
  readonly json?: boolean;
  readonly now?: string;
}

/** `status`: what is held of the registries that were added. */
export function register(program: Command, edge: Edge): void {
  program
    .command("status")
    .description("the registries that were added: what is held of them, and how fresh it is; no network")
    .argument("[name...]", "which ones (default: all)")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action((given: readonly string[], options: Options) => {
      const names = given.length > 0 ? given : registryNames();
      const now = options.now === undefined ? new Date().toISOString() : `${parseDay(options.now)}T23:59:59Z`;
      const all = names.map((name) => statusOf(readState(registryFolder(name)), now));
      const isRefused = all.some(({ refused }) => refused.size > 0);
      edge.exit(isRefused ? 1 : all.some(({ freshness }) => freshness === "stale") ? 4 : 0);
      if (options.json) return edge.say(toJson(all));
      if (all.length === 0) edge.say("no registry was added yet: bailiwick add URL --root sha256:...");
      for (const status of all) print(edge, status);
    });
}

function print(edge: Edge, status: Status): void {
  const { name, registry, pin, urls, branch, commit, syncedAt, freshness, daysOld, counts, refused } = status;
  const words = { current: "current", unknown: "freshness unknown", stale: edge.paint("bad", "STALE") };
  edge.say(edge.paint("bold", quote(name)));
  printRows(edge, [
    ["  registry", [quote(registry)]],
    ["  pin", [`sha256:${pin}`]],
    ["  fetched", urls.map(quote)],
    ["  commit", [`${commit} of ${quote(branch)}`]],
    ["  synced", [`${syncedAt}, ${words[freshness]}, ${daysOld} days old`]],
    ["  subjects", [`${counts.verified} verified, ${counts.unsigned} unsigned, ${counts.refused} refused`]],
    [
      "  refused",
      [...refused].map(([subject, at]) =>
        at === undefined
          ? `${quote(subject)}, nothing verified of it`
          : `${quote(subject)}, kept as of ${at.slice(0, 12)}`,
      ),
    ],
  ]);
}

const HELP = `
Without a log nobody can say that a copy is the newest: "freshness unknown", or STALE when it is older than the
registry's root allows.

Exit codes: 0 all is well; 1 something is refused; 4 stale.

Examples:
  bailiwick status
  bailiwick status mine --json`;
