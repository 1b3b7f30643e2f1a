import { readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import type { Command } from "commander";
import { headBranch } from "../src/git/head-branch.ts";
import { openCache } from "../src/history/fold-cache.ts";
import { judgeReceived, parseReceived } from "../src/history/judge-received.ts";
import { quote } from "../src/quote.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { printRefusals } from "./print-verdict.ts";

/**
 * Refuses a push to the registry's branch that `check` refuses, before anything of it is taken: exit code 1. Other
 * branches are nobody's business: what is on them is judged when it comes to this one.
 */
export async function receive(command: Command, edge: Edge): Promise<void> {
  const input = readFileSync(0, "utf8");
  // Until all is judged, no is the answer: a failure on the way refuses, too.
  edge.exit(1);
  const stands = await inRepository(command, async ({ repository, config, pin }) => {
    const branch = config.get("bailiwick.branch");
    const guarded = branch === undefined ? headBranch(repository) : `refs/heads/${branch}`;
    const terms = {
      pin,
      now: parseDay(undefined),
      accepted: config.get("bailiwick.accepted"),
      cache: openCache(pin ?? "unpinned"),
    };
    for (const received of parseReceived(input).filter(({ ref }) => ref === guarded)) {
      const answer = await judgeReceived(repository, quarantineOf(edge.env), received, terms);
      if (answer === undefined) {
        edge.note(`refused: ${quote(received.ref)} is the registry's branch, and is not deleted`);
        return false;
      }
      if (answer.verdict.accepted) continue;
      printRefusals({ ...edge, say: edge.note }, answer.verdict.refusals);
      edge.note(`refused: ${quote(received.ref)} stays as it is`);
      return false;
    }
    return true;
  });
  if (stands) edge.exit(0);
}

/** Where git keeps what is being pushed until a hook lets it in. */
function quarantineOf({ GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES }: Edge["env"]): string[] {
  const others = GIT_ALTERNATE_OBJECT_DIRECTORIES?.split(delimiter) ?? [];
  return [GIT_OBJECT_DIRECTORY ?? "", ...others].filter(Boolean).map((path) => resolve(path));
}
