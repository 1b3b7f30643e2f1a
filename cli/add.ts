import type { Command } from "commander";
import { addRegistry } from "../src/client/add-registry.ts";
import { parsePin } from "./context.ts";
import type { Edge } from "./edge.ts";
import { type FetchOptions, fetchOptions, limitsOf, urlFrom } from "./fetch-options.ts";
import { printSync, syncCode, syncJson } from "./print-sync.ts";

interface Options extends FetchOptions {
  readonly branch?: string;
  readonly json?: boolean;
  readonly name?: string;
  readonly root?: string;
  readonly trustFirstUse?: boolean;
}

/** `add`: pins a registry and makes the first copy. */
export function register(program: Command, edge: Edge): void {
  fetchOptions(program.command("add"))
    .description("pin a registry: fetch it, verify it whole, and remember what was seen")
    .argument("<url...>", "where it is fetched from, mirrors in the order of trying")
    .option("--root <pin>", "the pinned root, sha256:...")
    .option("--trust-first-use", "without a pin: believe the root that the first mirror serves")
    .option("--name <name>", "what to call it here (default: as it calls itself)")
    .option("--branch <branch>", "the branch to follow (default: the one that the mirror's HEAD names)")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (urls: readonly string[], options: Options, self: Command) => {
      const report = await addRegistry({
        urls: urls.map((url) => urlFrom(self, url)),
        pin: parsePin(options.root),
        trustFirstUse: options.trustFirstUse ?? false,
        name: options.name,
        branch: options.branch,
        limits: limitsOf(options),
        now: new Date().toISOString(),
        onProgress: (what, done, total) => edge.progress(what, done, total),
      });
      edge.exit(syncCode([report]));
      if (options.json) edge.say(syncJson(report));
      else printSync(edge, report);
    });
}

const HELP = `
The copy and what was seen lie in the platform's data folder (BAILIWICK_DATA changes it).

Exit codes: 0 verified; 1 something in it is refused, or no mirror serves this registry; 3 no mirror answers, no pin.

Examples:
  bailiwick add https://example.org/my-registry --root sha256:9f86...
  bailiwick add https://a.example/r.git https://b.example/r.git --root sha256:9f86... --name mine`;
